import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { absentFileHash } from '../../shared/domain/custody-chain.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';

const pieceBytes = 2 ** 20;
const reportBytes = 2 ** 26;

/**
 * SHA-256 of the file that the case holds under a hash, read anew. A missing file, or a link in its place, has the hash
 * of nothing that anyone took in; an unreadable one is not altered, so that is a failure and nothing is recorded.
 */
export const hashStoredFile = (
  folder: string,
  sha256: string,
  { report }: Pick<AppDeps, 'report'>,
): Result<string, Failure> => {
  const path = casePaths.evidenceFile(folder, sha256);
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return ok(absentFileHash);
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const total = fstatSync(descriptor).size;
      const hash = createHash('sha256');
      const piece = new Uint8Array(pieceBytes);
      for (let done = 0; ;) {
        if (done % reportBytes === 0) report?.({ step: 'hashing the file, in bytes', done, total });
        const count = readSync(descriptor, piece, 0, piece.length, done);
        if (count === 0) return ok(hash.digest('hex'));
        hash.update(piece.subarray(0, count));
        done += count;
      }
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return err(storageFailure(error, path));
  }
};
