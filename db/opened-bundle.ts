import type { CaseDatabase } from './open-database.ts';

/** What a case that was opened from a bundle remembers of it. */
export type OpenedBundle = {
  /** Text of its edition.json. */
  readonly edition: string;
  /** SHA-256 and path of each of its files, as a manifest of BagIt; null in a case that an earlier version opened. */
  readonly manifest: string | null;
};

const editionSetting = 'opened-from';
const manifestSetting = 'opened-files';

/** For a transaction of the caller. */
export const writeOpenedBundle = (
  db: CaseDatabase,
  { edition, manifest }: { readonly edition: string; readonly manifest: string },
): void => {
  const insert = db.prepare('insert into setting (name, value) values (?, ?)');
  insert.run(editionSetting, edition);
  insert.run(manifestSetting, manifest);
};

/** Whether the case was opened from a bundle: it is then only read. */
export const isOpenedBundle = (db: CaseDatabase): boolean => settingOf(db, editionSetting) !== undefined;

export const readOpenedBundle = (db: CaseDatabase): OpenedBundle | undefined => {
  const edition = settingOf(db, editionSetting);
  return edition === undefined ? undefined : { edition, manifest: settingOf(db, manifestSetting) ?? null };
};

const settingOf = (db: CaseDatabase, name: string): string | undefined =>
  db.prepare<[string], string>('select value from setting where name = ?').pluck().get(name);
