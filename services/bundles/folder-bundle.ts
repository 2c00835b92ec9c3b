import { hash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, opendirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFilesMax, classifyPath, isBundleFolder } from '../../shared/bundle/layout.ts';
import { createClashFinder, isPathSegment } from '../../shared/bundle/path-segment.ts';
import { fileIdentity, openForReading } from '../workers/digest-range.ts';
import { createRangeHasher, type RangeHasher } from '../workers/hash-pool.ts';
import { createSnapshotBuilder, type SnapshotBuilder } from '../../shared/bundle/stored-bundle.ts';
import type { Meanwhile, ReadBundle } from './meanwhile.ts';

type FoundFile = {
  readonly path: string;
  readonly file: string;
  readonly size: number;
  readonly inode: bigint;
  readonly identity: string;
};

// The layout's deepest path has four segments.
const depthMax = 8;

const printable = (name: string): string =>
  name.replaceAll(/[^\x20-\x7e]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

const namesOf = (folder: string): readonly string[] => {
  const names: string[] = [];
  const handle = opendirSync(folder, { bufferSize: 256 });
  try {
    for (let child = handle.readSync(); child !== null; child = handle.readSync()) {
      names.push(child.name);
      if (names.length > bundleFilesMax) break;
    }
  } finally {
    handle.closeSync();
  }
  return names.sort();
};

/** Every regular file below `root` with a sound name. Links, devices, FIFOs and sockets are named and never opened. */
const findFiles = (root: string, builder: SnapshotBuilder): readonly FoundFile[] => {
  const found: FoundFile[] = [];
  const findClash = createClashFinder();

  const visit = (folder: string, prefix: string, depth: number): void => {
    const names = namesOf(folder);
    if (names.length === 0 && prefix !== '' && !isBundleFolder(prefix)) {
      builder.addProblem('bag', `the layout of a bundle knows no folder ${prefix}`, prefix);
    }
    for (const name of names) {
      const path = prefix + name;
      if (!isPathSegment(name)) {
        const shown = printable(path);
        builder.addProblem('bag', `${shown} has a name that no file of a bundle may have`, shown);
        continue;
      }
      const file = join(folder, name);
      const stats = lstatSync(file, { bigint: true });
      if (stats.isDirectory()) {
        if (depth < depthMax) visit(file, `${path}/`, depth + 1);
        else builder.addProblem('bag', `${path} lies deeper than any folder of a bundle`, path);
        continue;
      }
      if (!stats.isFile()) {
        builder.addProblem('bag', `${path} is a link, a device, a FIFO or a socket`, path);
        continue;
      }
      const clash = findClash(path);
      if (clash !== undefined) {
        // Named is the one that does not belong there, whichever comes first.
        const at = classifyPath(path) === undefined ? path : clash.other;
        builder.addProblem('bag', `${path} and ${clash.other} are one name without regard to case`, at);
      }
      if (found.length === bundleFilesMax) {
        builder.addProblem('bag', `there are more than ${bundleFilesMax} files`, path);
        return;
      }
      found.push({ path, file, size: Number(stats.size), inode: stats.ino, identity: fileIdentity(stats) });
    }
  };

  visit(root, '', 1);
  return found;
};

const readWhole = ({ file, identity, size }: FoundFile): Uint8Array | undefined => {
  const descriptor = openForReading(file);
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    if (fileIdentity(stats) !== identity || Number(stats.size) !== size) return undefined;
    const bytes = readFileSync(descriptor);
    return bytes.length === size ? bytes : undefined;
  } finally {
    closeSync(descriptor);
  }
};

const readFile = (found: FoundFile, builder: SnapshotBuilder, hasher: RangeHasher): void => {
  const { path, file, size, identity } = found;
  const reportChange = (): void => builder.addProblem('bag', `${path} changed while it was read`, path);
  if (builder.admit(path, size)) {
    const bytes = readWhole(found);
    if (bytes === undefined) reportChange();
    else builder.addFile(path, { size, sha256: hash('sha256', bytes), bytes, dataOffset: null });
    return;
  }
  hasher.hash({ file, identity, position: 0, sizeBytes: size, whole: true, withCrc: false }, (digest) => {
    if (digest.status === 'changed') reportChange();
    else builder.addFile(path, { size, sha256: digest.sha256, bytes: null, dataOffset: null });
  });
};

/** Reads a bundle that lies unpacked in a folder. Only what the operating system refuses is thrown. */
export const readFolderBundle = async <T>(root: string, meanwhile: Meanwhile<T>): Promise<ReadBundle<T>> => {
  const builder = createSnapshotBuilder('folder');
  const found = findFiles(root, builder);
  // In the order of their inodes files lie near each other on a disk.
  const byInode = found.toSorted((left, right) => (left.inode < right.inode ? -1 : 1));
  const evidence = byInode.filter(({ path }) => classifyPath(path) === 'evidence');
  const others = byInode.filter(({ path }) => classifyPath(path) !== 'evidence');
  const aside = createRangeHasher(evidence.reduce((sum, { size }) => sum + size, 0));
  let done: T;
  try {
    for (const file of evidence) readFile(file, builder, aside);
    const here = createRangeHasher(0);
    try {
      for (const file of others) readFile(file, builder, here);
    } finally {
      await here.finish();
    }
    done = await meanwhile(builder.build(null));
  } finally {
    await aside.finish();
  }
  return { snapshot: builder.build(null), meanwhile: done };
};
