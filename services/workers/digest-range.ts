import { createHash, hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Bytes of a file that was looked at before; `identity` is what it was then, so that no other file is read instead. */
export type FileRange = {
  readonly file: string;
  readonly identity: string;
  readonly position: number;
  readonly sizeBytes: number;
  /** The range must end where the file ends. */
  readonly whole: boolean;
  /** Whether its CRC-32 is wanted as well, which only a ZIP has. */
  readonly withCrc: boolean;
};

export type RangeDigest =
  | { readonly status: 'read'; readonly sha256: string; readonly crc32: number | null }
  /** The file is another one, or shorter or longer, than when it was looked at. */
  | { readonly status: 'changed' }
  | { readonly status: 'failed'; readonly code: string; readonly message: string };

/** Device and inode: the same for every name of a file, another for every other file. */
export const fileIdentity = (stats: { readonly dev: bigint; readonly ino: bigint }): string =>
  `${stats.dev}:${stats.ino}`;

/** Links are not followed and a FIFO is not waited for, whatever has taken the file's place since. */
export const openForReading = (file: string): number =>
  openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);

const firstBufferBytes = 2 ** 16;
const bufferBytesMax = 2 ** 20;

type OpenFile = {
  readonly file: string;
  readonly descriptor: number;
  readonly identity: string;
  readonly sizeBytes: bigint;
};

const digestOpenFile = (descriptor: number, range: FileRange, buffer: Uint8Array): RangeDigest => {
  const end = range.position + range.sizeBytes;
  const hasher = range.sizeBytes > buffer.length ? createHash('sha256') : undefined;
  let sha256 = '';
  let crc = range.withCrc ? 0 : null;
  let position = range.position;
  do {
    const piece = buffer.subarray(0, Math.min(buffer.length, end - position));
    let filled = 0;
    while (filled < piece.length) {
      const count = readSync(descriptor, piece, filled, piece.length - filled, position + filled);
      if (count === 0) return { status: 'changed' };
      filled += count;
    }
    if (crc !== null) crc = crc32(piece, crc);
    if (hasher === undefined) sha256 = hash('sha256', piece);
    else hasher.update(piece);
    position += piece.length;
  } while (position < end);
  return { status: 'read', sha256: hasher === undefined ? sha256 : hasher.digest('hex'), crc32: crc };
};

export type RangeDigester = {
  readonly digest: (range: FileRange) => RangeDigest;
  readonly close: () => void;
};

/** SHA-256, and CRC-32 where it is wanted, in one pass over a range. Ranges of one file after the other share one opening of it. */
export const createRangeDigester = (): RangeDigester => {
  let buffer = new Uint8Array(firstBufferBytes);
  let open: OpenFile | undefined;

  const close = (): void => {
    if (open !== undefined) closeSync(open.descriptor);
    open = undefined;
  };

  const openRange = (range: FileRange): OpenFile => {
    if (open?.file === range.file) return open;
    close();
    const descriptor = openForReading(range.file);
    const stats = fstatSync(descriptor, { bigint: true });
    open = { file: range.file, descriptor, identity: fileIdentity(stats), sizeBytes: stats.size };
    return open;
  };

  const digest = (range: FileRange): RangeDigest => {
    if (range.sizeBytes > buffer.length && buffer.length < bufferBytesMax) buffer = new Uint8Array(bufferBytesMax);
    try {
      const { descriptor, identity, sizeBytes } = openRange(range);
      if (identity !== range.identity) return { status: 'changed' };
      if (range.whole && sizeBytes !== BigInt(range.position + range.sizeBytes)) return { status: 'changed' };
      return digestOpenFile(descriptor, range, buffer);
    } catch (error) {
      // What openSync, fstatSync and readSync throw has a code; it crosses to another thread as plain data.
      if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
      const { message } = error;
      const code = String(error.code);
      return code === 'ELOOP' || code === 'ENOENT' ? { status: 'changed' } : { status: 'failed', code, message };
    }
  };

  return { digest, close };
};
