import type { Json } from '../ledger/canonical-json.ts';
import type { Score } from './score.ts';

/** The document of `plumbline score --input`: JSON numbers, unrounded. Keys and lists as the command's page gives them. */
export const scoreToCommandOutput = (score: Score): Json => {
  const { ach, alr1, os, sensitivity } = score;
  return {
    alr1: { posterior: alr1.posterior, db: alr1.db },
    ach: { is: ach.is, xc: ach.xc, rank: ach.rank },
    os: { inc: os.inc, con: os.con },
    modelAgreement: score.modelAgreement,
    lead: score.lead,
    weights: score.weights,
    groups: score.groups,
    completeness: score.completeness,
    leaveOneOut: sensitivity.leaveOneOut,
    flips: sensitivity.flips,
    singleCellFlips: sensitivity.singleCellFlips,
    monteCarlo: sensitivity.monteCarlo,
  };
};
