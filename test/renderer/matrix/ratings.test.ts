import { beforeEach, describe, expect, it } from 'vitest';
import type { MatrixView } from '../../../renderer/app/features/matrix/matrix-store.ts';
import { useMatrixStore, viewOf } from '../../../renderer/app/features/matrix/matrix-store.ts';
import { createRatings, type Ratings } from '../../../renderer/app/features/matrix/ratings.ts';
import { shownRating } from '../../../renderer/app/features/matrix/shown-rating.ts';
import { createClient } from '../../../shared/api/client.ts';
import type { Checked } from '../../../shared/api/contract.ts';
import type { Rating } from '../../../shared/attribution/scoring-input.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';

type Recorded = { rating: Rating | null; rationale: string; rater: string; line: number };

/** As much of a case as ratings need: one line for each `rating.set`, the last one of a cell counts. */
class SmallCase {
  readonly cells = new Map<string, Recorded>();
  readonly lines: Checked<'rating.set'>[] = [];
  refuses = false;
  size = 10;

  readonly client = createClient({ send: (method, input) => this.answer(method, input) });

  rate(item: string, hypothesis: string, rating: Rating, rationale: string, rater = 'me'): void {
    this.cells.set(`${item}/${hypothesis}`, { rating, rationale, rater, line: this.size });
    this.size += 1;
  }

  private async answer(method: string, input: unknown): Promise<Result<unknown>> {
    // Answers take a while and not always the same, as over a wire.
    await new Promise((resolve) => setTimeout(resolve, this.lines.length % 2 === 0 ? 3 : 0));
    if (method === 'evidence.read') return ok(this.read((input as { evidence: string }).evidence));
    if (this.refuses) return err({ code: 'DISK_FULL', message: 'There is no room.' });
    const line = input as Checked<'rating.set'>;
    this.lines.push(line);
    for (const [hypothesis, { rating, rationale }] of Object.entries(line.cells)) {
      this.cells.set(`${line.evidence}/${hypothesis}`, {
        rating,
        rationale,
        rater: line.rater ?? 'me',
        line: this.size,
      });
    }
    this.size += 1;
    return ok({ line: this.size - 1 });
  }

  private read(item: string): unknown {
    const own = [...this.cells].filter(([key]) => key.startsWith(`${item}/`));
    return { ratings: own.map(([key, cell]) => ({ hypothesis: key.slice(item.length + 1), at: null, ...cell })) };
  }
}

const cell = { item: 'E1', hypothesis: 'H1' };
let small: SmallCase;
let ratings: Ratings;
let folder = '';
let number = 0;
const read = (): MatrixView => viewOf(useMatrixStore.getState().byFolder, folder);

beforeEach(() => {
  number += 1;
  folder = `/cases/${number}.case`;
  small = new SmallCase();
  ratings = createRatings(small.client, folder, {
    read,
    change: (change) => useMatrixStore.getState().change(folder, change),
  });
});

const shown = (size: number): Rating | null => shownRating('N', read().pending['E1/H1'], size);

describe('rating a cell', () => {
  it('shows at once, and until the matrix that holds it has come', async () => {
    const rated = ratings.rate(cell, 'CC');
    expect(shown(small.size)).toBe('CC');
    await rated;
    expect(small.lines).toHaveLength(1);
    expect(shown(10)).toBe('CC');
    // A matrix of eleven lines holds line 10: from there on the case itself is believed.
    expect(shown(11)).toBe('N');
  });

  it('writes that one cell and keeps its rationale', async () => {
    small.rate('E1', 'H1', 'C', 'Seen twice.');
    small.rate('E1', 'H2', 'I', 'Never seen.');
    await ratings.rate(cell, 'CC');
    expect(small.lines).toEqual([
      { folder, evidence: 'E1', cells: { H1: { rating: 'CC', rationale: 'Seen twice.' } } },
    ]);
  });

  it('puts the old state back and says why, where it was refused', async () => {
    small.refuses = true;
    await ratings.rate(cell, 'CC');
    expect(shown(10)).toBe('N');
    expect(read().failed).toMatchObject({ ...cell, failure: { code: 'DISK_FULL' } });
    expect(read().changes).toEqual([]);
    small.refuses = false;
    read().failed?.retry?.();
    expect(read().failed).toBeNull();
  });

  it('records in the order in which keys were pressed', async () => {
    await Promise.all((['II', 'I', 'N', 'C', 'CC'] as const).map((rating) => ratings.rate(cell, rating)));
    expect(small.lines.map(({ cells }) => cells['H1']?.rating)).toEqual(['II', 'I', 'N', 'C', 'CC']);
    expect(shown(10)).toBe('CC');
  });

  it('adds no line that would change nothing', async () => {
    small.rate('E1', 'H1', 'C', '');
    await ratings.rate(cell, 'C');
    expect(small.lines).toEqual([]);
    expect(read().changes).toEqual([]);
  });

  it('takes the rationale along that is being written', async () => {
    useMatrixStore.getState().change(folder, () => ({ drafts: { 'E1/H1': 'Because.' } }));
    await ratings.rate(cell, 'C');
    expect(small.cells.get('E1/H1')).toMatchObject({ rating: 'C', rationale: 'Because.' });
    expect(read().drafts).toEqual({});
  });
});

