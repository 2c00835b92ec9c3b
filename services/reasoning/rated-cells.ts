import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { RatingCode } from '../../shared/domain/given-ratings.ts';
import { findRow } from '../cases/find-row.ts';

export type RatedCells = {
  readonly item: string;
  readonly ratings: Readonly<Record<string, RatingCode | null>>;
  readonly rationales: Readonly<Record<string, string>>;
};

type Given = {
  readonly evidence: string;
  readonly cells: Readonly<Record<string, { readonly rating: RatingCode | null; readonly rationale: string }>>;
};

/** The cells of one row as a caller names them, as identifiers of the case. */
export const readCells = (tables: CaseTables, { evidence, cells }: Given): Result<RatedCells, Failure> => {
  const item = findRow(tables, 'evidence', evidence);
  if (!item.ok) return item;
  const ratings: Record<string, RatingCode | null> = {};
  const rationales: Record<string, string> = {};
  for (const [reference, cell] of Object.entries(cells)) {
    const hypothesis = findRow(tables, 'hypothesis', reference);
    if (!hypothesis.ok) return hypothesis;
    if (Object.hasOwn(ratings, hypothesis.value.key)) return err(namedTwice(reference));
    ratings[hypothesis.value.key] = cell.rating;
    rationales[hypothesis.value.key] = cell.rationale;
  }
  if (Object.keys(ratings).length === 0) {
    return err({
      code: 'NOTHING_RATED',
      message: 'The row has no cell.',
      hint: 'Rate the item against at least one hypothesis.',
    });
  }
  return ok({ item: item.value.key, ratings, rationales });
};

/** Two beginnings of one identifier: which of the two values counts would be left to chance. */
export const namedTwice = (reference: string): Failure => ({
  code: 'NAMED_TWICE',
  message: `${reference} names a hypothesis that was named before in the same call.`,
  hint: 'Name each hypothesis once.',
  at: reference,
});
