/** Row of a line in the whole ledger as the table lists it; undefined where the table does not hold it. */
export const rowOfLine = (
  line: number,
  { last, until, descending }: { readonly last: number; readonly until: number | null; readonly descending: boolean },
): number | undefined => {
  const end = until === null ? last : Math.min(until, last);
  if (line < 0 || line > end) return undefined;
  return descending ? end - line : line;
};
