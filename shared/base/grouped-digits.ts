/** A whole number in groups of three, written the same on every machine. */
export const groupDigits = (value: number): string => String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, '\u202f');
