import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { err, type Failure, type Result } from '../../shared/base/result.ts';
import { sha256Schema } from '../../shared/ledger/field-types.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';

/** The file of an item, open for reading at any place. */
export type EvidenceFile = {
  readonly size: number;
  /** At most so many bytes; fewer where the file ends. */
  readonly read: (offset: number, length: number) => Uint8Array;
};

/** Opens the file of an item for the length of one act. What cannot be read while it lasts fails the act. */
export const withEvidenceFile = <T>(
  { folder, tables }: CaseSession,
  evidence: string,
  act: (file: EvidenceFile) => Result<T>,
): Result<T> => {
  const item = findRow(tables, 'evidence', evidence);
  if (!item.ok) return item;
  const { sha256 } = item.value;
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
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return err(altered(path));
    return act({ size: stats.size, read: (offset, length) => readAt(descriptor, stats.size, offset, length) });
  } catch (error) {
    return err(readFailure(error, path));
  } finally {
    closeSync(descriptor);
  }
};

const readAt = (descriptor: number, size: number, offset: number, length: number): Uint8Array => {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
  let at = 0;
  while (at < bytes.length) {
    const read = readSync(descriptor, bytes, at, bytes.length - at, offset + at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
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
