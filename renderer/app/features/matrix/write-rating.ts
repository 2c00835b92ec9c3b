import type { Client } from '../../../../shared/api/client.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { Cell } from './column-run.ts';
import type { Held } from './matrix-store.ts';
import { toRating } from './weight-words.ts';

export type RatingWrite = Cell & {
  /** Absent: the rating stays as it is. */
  readonly rating?: Rating | null;
  /** Absent: the rationale stays as it is. */
  readonly rationale?: string;
  /** Whose rating is put back, where it is another person's. */
  readonly rater?: string;
  /** Refused unless the cell still stands as that line left it: somebody else may have rated it since. */
  readonly onlyAfter?: number;
};

export type RatingWritten = {
  readonly line: number | null;
  readonly before: Held | null;
  readonly rating: Rating | null;
};

/**
 * Records one cell and no other. What is not to change is read first from the case itself, since the screen may be
 * older than the ledger. `line` is null where the cell stood so already.
 */
export const writeRating = async (call: Client, folder: string, write: RatingWrite): Promise<Result<RatingWritten>> => {
  const { item, hypothesis } = write;
  const read = await call('evidence.read', { folder, evidence: item });
  if (!read.ok) return read;
  const found = read.value.ratings.find((rating) => rating.hypothesis === hypothesis);
  const before: Held | null =
    found === undefined
      ? null
      : { rating: toRating(found.rating), rationale: found.rationale ?? '', rater: found.rater, line: found.line };
  if (write.onlyAfter !== undefined && before?.line !== write.onlyAfter) return err(changedSince);

  const rating = write.rating === undefined ? (before?.rating ?? null) : write.rating;
  const rationale = write.rationale ?? before?.rationale ?? '';
  if (rating === (before?.rating ?? null) && rationale === (before?.rationale ?? '')) {
    return ok({ line: null, before, rating });
  }
  const set = await call('rating.set', {
    folder,
    evidence: item,
    cells: { [hypothesis]: { rating, rationale } },
    ...(write.rater !== undefined && { rater: write.rater }),
  });
  return set.ok ? ok({ line: set.value.line, before, rating }) : set;
};

const changedSince = {
  code: 'CHANGED_SINCE',
  message: 'This cell has been rated again since, so nothing was undone.',
  hint: 'Look at the cell as it is now, and rate it if it is wrong.',
} as const;
