import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesToHex, type Bytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { isTaken, publishFile, writeFully } from './durable-files.ts';

/** Writes a file that does not exist yet, whole or not at all. What is there already is never replaced. */
export const writeNewFile = (
  path: string,
  content: Bytes,
  { random }: Pick<AppDeps, 'random'>,
): Result<true, Failure> => {
  const taken: Failure = {
    code: 'OUTPUT_EXISTS',
    message: `There is something at ${path} already.`,
    hint: 'Name another file.',
  };
  const temporary = join(dirname(path), `.plumbline-${bytesToHex(random(8))}`);
  try {
    if (isTaken(path)) return err(taken);
    const descriptor = openSync(temporary, 'wx');
    try {
      writeFully(descriptor, content, 0);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return publishFile(temporary, path) ? ok(true) : err(taken);
  } catch (error) {
    return err(storageFailure(error, path));
  } finally {
    rmSync(temporary, { force: true });
  }
};
