/** Kendall's τ-b, −1 to 1, between two measurements of the same things; null where one of them has only ties. */
export const kendallTauB = (left: readonly number[], right: readonly number[]): number | null => {
  let agreement = 0;
  let untiedLeft = 0;
  let untiedRight = 0;
  for (let first = 0; first < left.length; first += 1) {
    for (let second = first + 1; second < left.length; second += 1) {
      const leftSign = Math.sign((left[first] ?? 0) - (left[second] ?? 0));
      const rightSign = Math.sign((right[first] ?? 0) - (right[second] ?? 0));
      agreement += leftSign * rightSign;
      untiedLeft += Math.abs(leftSign);
      untiedRight += Math.abs(rightSign);
    }
  }
  return untiedLeft === 0 || untiedRight === 0 ? null : agreement / Math.sqrt(untiedLeft * untiedRight);
};
