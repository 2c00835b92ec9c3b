import { copyBytes } from '../base/bytes.ts';
import type { ImportSource } from './importer.ts';

const windowBytes = 2 ** 18;

/** Small reads of a file that lie near each other, as one large read. The bytes are valid until the next call. */
export const createSourceWindow = (source: ImportSource): ((position: number, length: number) => Uint8Array) => {
  let start = 0;
  let window: Uint8Array = new Uint8Array();
  return (position, length) => {
    if (position < 0 || position >= source.sizeBytes || length <= 0) return new Uint8Array();
    if (length > windowBytes) return source.read(position, length);
    if (position < start || position + length > start + window.length) {
      start = position;
      window = copyBytes(source.read(position, windowBytes));
    }
    return window.subarray(position - start, position - start + length);
  };
};

/** The file in memory, for formats that have to look at its end before its beginning. */
export const bytesToSource = (bytes: Uint8Array): ImportSource => ({
  sizeBytes: bytes.length,
  read: (position, length) => bytes.subarray(position, position + length),
});
