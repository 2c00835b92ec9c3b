import type { Client } from '../../../../shared/api/client.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { rememberCell, type Cell } from './column-run.ts';
import { cellKey, without, type Change, type MatrixView } from './matrix-store.ts';
import { writeRating, type RatingWrite, type RatingWritten } from './write-rating.ts';

export type Ratings = {
  /** Gives a cell a rating, or null to clear it. It shows at once, and goes back where it could not be recorded. */
  readonly rate: (cell: Cell, rating: Rating | null) => Promise<void>;
  /** Records the rationale that is being written, with the rating as it is. */
  readonly saveRationale: (cell: Cell) => Promise<void>;
  /** Puts back what the last change replaced, as a new line. The cell, or null where there was nothing to undo. */
  readonly undo: () => Promise<Cell | null>;
};

export type ViewAccess = {
  readonly read: () => MatrixView;
  readonly change: (change: (view: MatrixView) => Partial<MatrixView>) => void;
};

const changesMax = 100;
const raterCharactersMax = 63;
let lastToken = 0;

/** Rates cells of one case. Writes are recorded in the order in which they were made, whatever each takes. */
export const createRatings = (call: Client, folder: string, { read, change }: ViewAccess): Ratings => {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };

  /** Shows a rating that is not recorded yet. Both ways out leave a later rating of the same cell alone. */
  const show = (cell: Cell, rating: Rating | null) => {
    lastToken += 1;
    const token = lastToken;
    const key = cellKey(cell);
    const isNewest = (view: MatrixView): boolean => view.pending[key]?.token === token;
    change(({ pending }) => ({ pending: { ...pending, [key]: { rating, token, line: null } }, failed: null }));
    return {
      keep: ({ line, before }: RatingWritten): void =>
        change((view) =>
          isNewest(view)
            ? { pending: { ...view.pending, [key]: { rating, token, line: line ?? before?.line ?? 0 } } }
            : {},
        ),
      putBack: (): void => change((view) => (isNewest(view) ? { pending: without(view.pending, key) } : {})),
    };
  };
  const tell = ({ item, hypothesis }: Cell, failure: Failure, retry: (() => void) | null): void =>
    change(() => ({ failed: { item, hypothesis, failure, retry } }));
  const remember = ({ item, hypothesis }: Cell, written: RatingWritten, isRationale: boolean): void => {
    const { line, before, rating } = written;
    if (line === null) return;
    const done: Change = { item, hypothesis, line, before, rating, isRationale };
    change(({ changes }) => ({ changes: [...changes, done].slice(-changesMax) }));
  };
  // What was typed since is kept.
  const forgetDraft = (key: string, draft: string | undefined): void =>
    change(({ drafts }) => (drafts[key] === draft ? { drafts: without(drafts, key) } : {}));

  const rate = (cell: Cell, rating: Rating | null): Promise<void> => {
    const key = cellKey(cell);
    const draft = read().drafts[key];
    const shown = show(cell, rating);
    if (rating !== null) {
      change(({ recent, entered }) => ({ recent: rememberCell(recent, cell), entered: [...entered, cell] }));
    }
    return inTurn(async () => {
      const write: RatingWrite = { ...cell, rating, ...(draft !== undefined && { rationale: draft }) };
      const written = await writeRating(call, folder, write);
      if (written.ok) {
        remember(cell, written.value, false);
        forgetDraft(key, draft);
        shown.keep(written.value);
      } else {
        shown.putBack();
        tell(cell, written.error, () => void rate(cell, rating));
      }
    });
  };

  const saveRationale = (cell: Cell): Promise<void> =>
    inTurn(async () => {
      const key = cellKey(cell);
      const draft = read().drafts[key];
      if (draft === undefined) return;
      const written = await writeRating(call, folder, { ...cell, rationale: draft });
      if (!written.ok) return tell(cell, written.error, () => void saveRationale(cell));
      remember(cell, written.value, true);
      forgetDraft(key, draft);
    });

  const undo = (): Promise<Cell | null> =>
    // In its turn, so that it undoes the last change made and not the last one recorded.
    inTurn(async () => {
      const last = read().changes.at(-1);
      if (last === undefined) return null;
      const { item, hypothesis, before } = last;
      const cell = { item, hypothesis };
      change(({ changes }) => ({ changes: changes.filter((one) => one !== last) }));
      const shown = show(cell, before?.rating ?? null);
      const written = await writeRating(call, folder, toUndo(last));
      if (written.ok) {
        shown.keep(written.value);
        change(({ changes }) => ({ changes: moveChanges(changes, last, written.value.line) }));
      } else {
        shown.putBack();
        const isGone = written.error.code === 'CHANGED_SINCE';
        if (!isGone) change(({ changes }) => ({ changes: [...changes, last] }));
        tell(cell, written.error, isGone ? null : () => void undo());
      }
      return cell;
    });
  return { rate, saveRationale, undo };
};

const toUndo = ({ item, hypothesis, line, before }: Change): RatingWrite => {
  const rater = before?.rating === null ? null : (before?.rater ?? null);
  return {
    item,
    hypothesis,
    rating: before?.rating ?? null,
    rationale: before?.rationale ?? '',
    onlyAfter: line,
    ...(rater !== null && rater !== '' && rater.length <= raterCharactersMax && { rater }),
  };
};

/** Earlier changes of the cell can be undone in turn: it stands as they left it, though in a newer line. */
const moveChanges = (changes: readonly Change[], undone: Change, line: number | null): readonly Change[] =>
  changes.map((one) =>
    line !== null && cellKey(one) === cellKey(undone) && one.line === undone.before?.line ? { ...one, line } : one,
  );
