import { blank, notApplicable, ratingToCode } from './cells.ts';
import type { Matrix } from './matrix.ts';

/** One hypothesis by the Open Synthesis measures; the proportions are of all scored items. */
export type OpenSynthesisColumn = {
  readonly id: string;
  /** OS-INC: Σ (3 − v)² over cells below neutral. */
  readonly inc: number;
  /** OS-CON: Σ (v − 3)² over cells above neutral. */
  readonly con: number;
  readonly proportionNotApplicable: number;
  readonly proportionUnrated: number;
};

const neutral = ratingToCode('N');

export const measureColumns = ({ codes, hypotheses, itemIds, width }: Matrix): readonly OpenSynthesisColumn[] =>
  hypotheses.map(({ id }, column) => {
    let inc = 0;
    let con = 0;
    let notApplicableCount = 0;
    let unratedCount = 0;
    for (let row = 0; row < itemIds.length; row += 1) {
      const code = codes[row * width + column] ?? blank;
      if (code === blank) unratedCount += 1;
      else if (code === notApplicable) notApplicableCount += 1;
      else if (code < neutral) inc += (neutral - code) ** 2;
      else con += (code - neutral) ** 2;
    }
    const items = Math.max(itemIds.length, 1);
    return {
      id,
      inc,
      con,
      proportionNotApplicable: notApplicableCount / items,
      proportionUnrated: unratedCount / items,
    };
  });

/** Best first: least inconsistent, then most consistent, then fewer "not applicable", then fewer unrated cells. */
export const compareColumns = (left: OpenSynthesisColumn, right: OpenSynthesisColumn): number =>
  left.inc - right.inc ||
  right.con - left.con ||
  left.proportionNotApplicable - right.proportionNotApplicable ||
  left.proportionUnrated - right.proportionUnrated;

/** D-OS: population standard deviation of a row's values; "not applicable" is neutral, unrated cells are left out. */
export const measureRowSpread = ({ codes, width }: Pick<Matrix, 'codes' | 'width'>, row: number): number | null => {
  const values = [...codes.subarray(row * width, (row + 1) * width)]
    .filter((code) => code !== blank)
    .map((code) => (code === notApplicable ? neutral : code));
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
