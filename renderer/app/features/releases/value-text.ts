/** A value of a line on one line of text, for recognising it. */
export const valueToText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return 'none';
  return JSON.stringify(value);
};
