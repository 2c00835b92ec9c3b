import { runSteps, type Steps } from '../base/steps.ts';
import { billionths, cellDecibels, codeCount, likelihoodByCode, scaleTop } from './cells.ts';
import { rowDiagnosticity } from './diagnosticity.ts';
import { addGroup } from './groups.ts';
import type { Matrix } from './matrix.ts';
import { mulberry32 } from './mulberry32.ts';
import { findLead } from './posterior.ts';

export type MonteCarloResult = {
  readonly seed: number;
  readonly n: number;
  /** Share of runs in which the base lead is strictly first. */
  readonly stability: number;
  /** Nearest-rank percentiles of the lead's probability, 0 to 1. */
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
};

/**
 * Seeded robustness run (ALR-1 step 9). Each run jitters weights and ratings of the scored items and asks again who
 * leads. The order of draws is part of the definition: run → item by id (one draw) → rated hypotheses by id (one each).
 * In steps, since of thousands of items it takes seconds, and a page has no thread beside its own.
 */
export function* monteCarloInSteps(
  matrix: Matrix,
  prior: Float64Array,
  lead: number,
  seed: number,
): Steps<MonteCarloResult> {
  const { n } = matrix.profile.monteCarlo;
  let timesFirst = 0;
  const ranks = yield* runAgain(matrix, prior, [lead], seed, (totals) => {
    if (findLead(totals) === lead) timesFirst += 1;
  });
  return { seed, n, stability: timesFirst / n, ...ranks };
}

/** Percentiles of what some columns have together, over the same runs: the draws do not depend on who is asked about. */
export const runFamily = (
  matrix: Matrix,
  prior: Float64Array,
  columns: readonly number[],
  seed: number,
): Pick<MonteCarloResult, 'p05' | 'p50' | 'p95'> => runSteps(runAgain(matrix, prior, columns, seed, () => undefined));

const runsInStep = 25;

function* runAgain(
  matrix: Matrix,
  prior: Float64Array,
  columns: readonly number[],
  seed: number,
  look: (totals: Float64Array) => void,
): Steps<Pick<MonteCarloResult, 'p05' | 'p50' | 'p95'>> {
  const { n, percentiles } = matrix.profile.monteCarlo;
  const priorDecibels = prior.map((probability) => 10 * Math.log10(probability));
  const jitterCells = createJitter(matrix, mulberry32(seed));
  const sumCells = createSum(matrix);
  const probabilities = new Float64Array(n);
  for (let run = 0; run < n; run += 1) {
    const totals = sumCells(jitterCells());
    for (let column = 0; column < totals.length; column += 1) {
      totals[column] = (priorDecibels[column] ?? 0) + (totals[column] ?? 0);
    }
    look(totals);
    for (const column of columns) probabilities[run] = (probabilities[run] ?? 0) + probabilityOf(column, totals);
    if ((run + 1) % runsInStep === 0) yield;
  }
  probabilities.sort();
  const [low, middle, high] = percentiles;
  return {
    p05: nearestRank(probabilities, low),
    p50: nearestRank(probabilities, middle),
    p95: nearestRank(probabilities, high),
  };
}

/** Each call draws one run and returns the decibels of all cells, in the same array every time. */
const createJitter = (matrix: Matrix, draw: () => number): (() => Float64Array) => {
  const { weightJitter, weightFloor, stepDown, stepUp } = matrix.profile.monteCarlo;
  const { codes, weights, width } = matrix;
  const likelihoods = likelihoodByCode(matrix.profile);
  const cells = new Float64Array(codes.length);
  // Logarithms are dear, and a row needs each rating's only once.
  const decibelsByCode = new Float64Array(codeCount);
  return () => {
    for (let row = 0; row < weights.length; row += 1) {
      const shifted = (weights[row] ?? 0) + (2 * draw() - 1) * weightJitter;
      const weight = Math.min(Math.max(shifted, weightFloor), 1);
      for (let code = 0; code < codeCount; code += 1) {
        const likelihood = likelihoods[code] ?? 0.5;
        decibelsByCode[code] = likelihood === 0.5 ? 0 : cellDecibels(weight, likelihood);
      }
      const end = (row + 1) * width;
      for (let cell = row * width; cell < end; cell += 1) {
        let code = codes[cell] ?? 0;
        if (code <= scaleTop) {
          const chance = draw();
          // Added up rather than branched on: nobody can predict a random step, the processor included.
          code += (chance >= stepUp ? 1 : 0) - (chance < stepDown ? 1 : 0);
          code = code < 0 ? 0 : code > scaleTop ? scaleTop : code;
        }
        cells[cell] = decibelsByCode[code] ?? 0;
      }
    }
    return cells;
  };
};

/** Sums cells over groups in id order, ordering the items of each group anew; the result is one reused array. */
const createSum = ({ groups, itemIds, width }: Matrix): ((cells: Float64Array) => Float64Array) => {
  const totals = new Float64Array(width);
  const points = new Float64Array(width);
  const plans = groups.map(({ members, rho }) => ({ members, rho, keys: new Float64Array(members.length) }));
  const rowCount = itemIds.length;
  return (cells) => {
    totals.fill(0);
    for (const { members, rho, keys } of plans) {
      if (members.length === 1) {
        addGroup(members, 0, cells, width, totals);
        continue;
      }
      points.fill(0);
      addGroup(orderByKeys(members, keys, cells, width, rowCount), rho, cells, width, points);
      for (let column = 0; column < width; column += 1) {
        totals[column] = (totals[column] ?? 0) + (points[column] ?? 0);
      }
    }
    return totals;
  };
};

// Spread and item number in one number below 2^53 (profiles bound a spread to about 30 dB), so that the engine's
// numeric sort orders by spread descending, then by id.
const orderByKeys = (
  members: readonly number[],
  keys: Float64Array,
  cells: Float64Array,
  width: number,
  rowCount: number,
): readonly number[] => {
  for (let at = 0; at < members.length; at += 1) {
    const row = members[at] ?? 0;
    keys[at] = row - billionths(rowDiagnosticity(cells, row, width)) * rowCount;
  }
  keys.sort();
  const order: number[] = [];
  for (const key of keys) order.push(((key % rowCount) + rowCount) % rowCount);
  return order;
};

const probabilityOf = (column: number, totals: Float64Array): number => {
  const own = totals[column] ?? 0;
  let sum = 0;
  for (const total of totals) sum += 10 ** ((total - own) / 10);
  return 1 / sum;
};

// Index ceil(q·N) − 1; the product is rounded first, since 0.07 · 100 is a little above 7 in doubles.
const nearestRank = (ascending: Float64Array, quantile: number): number => {
  const rank = Math.ceil(Math.round(quantile * ascending.length * 1e9) / 1e9);
  return ascending[Math.max(rank, 1) - 1] ?? 0;
};
