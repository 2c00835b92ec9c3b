import { create } from 'zustand';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import type { MatrixOrder } from './arrangement.ts';
import type { Cell } from './column-run.ts';

/** A rating that was given here and may not be in what the program last told. `line` is known once it is recorded. */
export type Pending = { readonly rating: Rating | null; readonly token: number; readonly line: number | null };

/** What a cell held, as it was recorded. */
export type Held = {
  readonly rating: Rating | null;
  readonly rationale: string;
  readonly rater: string | null;
  readonly line: number;
};

/** One change of one cell, with what was there before; null where nothing was. */
export type Change = Cell & {
  readonly line: number;
  readonly before: Held | null;
  readonly rating: Rating | null;
  readonly isRationale: boolean;
};

export type MatrixView = {
  readonly level: number | null;
  readonly order: MatrixOrder;
  readonly isUnfolded: boolean;
  /** Narrows the items to those with these words. */
  readonly text: string;
  readonly active: Cell | null;
  readonly scrollTop: number;
  readonly pending: Readonly<Record<string, Pending>>;
  /** Rationales as they are being written. */
  readonly drafts: Readonly<Record<string, string>>;
  /** Changes made in this window, newest last. */
  readonly changes: readonly Change[];
  readonly failed: (Cell & { readonly failure: Failure; readonly retry: (() => void) | null }) | null;
  /** Cells that were rated last, for the notice on columns. */
  readonly recent: readonly Cell[];
  /** Every rating given in this window, in order. */
  readonly entered: readonly Cell[];
  /** The grid, the whole of it as one picture, or the raters side by side. */
  readonly part: 'ratings' | 'picture' | 'raters';
  /** The item that a second opinion is at. */
  readonly opinionItem: string | null;
};

const newView: MatrixView = {
  level: null,
  order: 'separation',
  isUnfolded: false,
  text: '',
  active: null,
  scrollTop: 0,
  pending: {},
  drafts: {},
  changes: [],
  failed: null,
  recent: [],
  entered: [],
  part: 'ratings',
  opinionItem: null,
};

type MatrixState = {
  readonly byFolder: Readonly<Record<string, MatrixView>>;
  readonly change: (folder: string, change: (view: MatrixView) => Partial<MatrixView>) => void;
};

/** What a person is doing in the matrix of each case; it outlives the screen. */
export const useMatrixStore = create<MatrixState>()((set) => ({
  byFolder: {},
  change: (folder, change) =>
    set(({ byFolder }) => {
      const view = viewOf(byFolder, folder);
      return { byFolder: { ...byFolder, [folder]: { ...view, ...change(view) } } };
    }),
}));

export const viewOf = (byFolder: Readonly<Record<string, MatrixView>>, folder: string): MatrixView =>
  Object.hasOwn(byFolder, folder) ? (byFolder[folder] ?? newView) : newView;

export const cellKey = ({ item, hypothesis }: Cell): string => `${item}/${hypothesis}`;

/** A record without one of its keys. */
export const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
