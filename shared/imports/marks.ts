/**
 * Something odd about a record, as one of its fields. No name that a file gives a field can be taken for one where the
 * format forbids colons in names, as mail does; tables can hold what they like, and make no marks.
 */
export type Mark = readonly [name: `mark:${string}`, value: string];

export const mark = (code: string, message: string): Mark => [`mark:${code}`, message];
