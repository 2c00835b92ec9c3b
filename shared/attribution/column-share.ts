/** One act of rating: an item against the hypotheses that were rated together. */
export type RatingAct = { readonly item: string; readonly hypotheses: readonly string[] };

export type ColumnShare = {
  /** Steps from one rating to the next that stayed in a row or in a column; jumps elsewhere are neither. */
  readonly steps: number;
  readonly share: number;
  readonly isWarning: boolean;
};

const warningShare = 0.8;
// Fewer steps say little about how somebody works.
const warningStepsMin = 10;

/**
 * How much of a person's work went down columns (method, section 1.1): item after item against one hypothesis, which is
 * how one argues for a favourite. Several cells of one item that were saved together are work along the row.
 */
export const columnShare = (acts: readonly RatingAct[]): ColumnShare => {
  let along = 0;
  let down = 0;
  for (const [index, act] of acts.entries()) {
    along += act.hypotheses.length - 1;
    const before = acts[index - 1];
    if (before === undefined) continue;
    if (before.item === act.item) along += 1;
    else if (act.hypotheses.length === 1 && before.hypotheses.at(-1) === act.hypotheses[0]) down += 1;
  }
  const steps = along + down;
  const share = steps === 0 ? 0 : down / steps;
  return { steps, share, isWarning: steps >= warningStepsMin && share > warningShare };
};
