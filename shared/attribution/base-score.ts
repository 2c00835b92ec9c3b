import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import { rankByCrossCheck, sumCrossCheck, sumInconsistency } from './ach.ts';
import { measureCompleteness } from './completeness.ts';
import { buildMatrix, type Matrix } from './matrix.ts';
import { compareModels } from './model-agreement.ts';
import { compareColumns, measureColumns, measureRowSpread } from './open-synthesis.ts';
import { addPrior, findLead, sumEvidence, totalsToPosterior } from './posterior.ts';
import { statedPrior } from './priors.ts';
import type { HypothesisKind, ScoringInput } from './scoring-input.ts';

export type NumberById = Readonly<Record<string, number>>;

export type ScoredHypothesis = { readonly id: string; readonly type: HypothesisKind; readonly ranked: boolean };
export type ScoredGroup = {
  readonly rho: number;
  /** Most diagnostic first, the order in which they count. */
  readonly items: readonly string[];
  readonly points: NumberById;
};

/** What one rating changes at once: probabilities, decibels, ranks. All numbers raw, all lists in id order. */
export type BaseScore = {
  readonly hypotheses: readonly ScoredHypothesis[];
  readonly alr1: { readonly posterior: NumberById; readonly db: NumberById };
  readonly ach: { readonly is: NumberById; readonly xc: NumberById; readonly rank: readonly string[] };
  readonly os: { readonly inc: NumberById; readonly con: NumberById; readonly rank: readonly string[] };
  readonly modelAgreement: boolean;
  readonly kendallTauB: number | null;
  /** The hypothesis with the highest total; null on a tie. It may be one that is not ranked. */
  readonly lead: string | null;
  readonly leadRanked: boolean;
  readonly weights: NumberById;
  /** Items of weight 0: listed, counted nowhere. */
  readonly excluded: readonly string[];
  readonly groups: Readonly<Record<string, ScoredGroup>>;
  /** Of each counted item: `alr` in decibels, `os` null where nothing is rated. */
  readonly diagnosticity: Readonly<Record<string, { readonly alr: number; readonly os: number | null }>>;
  readonly completeness: number;
};

/** A base score with the numbered form that sensitivity continues from. */
export type BaseScoring = {
  readonly base: BaseScore;
  readonly matrix: Matrix;
  readonly evidence: Float64Array;
  readonly totals: Float64Array;
  /** Number of the lead, -1 on a tie. */
  readonly lead: number;
};

export const scoreBase = (input: ScoringInput, profile: ScoringProfile): BaseScoring => {
  const matrix = buildMatrix(input, profile);
  const { hypotheses, ranked, itemIds } = matrix;
  const evidence = sumEvidence(matrix);
  const totals = addPrior(statedPrior(matrix), evidence);
  const lead = findLead(totals);
  const crossCheck = sumCrossCheck(matrix);
  const models = compareModels(matrix, totals, crossCheck);
  const columns = measureColumns(matrix);
  const base: BaseScore = {
    hypotheses: hypotheses.map(({ id, type }, column) => ({ id, type, ranked: ranked.includes(column) })),
    alr1: { posterior: byHypothesis(matrix, totalsToPosterior(totals)), db: byHypothesis(matrix, totals) },
    ach: {
      is: byHypothesis(matrix, sumInconsistency(matrix)),
      xc: byHypothesis(matrix, crossCheck),
      rank: rankByCrossCheck(matrix, crossCheck),
    },
    os: {
      inc: Object.fromEntries(columns.map(({ id, inc }) => [id, inc])),
      con: Object.fromEntries(columns.map(({ id, con }) => [id, con])),
      rank: ranked
        .flatMap((column) => columns[column] ?? [])
        .sort(compareColumns)
        .map(({ id }) => id),
    },
    modelAgreement: models.agree,
    kendallTauB: models.tauB,
    lead: hypotheses[lead]?.id ?? null,
    leadRanked: ranked.includes(lead),
    weights: Object.fromEntries(matrix.weightEntries),
    excluded: matrix.weightEntries.filter(([, weight]) => weight === 0).map(([id]) => id),
    groups: Object.fromEntries(
      matrix.groups.map(({ id, rho, order, points }) => [
        id,
        { rho, items: order.map((row) => itemIds[row] ?? ''), points: byHypothesis(matrix, points) },
      ]),
    ),
    diagnosticity: Object.fromEntries(
      itemIds.map((id, row) => [id, { alr: matrix.diagnosticity[row] ?? 0, os: measureRowSpread(matrix, row) }]),
    ),
    completeness: measureCompleteness(matrix),
  };
  return { base, matrix, evidence, totals, lead };
};

/** Checked ids are never names that objects inherit, so plain records are safe here. */
export const byHypothesis = ({ hypotheses }: Pick<Matrix, 'hypotheses'>, values: Float64Array): NumberById =>
  Object.fromEntries(hypotheses.map(({ id }, column) => [id, values[column] ?? 0]));
