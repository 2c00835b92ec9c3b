import { copyBytes } from '../base/bytes.ts';
import type { ImportSource } from '../imports/importer.ts';

/** A file of any size, looked at where it is needed and held a window at a time. */
export type ByteCursor = {
  readonly sizeBytes: number;
  /** What is at hand from here: at least one byte before the end of the file. Valid until the next call. */
  readonly chunk: (at: number) => Uint8Array;
  /** Bytes of their own; fewer where the file ends. */
  readonly slice: (from: number, to: number) => Uint8Array;
  /** How many bytes were read from the file so far: what a call may cost is counted in them. */
  readonly bytesRead: () => number;
};

const windowBytes = 2 ** 18;

export const createByteCursor = (source: ImportSource): ByteCursor => {
  let start = 0;
  let window: Uint8Array = new Uint8Array();
  let bytesRead = 0;
  const chunk = (at: number): Uint8Array => {
    if (at < 0 || at >= source.sizeBytes) return new Uint8Array();
    if (at < start || at >= start + window.length) {
      start = at;
      window = copyBytes(source.read(at, windowBytes));
      bytesRead += window.length;
    }
    return window.subarray(at - start);
  };
  return {
    sizeBytes: source.sizeBytes,
    chunk,
    slice: (from, to) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(to, source.sizeBytes) - Math.max(0, from)));
      for (let filled = 0; filled < bytes.length;) {
        const piece = chunk(from + filled).subarray(0, bytes.length - filled);
        // A file that became shorter meanwhile.
        if (piece.length === 0) return bytes.subarray(0, filled);
        bytes.set(piece, filled);
        filled += piece.length;
      }
      return bytes;
    },
    bytesRead: () => bytesRead,
  };
};
