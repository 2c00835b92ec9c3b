/** D-ALR: spread of one row in decibels after the quality discount; 0 exactly when it separates nothing. */
export const rowDiagnosticity = (cells: Float64Array, row: number, width: number): number => {
  let highest = -Infinity;
  let lowest = Infinity;
  for (let at = row * width; at < (row + 1) * width; at += 1) {
    const decibels = cells[at] ?? 0;
    if (decibels > highest) highest = decibels;
    if (decibels < lowest) lowest = decibels;
  }
  return highest - lowest;
};
