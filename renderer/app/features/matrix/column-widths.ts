const evidenceMin = 200;
const gradeWidth = 54;
const forgeableWidth = 88;
const separatesWidth = 116;
const hypothesisMin = 68;
const hypothesisMax = 96;

/** Tracks of the grid, the same in each of its rows, and the width below which it scrolls. */
export const columnsToTemplate = (hypotheses: number): { readonly template: string; readonly widthMin: number } => ({
  template: [
    `minmax(${evidenceMin}px, 1fr)`,
    `${gradeWidth}px`,
    `${forgeableWidth}px`,
    ...(hypotheses === 0 ? [] : [`repeat(${hypotheses}, minmax(${hypothesisMin}px, ${hypothesisMax}px))`]),
    `${separatesWidth}px`,
  ].join(' '),
  widthMin: evidenceMin + gradeWidth + forgeableWidth + hypotheses * hypothesisMin + separatesWidth,
});
