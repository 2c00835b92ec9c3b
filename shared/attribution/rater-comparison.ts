import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import { scoreBase, type BaseScore, type BaseScoring } from './base-score.ts';
import { cellDecibels, likelihoodByCode, ratingToCode } from './cells.ts';
import {
  openSynthesisDisagreement,
  osachDisagreement,
  type Disagreement,
  type OpenSynthesisBand,
  type OsachBand,
} from './disagreement.ts';
import { exchangeCell } from './exchange-cell.ts';
import { panelRating } from './panel-rating.ts';
import { findLead, totalsToPosterior } from './posterior.ts';
import { cellOf, type Rater } from './raters.ts';
import { widestDistance } from './rating-distance.ts';
import { compareIds, type Rating, type ScoringInput } from './scoring-input.ts';

/** What one other rating, taken alone, would do to the case's own result. */
export type Effect = {
  /** Identifier of the rater whose rating it is. */
  readonly rater: string;
  readonly rating: Rating;
  /** Who would lead; null on a tie. */
  readonly lead: string | null;
  readonly changesLead: boolean;
  /** What the probability of the case's own lead would be, and how far that is from now; null where nobody leads. */
  readonly probability: number | null;
  readonly delta: number | null;
};

export type CellComparison = {
  readonly item: string;
  readonly hypothesis: string;
  /** What the case counts. */
  readonly own: Rating | null;
  /** In the order of the raters; null where one has not rated it. */
  readonly ratings: readonly (Rating | null)[];
  /** Widest distance between two raters, in steps; null where fewer than two are on the scale. */
  readonly steps: number | null;
  readonly openSynthesis: Disagreement<OpenSynthesisBand>;
  readonly osach: Disagreement<OsachBand>;
  readonly panel: Rating | null;
  /** The strongest of the other ratings; null where none differs, or the item counts nowhere. */
  readonly effect: Effect | null;
};

export type RaterComparison = {
  /** By the ratings that the case counts. */
  readonly own: BaseScore;
  /** By each rater alone, in their order. */
  readonly alone: readonly BaseScore[];
  /** By the panel's median of each cell. */
  readonly panel: BaseScore;
  /** Whether everybody alone, the panel and the case put the same hypothesis first; nobody's tie is agreement. */
  readonly agreeOnLead: boolean;
  /** Cells of which two or more raters said something, or one says something else than the case; what matters first. */
  readonly cells: readonly CellComparison[];
};

/**
 * Sets the raters of one level beside each other. `input` is the matrix that the case counts: grades, groups and priors
 * are its own throughout, only ratings change. Nothing is averaged into the case's result.
 */
export const compareRaters = (
  input: ScoringInput,
  raters: readonly Rater[],
  profile: ScoringProfile,
): RaterComparison => {
  const own = scoreBase(input, profile);
  const withRatings = (ratingOf: (cell: string) => Rating | null): BaseScore =>
    scoreBase(
      {
        ...input,
        evidence: input.evidence.map((item) => ({
          ...item,
          r: Object.fromEntries(input.hypotheses.map(({ id }) => [id, ratingOf(cellOf(item.id, id))])),
        })),
      },
      profile,
    ).base;
  const votesOn = (cell: string): readonly Rating[] => raters.flatMap(({ cells }) => cells.get(cell) ?? []);
  const alone = raters.map(({ cells }) => withRatings((cell) => cells.get(cell) ?? null));
  const panel = withRatings((cell) => panelRating(votesOn(cell)));
  const effectOf = createEffects(own, raters);
  const cells = input.evidence.flatMap((item) =>
    input.hypotheses.flatMap(({ id }): readonly CellComparison[] => {
      const cell = cellOf(item.id, id);
      const votes = votesOn(cell);
      const rated = item.r[id] ?? null;
      if (votes.length < 2 && votes.every((vote) => vote === rated)) return [];
      const ratings = raters.map((rater) => rater.cells.get(cell) ?? null);
      return [
        {
          item: item.id,
          hypothesis: id,
          own: rated,
          ratings,
          steps: widestDistance(ratings),
          openSynthesis: openSynthesisDisagreement(votes),
          osach: osachDisagreement(votes),
          panel: panelRating(votes),
          effect: effectOf(item.id, id, rated),
        },
      ];
    }),
  );
  const leads = new Set([own.base, panel, ...alone].map(({ lead }) => lead));
  return {
    own: own.base,
    alone,
    panel,
    agreeOnLead: leads.size === 1 && !leads.has(null),
    cells: cells.sort(compareCells),
  };
};

/** The strongest effect of the raters' other ratings of a cell. */
const createEffects = ({ matrix, totals, lead, base }: BaseScoring, raters: readonly Rater[]) => {
  const rowById = new Map(matrix.itemIds.map((id, row) => [id, row]));
  const columnById = new Map(matrix.hypotheses.map(({ id }, column) => [id, column]));
  const likelihoods = likelihoodByCode(matrix.profile);
  const now = totalsToPosterior(totals)[lead] ?? 0;
  return (item: string, hypothesis: string, own: Rating | null): Effect | null => {
    const row = rowById.get(item);
    const column = columnById.get(hypothesis);
    // An item of weight 0 counts nowhere, whatever it is rated.
    if (row === undefined || column === undefined) return null;
    const effects = raters.flatMap(({ id, cells }): readonly Effect[] => {
      const rating = cells.get(cellOf(item, hypothesis));
      if (rating === undefined || rating === own) return [];
      const decibels = cellDecibels(matrix.weights[row] ?? 0, likelihoods[ratingToCode(rating)] ?? 0.5);
      const changed = exchangeCell(matrix, totals, { row, column }, decibels);
      const newLead = findLead(changed);
      const probability = lead < 0 ? null : (totalsToPosterior(changed)[lead] ?? 0);
      return [
        {
          rater: id,
          rating,
          lead: base.hypotheses[newLead]?.id ?? null,
          changesLead: newLead !== lead,
          probability,
          delta: probability === null ? null : probability - now,
        },
      ];
    });
    return effects.sort(compareEffects)[0] ?? null;
  };
};

/** Whoever changes the lead comes first, then what moves its probability most. */
const compareEffects = (left: Effect | null, right: Effect | null): number =>
  Number(right?.changesLead ?? false) - Number(left?.changesLead ?? false) || sizeOf(right) - sizeOf(left);

// To a billionth, so that noise decides no order.
const sizeOf = (effect: Effect | null): number =>
  effect === null ? -1 : Math.round(Math.abs(effect.delta ?? 0) * 1e9);

const compareCells = (left: CellComparison, right: CellComparison): number =>
  compareEffects(left.effect, right.effect) ||
  right.osach.spread - left.osach.spread ||
  compareIds(left.item, right.item) ||
  compareIds(left.hypothesis, right.hypothesis);
