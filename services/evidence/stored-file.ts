import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { ImportSource } from '../../shared/imports/importer.ts';
import { sha256Schema } from '../../shared/ledger/field-types.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';

/** The file of an item, open for reading only. */
export type StoredFile = ImportSource & {
  readonly item: string;
  /** As the ledger has it: what is in the file is for `case verify` to say. */
  readonly sha256: string;
  /** The title of the item, which is the name of the file it came from. */
  readonly name: string;
  /** Changes with the file: what was remembered of it is then worth nothing. */
  readonly version: string;
};

/** Opens the file of an item, lets it be looked at, and closes it. Nothing decodes, decompresses or renders it here. */
export const withStoredFile = <T>(
  session: CaseSession,
  evidence: string,
  look: (file: StoredFile) => Result<T>,
): Result<T> => {
  const open = openStoredFile(session, evidence);
  if (!open.ok) return open;
  try {
    return look(open.value.file);
  } catch (error) {
    return err(readFailure(error, open.value.path));
  } finally {
    open.value.close();
  }
};

/** The same where looking takes long, and other work is done in between. */
export const withStoredFileWalk = async <T>(
  session: CaseSession,
  evidence: string,
  look: (file: StoredFile) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const open = openStoredFile(session, evidence);
  if (!open.ok) return open;
  try {
    return await look(open.value.file);
  } catch (error) {
    return err(readFailure(error, open.value.path));
  } finally {
    open.value.close();
  }
};

type Opened = { readonly file: StoredFile; readonly path: string; readonly close: () => void };

const openStoredFile = ({ folder, tables }: CaseSession, evidence: string): Result<Opened> => {
  const item = findRow(tables, 'evidence', evidence);
  if (!item.ok) return item;
  const { sha256, key, name, title } = item.value;
  if (sha256 === null) {
    return err({
      code: 'NO_FILE',
      message: 'There is no file of this item: it is a record, or its file is withheld in this edition.',
      hint: 'Read its description, or ask for an edition that shows the file.',
    });
  }
  // The database may come from anyone, and another text would name another file.
  if (!sha256Schema.safeParse(sha256).success) return err(missing(folder));
  const path = casePaths.evidenceFile(folder, sha256);
  let descriptor: number;
  try {
    // A link or a FIFO in the place of the file must neither lead elsewhere nor make anyone wait.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return err(openFailure(error, path));
  }
  const close = (): void => closeSync(descriptor);
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    if (!stats.isFile()) {
      close();
      return err(altered(path));
    }
    const sizeBytes = Number(stats.size);
    const read = (position: number, lengthBytes: number): Uint8Array =>
      readAt(descriptor, position, Math.max(0, Math.min(lengthBytes, sizeBytes - position)));
    const version = [stats.dev, stats.ino, stats.size, stats.mtimeNs].join(':');
    return ok({ file: { item: key, sha256, name: name ?? title ?? '', version, sizeBytes, read }, path, close });
  } catch (error) {
    close();
    return err(readFailure(error, path));
  }
};

const readAt = (descriptor: number, position: number, lengthBytes: number): Uint8Array => {
  const bytes = new Uint8Array(lengthBytes);
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(descriptor, bytes, filled, bytes.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
};

const openFailure = (error: unknown, path: string): Failure => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return missing(path);
  }
  return code === 'ELOOP' || code === 'ENXIO' ? altered(path) : readFailure(error, path);
};

const missing = (path: string): Failure => ({
  code: 'FILE_MISSING',
  message: 'The file of this item is not in the case.',
  hint: 'Run `case verify` and restore the file from a copy.',
  at: path,
});

const altered = (path: string): Failure => ({
  code: 'SPECIAL_FILE',
  message: 'In the place of the file of this item is a link, a folder or a device.',
  hint: 'Run `case verify` and restore the file from a copy.',
  at: path,
});

const readFailure = (error: unknown, path: string): Failure => ({
  ...storageFailure(error, path),
  message: `The file of this item cannot be read (${error instanceof Error ? error.message : ''}).`,
});
