import { copyBytes } from '../base/bytes.ts';
import { viewOf } from './byte-view.ts';

/** A header of an entry as it stands; sizes and offset after the ZIP64 field, where it has one. */
export type ZipHeader = {
  readonly madeBy: number;
  readonly flags: number;
  readonly method: number;
  readonly dosTime: number;
  readonly dosDate: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly nameBytes: Uint8Array;
  readonly extra: Uint8Array;
  readonly commentBytes: Uint8Array;
  readonly externalAttributes: number;
  readonly localOffset: number;
  /** Of the header itself. */
  readonly length: number;
  /** A value is said to stand in a ZIP64 field, and does not. */
  readonly isZip64Missing: boolean;
};

export type ZipRead = (position: number, length: number) => Uint8Array;

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const localFixedBytes = 30;
const centralFixedBytes = 46;

export const signatureAt = (read: ZipRead, position: number): number => {
  const bytes = read(position, 4);
  return bytes.length < 4 ? 0 : viewOf(bytes).getUint32(0, true);
};

/** APPNOTE 4.3.12; undefined where there is none, or the file ends within it. */
export const readCentralHeader = (read: ZipRead, position: number): ZipHeader | undefined => {
  const fixed = read(position, centralFixedBytes);
  if (fixed.length < centralFixedBytes || viewOf(fixed).getUint32(0, true) !== centralSignature) return undefined;
  const lengths = [28, 30, 32].map((at) => viewOf(fixed).getUint16(at, true));
  return readHeader(read, position, centralFixedBytes, lengths, 6);
};

/** APPNOTE 4.3.7. */
export const readLocalHeader = (read: ZipRead, position: number): ZipHeader | undefined => {
  const fixed = read(position, localFixedBytes);
  if (fixed.length < localFixedBytes || viewOf(fixed).getUint32(0, true) !== localSignature) return undefined;
  const lengths = [26, 28].map((at) => viewOf(fixed).getUint16(at, true));
  return readHeader(read, position, localFixedBytes, [...lengths, 0], 4);
};

/** The fields behind the fixed ones, APPNOTE 4.5; undefined from the first that does not fit. */
export const splitExtra = (
  extra: Uint8Array,
): { readonly fields: readonly (readonly [id: number, data: Uint8Array])[]; readonly rest: number } => {
  const fields: (readonly [number, Uint8Array])[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = viewOf(extra).getUint16(at + 2, true);
    if (at + 4 + length > extra.length) break;
    fields.push([viewOf(extra).getUint16(at, true), extra.subarray(at + 4, at + 4 + length)]);
    at += 4 + length;
  }
  return { fields, rest: extra.length - at };
};

const readHeader = (
  read: ZipRead,
  position: number,
  fixedBytes: number,
  [nameLength = 0, extraLength = 0, commentLength = 0]: readonly number[],
  base: 4 | 6,
): ZipHeader | undefined => {
  const length = fixedBytes + nameLength + extraLength + commentLength;
  const bytes = copyBytes(read(position, length));
  if (bytes.length < length) return undefined;
  const view = viewOf(bytes);
  const isCentral = base === 6;
  const nameEnd = fixedBytes + nameLength;
  const extra = bytes.subarray(nameEnd, nameEnd + extraLength);
  const sizes = readSizes(
    [
      view.getUint32(base + 18, true),
      view.getUint32(base + 14, true),
      ...(isCentral ? [view.getUint32(42, true)] : []),
    ],
    extra,
  );
  return {
    madeBy: isCentral ? view.getUint16(4, true) : 0,
    flags: view.getUint16(base + 2, true),
    method: view.getUint16(base + 4, true),
    dosTime: view.getUint16(base + 6, true),
    dosDate: view.getUint16(base + 8, true),
    crc32: view.getUint32(base + 10, true),
    size: sizes.values[0] ?? 0,
    compressedSize: sizes.values[1] ?? 0,
    nameBytes: bytes.subarray(fixedBytes, nameEnd),
    extra,
    commentBytes: bytes.subarray(nameEnd + extraLength),
    externalAttributes: isCentral ? view.getUint32(38, true) : 0,
    localOffset: sizes.values[2] ?? 0,
    length,
    isZip64Missing: sizes.isMissing,
  };
};

// APPNOTE 4.5.3: size, compressed size and offset, each only where its own field is all ones.
const readSizes = (
  stored: readonly number[],
  extra: Uint8Array,
): { readonly values: readonly number[]; readonly isMissing: boolean } => {
  const field = splitExtra(extra).fields.find(([id]) => id === 0x0001)?.[1];
  let at = 0;
  let isMissing = false;
  const values = stored.map((value) => {
    if (value !== 0xffffffff) return value;
    if (field === undefined || at + 8 > field.length) {
      isMissing = true;
      return value;
    }
    at += 8;
    return Number(viewOf(field).getBigUint64(at - 8, true));
  });
  return { values, isMissing };
};
