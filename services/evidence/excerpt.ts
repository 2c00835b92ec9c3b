import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { bytesToBase64 } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { sha256Schema } from '../../shared/ledger/field-types.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';

/** Some bytes of an item's file, as they lie there. Nothing decodes, decompresses or renders them here. */
export const readExcerpt = (
  { folder, tables }: CaseSession,
  { evidence, offset, length }: Checked<'evidence.excerpt'>,
): Result<Output<'evidence.excerpt'>> => {
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
  let file: number;
  try {
    // A link or a FIFO in the place of the file must neither lead elsewhere nor make anyone wait.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return err(openFailure(error, path));
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return err(altered(path));
    const bytes = new Uint8Array(Math.max(0, Math.min(length, stats.size - offset)));
    const read = bytes.length === 0 ? 0 : readSync(file, bytes, 0, bytes.length, offset);
    return ok({ offset, size: stats.size, base64: bytesToBase64(bytes.subarray(0, read)) });
  } catch (error) {
    return err(readFailure(error, path));
  } finally {
    closeSync(file);
  }
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
