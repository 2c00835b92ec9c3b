import { create } from 'zustand';
import type { Input } from '../../../../shared/api/contract.ts';
import type { Chosen } from './chosen.ts';

type Each = Extract<Input<'evidence.amend'>['what'], { readonly kind: 'each' }>['each'];

/** What an act on many items came to. */
export type BulkOutcome = {
  readonly tone: 'good' | 'warn';
  readonly words: string;
  /** What takes it back by one more call; null where nothing does. */
  readonly undo: { readonly each: Each; readonly lines: string } | null;
};

type Bulk = {
  readonly act: 'amend' | 'custody' | 'mark' | null;
  readonly chosen: Chosen | null;
  readonly outcome: BulkOutcome | null;
  /** Reason of the last cell that was corrected, offered for the next. */
  readonly reason: string;
};

const nothing: Bulk = { act: null, chosen: null, outcome: null, reason: '' };

type BulkState = {
  readonly byFolder: Readonly<Record<string, Bulk>>;
  readonly change: (folder: string, change: Partial<Bulk>) => void;
};

/** Which act on the selection is being prepared, and what the last one came to. */
export const useBulk = create<BulkState>()((set) => ({
  byFolder: {},
  change: (folder, change) =>
    set(({ byFolder }) => ({ byFolder: { ...byFolder, [folder]: { ...(byFolder[folder] ?? nothing), ...change } } })),
}));

export const useBulkOf = (folder: string): Bulk => useBulk(({ byFolder }) => byFolder[folder] ?? nothing);
