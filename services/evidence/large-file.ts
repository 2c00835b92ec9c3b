import { closeSync, fdatasync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { RandomBytes } from '../../shared/base/random.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { writeFully } from '../bundles/durable-files.ts';
import type { CopyThreads } from '../workers/copy-threads.ts';
import { writePieces } from '../workers/piece-ring.ts';
import { createTemporary, placeCopies, temporaryName, type Digests, type TakenFile } from './evidence-files.ts';
import {
  identityOf,
  openSource,
  readPiece,
  sourceChange,
  takeFailure,
  type OpenSource,
  type TakeFailure,
} from './source-file.ts';
import type { SourcePath } from './source-path.ts';

/** From this size on a file is read here and hashed in two threads beside; below it, handing over costs more. */
export const largeFileBytes = 2 ** 25;

// The disk is kept busy while the rest is still being read.
const flushedEachBytes = 2 ** 28;

/** As `takeFiles` for one large file; `onBytes` hears how far it is. */
export const takeLargeFile = async (
  { folder, random, threads }: { folder: string; random: RandomBytes; threads: CopyThreads },
  path: SourcePath,
  onBytes: (bytesDone: number) => void,
): Promise<Result<TakenFile, TakeFailure>> => {
  const source = openSource(path);
  if (!source.ok) return source;
  const temporary = temporaryName(folder, random);
  try {
    const copied = await copyLarge(source.value, temporary, threads, onBytes);
    const change = sourceChange(path, source.value, copied.size);
    if (change !== undefined) return err(change);
    placeCopies(folder, [{ ...copied, temporary }]);
    return ok({ ...copied, identity: identityOf(source.value.before) });
  } catch (error) {
    return err(takeFailure(path, error));
  } finally {
    closeSync(source.value.descriptor);
    rmSync(temporary, { force: true });
  }
};

const copyLarge = async (
  { descriptor, before }: OpenSource,
  temporary: string,
  threads: CopyThreads,
  onBytes: (bytesDone: number) => void,
): Promise<Digests> => {
  const target = createTemporary(temporary);
  const flushes: Promise<void>[] = [];
  const { ring, digests } = threads.hash();
  const pieces = writePieces(ring);
  try {
    let size = 0;
    try {
      for (;;) {
        const piece = pieces.next();
        const count = readPiece(descriptor, piece, size);
        // A file that somebody keeps writing to may have no end; that it grew is enough to know.
        if (count === 0 || size > before.size) break;
        const read = piece.subarray(0, count);
        pieces.send(count);
        writeFully(target, read, size);
        size += count;
        onBytes(size);
        if (size % flushedEachBytes === 0) flushes.push(flushBeside(target));
      }
    } finally {
      // The hashing threads must come to an end, also where the reading did not.
      pieces.end();
    }
    await Promise.all(flushes);
    return { ...(await digests), size };
  } finally {
    // The ring serves the next file; nobody may be reading from it any more.
    await Promise.allSettled([...flushes, digests]);
    closeSync(target);
  }
};

const flushBeside = (descriptor: number): Promise<void> => {
  const flushed = promisify(fdatasync)(descriptor);
  // Told where all of them are waited for.
  flushed.catch(() => undefined);
  return flushed;
};