describe('a rationale', () => {
  const draft = (text: string): void => useMatrixStore.getState().change(folder, () => ({ drafts: { 'E1/H1': text } }));

  it('is recorded with the rating as it is', async () => {
    small.rate('E1', 'H1', 'II', '');
    draft('It would be odd.');
    await ratings.saveRationale(cell);
    expect(small.cells.get('E1/H1')).toMatchObject({ rating: 'II', rationale: 'It would be odd.' });
  });

  it('stays as typed where it could not be recorded', async () => {
    small.rate('E1', 'H1', 'II', '');
    small.refuses = true;
    draft('It would be odd.');
    await ratings.saveRationale(cell);
    expect(read().drafts).toEqual({ 'E1/H1': 'It would be odd.' });
    expect(read().failed?.failure.code).toBe('DISK_FULL');
  });

  it('keeps what was typed while it was being recorded', async () => {
    small.rate('E1', 'H1', 'II', '');
    draft('It would');
    const saved = ratings.saveRationale(cell);
    await new Promise((resolve) => setTimeout(resolve, 1));
    draft('It would be odd.');
    await saved;
    expect(read().drafts).toEqual({ 'E1/H1': 'It would be odd.' });
  });
});

describe('undo', () => {
  it('writes the old rating, rationale and rater as a new line', async () => {
    small.rate('E1', 'H1', 'C', 'Seen twice.', 'somebody-else');
    await ratings.rate(cell, 'II');
    expect(await ratings.undo()).toEqual(cell);
    expect(small.lines.at(-1)).toEqual({
      folder,
      evidence: 'E1',
      cells: { H1: { rating: 'C', rationale: 'Seen twice.' } },
      rater: 'somebody-else',
    });
    expect(await ratings.undo()).toBeNull();
    expect(small.lines).toHaveLength(2);
  });

  it('undoes the change that was made last, though it is not recorded yet', async () => {
    await ratings.rate({ item: 'E1', hypothesis: 'H2' }, 'N');
    void ratings.rate(cell, 'C');
    expect(await ratings.undo()).toEqual(cell);
    expect(small.cells.get('E1/H2')?.rating).toBe('N');
    expect(small.cells.get('E1/H1')?.rating).toBeNull();
  });

  it('goes back through all changes of one cell', async () => {
    for (const rating of ['C', 'CC', 'II'] as const) await ratings.rate(cell, rating);
    const seen: (Rating | null | undefined)[] = [];
    for (let step = 0; step < 3; step += 1) {
      await ratings.undo();
      seen.push(small.cells.get('E1/H1')?.rating);
    }
    expect(seen).toEqual(['CC', 'C', null]);
    expect(read().failed).toBeNull();
  });

  it('leaves alone a cell that somebody else has rated since', async () => {
    await ratings.rate(cell, 'C');
    small.rate('E1', 'H1', 'II', 'No.', 'somebody-else');
    await ratings.undo();
    expect(small.cells.get('E1/H1')).toMatchObject({ rating: 'II', rationale: 'No.' });
    expect(read().failed).toMatchObject({ failure: { code: 'CHANGED_SINCE' }, retry: null });
  });

  it('can be tried again where it was refused', async () => {
    small.rate('E1', 'H1', 'C', '');
    await ratings.rate(cell, 'II');
    small.refuses = true;
    await ratings.undo();
    expect(shown(99)).toBe('N');
    expect(read().changes).toHaveLength(1);
    small.refuses = false;
    await ratings.undo();
    expect(small.cells.get('E1/H1')?.rating).toBe('C');
  });
});
