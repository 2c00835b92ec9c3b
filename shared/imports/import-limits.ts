import type { Failure } from '../base/result.ts';

/** What an adversary cannot make us hold. Far above any real file of these formats; docs/handbook/imports.md says them. */
export const importLimits = {
  /** Of one file; the file itself may be of any size. */
  records: 20_000_000,
  /** Characters of one record, and so of each text in it. */
  recordCharacters: 16 * 2 ** 20,
  /** Characters of a JSON file outside its records. */
  otherCharacters: 64 * 2 ** 20,
  nesting: 512,
  /** Different types of record, and columns of a table. */
  types: 1000,
  columns: 2000,
} as const;

export const overLimit = (what: string, place: string): Failure => ({
  code: 'IMPORT_LIMIT',
  message: `${what} (${place}), so the file was refused; nothing of it was imported.`,
  hint: 'Look at the file as text. If it is as it should be, split a copy of it, and take the parts in as derived items.',
});
