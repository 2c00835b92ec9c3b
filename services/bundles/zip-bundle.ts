import { hash } from 'node:crypto';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { parseBundleName } from '../../shared/bundle/bundle-name.ts';
import { localCrcOffset } from '../../shared/bundle/zip-profile.ts';
import type { ZipSource } from '../../shared/bundle/zip-records.ts';
import { scanZip, type ScannedEntry, type ZipProblem } from '../../shared/bundle/zip-scan.ts';
import { fileIdentity, openForReading } from '../workers/digest-range.ts';
import { createRangeHasher } from '../workers/hash-pool.ts';
import { createSnapshotBuilder } from '../../shared/bundle/stored-bundle.ts';
import { classifyPath } from '../../shared/bundle/layout.ts';
import type { Meanwhile, ReadBundle } from './meanwhile.ts';

const windowBytes = 2 ** 16;

const readFully = (descriptor: number, bytes: Uint8Array, position: number): number => {
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(descriptor, bytes, filled, bytes.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
};

// Headers are small and close together: one read of a window serves many of them.
const createZipSource = (descriptor: number, sizeBytes: number): ZipSource => {
  const window = new Uint8Array(windowBytes);
  let start = 0;
  let filled = 0;
  return {
    sizeBytes,
    read: (position, lengthBytes) => {
      if (lengthBytes > windowBytes) {
        const bytes = new Uint8Array(Math.max(0, Math.min(lengthBytes, sizeBytes - position)));
        return bytes.subarray(0, readFully(descriptor, bytes, position));
      }
      if (position < start || position + lengthBytes > start + filled) {
        start = position;
        filled = readFully(descriptor, window, position);
      }
      return window.subarray(position - start, Math.min(position - start + lengthBytes, filled));
    },
  };
};

/**
 * Reads a ZIP from its first byte to its last. Whatever is wrong with it is a problem in the snapshot; only what the
 * operating system refuses is thrown.
 */
export const readZipBundle = async <T>(path: string, meanwhile: Meanwhile<T>): Promise<ReadBundle<T>> => {
  const builder = createSnapshotBuilder('zip');
  const problems: ZipProblem[] = [];
  const descriptor = openForReading(path);
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    const sizeBytes = Number(stats.size);
    const identity = fileIdentity(stats);
    const aside = createRangeHasher(sizeBytes);
    const here = createRangeHasher(0);

    const addEntry = (
      entry: ScannedEntry,
      sha256: string,
      actualCrc: number | null,
      bytes: Uint8Array | null,
    ): void => {
      if (actualCrc !== entry.crc32) {
        const offset = entry.headerOffset + localCrcOffset;
        const message = `byte ${offset}: CRC-32 of ${entry.path} is not that of its data`;
        problems.push({ offset, message, path: entry.path });
      }
      builder.addFile(entry.path, { size: entry.size, sha256, bytes, dataOffset: entry.dataOffset });
    };

    const readEntry = (entry: ScannedEntry): void => {
      if (builder.admit(entry.path, entry.size)) {
        const bytes = new Uint8Array(entry.size);
        readFully(descriptor, bytes, entry.dataOffset);
        addEntry(entry, hash('sha256', bytes), crc32(bytes), bytes);
        return;
      }
      const range = {
        file: path,
        identity,
        position: entry.dataOffset,
        sizeBytes: entry.size,
        whole: false,
        withCrc: true,
      };
      const hasher = classifyPath(entry.path) === 'evidence' ? aside : here;
      hasher.hash(range, (digest) => {
        if (digest.status === 'read') addEntry(entry, digest.sha256, digest.crc32, null);
        else
          problems.push({ offset: entry.dataOffset, message: 'the ZIP changed while it was read', path: entry.path });
      });
    };

    let topFolder: string | null = null;
    let done: T;
    try {
      try {
        const scan = scanZip(createZipSource(descriptor, sizeBytes), readEntry);
        problems.push(...scan.problems);
        topFolder = scan.topFolder;
      } finally {
        await here.finish();
      }
      done = await meanwhile(builder.build(topFolder));
    } finally {
      await aside.finish();
    }
    for (const problem of problems.toSorted((left, right) => left.offset - right.offset)) {
      builder.addProblem('zip', problem.message, problem.path);
    }
    if (topFolder !== null && !parseBundleName(topFolder).ok) {
      builder.addProblem('bag', `the top folder ${topFolder} is not named as a bundle is`, null);
    }
    return { snapshot: builder.build(topFolder), meanwhile: done };
  } finally {
    closeSync(descriptor);
  }
};
