/** How far one rating would move the lead, in percentage points with a sign; nothing where nobody leads. */
export const shownDelta = (delta: string | null): string => {
  if (delta === null) return 'no lead';
  const points = Math.round(Number(delta) * 1000) / 10;
  return `${points > 0 ? '+' : points < 0 ? '−' : '±'}${Math.abs(points).toFixed(1)} points`;
};
