/** Rows by one of their members; numbers as numbers, what is absent last, equal ones as they stood. */
export const sortRows = <Row extends object>(
  rows: readonly Row[],
  member: string,
  isDescending: boolean,
): readonly Row[] => {
  const valueOf = (row: Row): unknown => Reflect.get(row, member);
  const sorted = rows.toSorted((left, right) => compare(valueOf(left), valueOf(right)));
  return isDescending ? sorted.toReversed() : sorted;
};

const compare = (left: unknown, right: unknown): number => {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return rank(left) - rank(right);
};
const rank = (value: unknown): number => (value === null || value === undefined ? 1 : 0);

type Withheld = {
  readonly line: number;
  readonly type: string;
  readonly field: string;
  readonly reason: string;
  readonly excerpt: string;
};

/** Those in which every word of the text occurs; `line 12` or a bare number names a line. */
export const searchWithheld = <Row extends Withheld>(rows: readonly Row[], text: string): readonly Row[] => {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ line, type, field, reason, excerpt }) => {
    const whole = `line ${line} ${type} ${field} ${reason} ${excerpt}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
};
