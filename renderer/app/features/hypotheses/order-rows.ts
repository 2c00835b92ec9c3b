type Value = string | number | boolean | null;

/** Rows in the order of one of their values; what is withheld comes last, either way, and equals stay as they were recorded. */
export const orderRows = <Row extends { readonly line: number }>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
  descending: boolean,
): readonly Row[] =>
  rows.toSorted((left, right) => compare(valueOf(left), valueOf(right), descending) || left.line - right.line);

const compare = (left: Value, right: Value, descending: boolean): number => {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const order = left < right ? -1 : left > right ? 1 : 0;
  return descending ? -order : order;
};
