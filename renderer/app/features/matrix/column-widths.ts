import { measureText } from '../../../../shared/figures/text-measure.ts';

const evidenceMin = 190;
const evidenceShare = 5;
const gradeWidth = 46;
const forgeableWidth = 74;
const separatesWidth = 94;
const hypothesisMin = 54;
const hypothesisMinMax = 96;
const headingFace = { size: 11, isBold: true } as const;
const headingPadding = 8;

/** Tracks of the grid, the same in each of its rows, and the width below which it scrolls. Words of a name stay whole. */
export const columnsToTemplate = (
  names: readonly string[],
): { readonly template: string; readonly widthMin: number } => {
  const columns = names.map(columnMin);
  return {
    template: [
      `minmax(${evidenceMin}px, ${evidenceShare}fr)`,
      `${gradeWidth}px`,
      `${forgeableWidth}px`,
      ...columns.map((least) => `minmax(${least}px, 1fr)`),
      `${separatesWidth}px`,
    ].join(' '),
    widthMin:
      evidenceMin + gradeWidth + forgeableWidth + separatesWidth + columns.reduce((sum, least) => sum + least, 0),
  };
};

const columnMin = (name: string): number => {
  const longest = Math.max(0, ...name.split(/[\s-]+/u).map((word) => measureText(word, headingFace)));
  return Math.min(hypothesisMinMax, Math.max(hypothesisMin, Math.ceil(longest) + headingPadding));
};
