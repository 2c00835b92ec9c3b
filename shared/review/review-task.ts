import { caseScoringInput, scoredLevels } from '../attribution/case-scoring.ts';
import { scoreBase } from '../attribution/base-score.ts';
import { cellDecibels, likelihoodByCode, scaleTop } from '../attribution/cells.ts';
import { exchangeCell } from '../attribution/exchange-cell.ts';
import { findLead, totalsToPosterior } from '../attribution/posterior.ts';
import { compareIds } from '../attribution/scoring-input.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result } from '../base/result.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import type { Review } from './review-file.ts';

/** Method, section 6.5: the least that a reviewer looks at. */
const sampleShare = 0.2;
const sampleItemsMin = 5;
const blindCellsMin = 10;

export type ReviewCell = { readonly level: number; readonly item: string; readonly hypothesis: string };
export type ReviewClaim = { readonly level: number; readonly lead: string | null };

/** What the protocol asks of a reviewer. It follows from the skeleton alone, so every edition asks the same. */
export type ReviewTask = {
  /** All items of the case, by id. */
  readonly items: readonly string[];
  /** The cells of highest leverage, first the one that moves most. */
  readonly cells: readonly ReviewCell[];
  /** All hypotheses of the case, by id. */
  readonly hypotheses: readonly string[];
  /** One for each level that has hypotheses. */
  readonly claims: readonly ReviewClaim[];
};

export const reviewTask = (tables: CaseTables, profile: ScoringProfile): Result<ReviewTask> => {
  const claims: ReviewClaim[] = [];
  const cells: (ReviewCell & { readonly moves: number; readonly changesLead: boolean })[] = [];
  for (const level of scoredLevels(tables)) {
    const input = caseScoringInput(tables, level);
    if (!input.ok) return input;
    const { matrix, totals, lead, base } = scoreBase(input.value, profile);
    claims.push({ level, lead: base.lead });
    const likelihoods = likelihoodByCode(profile);
    const now = totalsToPosterior(totals);
    matrix.codes.forEach((code, cell) => {
      // Nobody is asked to rate again what the case has not rated.
      if (code > scaleTop) return;
      const row = Math.floor(cell / matrix.width);
      const column = cell % matrix.width;
      let moves = 0;
      let changesLead = false;
      for (let other = 0; other <= scaleTop; other += 1) {
        const decibels = cellDecibels(matrix.weights[row] ?? 0, likelihoods[other] ?? 0.5);
        const changed = exchangeCell(matrix, totals, { row, column }, decibels);
        if (findLead(changed) !== lead) changesLead = true;
        totalsToPosterior(changed).forEach((share, index) => {
          moves = Math.max(moves, Math.abs(share - (now[index] ?? 0)));
        });
      }
      const item = matrix.itemIds[row] ?? '';
      const hypothesis = matrix.hypotheses[column]?.id ?? '';
      cells.push({ level, item, hypothesis, moves, changesLead });
    });
  }
  cells.sort(
    (left, right) =>
      Number(right.changesLead) - Number(left.changesLead) ||
      // To a billionth, so that noise decides no order.
      Math.round(right.moves * 1e9) - Math.round(left.moves * 1e9) ||
      compareIds(left.item, right.item) ||
      compareIds(left.hypothesis, right.hypothesis),
  );
  return ok({
    items: keysOf(tables, 'evidence'),
    hypotheses: keysOf(tables, 'hypothesis'),
    cells: cells.slice(0, blindCellsMin).map(({ level, item, hypothesis }) => ({ level, item, hypothesis })),
    claims,
  });
};

const keysOf = (tables: CaseTables, table: 'evidence' | 'hypothesis'): readonly string[] =>
  tables
    .rows(table)
    .map(({ key }) => key)
    .sort(compareIds);

/**
 * Items in the order in which a seed draws them: by SHA-256 of seed and id, ascending. The first ones are the sample;
 * anyone can draw it again.
 */
export const drawItems = (
  items: readonly string[],
  seed: string,
  crypto: Pick<Crypto, 'sha256Hex'>,
): readonly string[] =>
  items
    .map((item) => ({ item, drawn: crypto.sha256Hex(`${seed}\n${item}`) }))
    .sort((left, right) => compareIds(left.drawn, right.drawn))
    .map(({ item }) => item);

/** How many of `count` items are looked at, at least: five, or a fifth, or all where there are fewer. */
export const sampleSize = (count: number): number =>
  Math.min(count, Math.max(sampleItemsMin, Math.ceil(count * sampleShare)));

/** What a review leaves out of what was asked; undefined where it answers everything. */
export const taskFault = (
  review: Pick<Review, 'custody' | 'ratings' | 'claims'>,
  task: ReviewTask,
  crypto: Pick<Crypto, 'sha256Hex'>,
): string | undefined => {
  const { items, seed } = review.custody;
  const drawn = drawItems(task.items, seed, crypto);
  const other = items.find(({ item }, index) => item !== drawn[index]);
  if (other !== undefined) return `the custody sample is not the one that its seed draws: ${other.item}`;
  const needed = sampleSize(task.items.length);
  if (items.length < needed) return `custody was sampled on ${items.length} items, not on ${needed}`;
  const known = new Set([...task.items, ...task.hypotheses]);
  const unknown = review.ratings.flatMap(({ item, hypothesis }) => [item, hypothesis]).find((id) => !known.has(id));
  if (unknown !== undefined) return `it rates ${unknown}, which the case does not have`;
  const rated = new Set(review.ratings.map(({ item, hypothesis }) => `${item}/${hypothesis}`));
  const missed = task.cells.find(({ item, hypothesis }) => !rated.has(`${item}/${hypothesis}`));
  if (missed !== undefined) return `the cell ${missed.item}/${missed.hypothesis} was not rated`;
  if (review.claims.length !== task.claims.length) return 'it does not answer one claim for each level';
  const wrong = task.claims.find(
    ({ level, lead }, index) => review.claims[index]?.level !== level || review.claims[index].lead !== lead,
  );
  return wrong === undefined ? undefined : `its claim of level ${wrong.level} is not what the case states`;
};
