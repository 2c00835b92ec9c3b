import { concatBytes, utf8ToBytes } from '../base/bytes.ts';

// The one ZIP that a list of files has (APPNOTE 6.3 names the records). Reading a bundle is comparing with this.

/** `path` with the top folder, ASCII; `crc32` unsigned. */
export type ZipEntry = { readonly path: string; readonly size: number; readonly crc32: number };

/** `offset` of the entry's local header from the first byte of the file. */
export type PlacedZipEntry = ZipEntry & { readonly offset: number };

/** What the records after the central directory say about it. */
export type ZipDirectory = { readonly entries: number; readonly sizeBytes: number; readonly offset: number };

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const localFixedBytes = 30;
export const centralFixedBytes = 46;
/** Where the CRC-32 stands in a local header. */
export const localCrcOffset = 14;

/** A 32-bit field that holds this refers to the ZIP64 field, so a value this large needs one as well. */
export const zip64From = 0xffffffff;
const zip64EntriesFrom = 0xffff;

const versionPlain = 10;
const versionZip64 = 45;
const madeByPlain = 20;
const firstDosDate = 0x0021;

const uint16 = (...values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setUint16(index * 2, value, true));
  return bytes;
};

const uint32 = (...values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setUint32(index * 4, Math.min(value, zip64From), true));
  return bytes;
};

const uint64 = (...values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setBigUint64(index * 8, BigInt(value), true));
  return bytes;
};

// Flags are 0, so a name is ASCII: any other has no bytes that every reader would agree on.
const nameToBytes = (path: string): Uint8Array => {
  if (!/^[\x20-\x7e]+$/u.test(path)) throw new Error(`not an ASCII name: ${JSON.stringify(path)}`);
  return utf8ToBytes(path);
};

// APPNOTE 4.5.3: header id 1, then only the values whose own field overflows, in this order.
const zip64Extra = (values: readonly number[]): Uint8Array =>
  values.length === 0 ? new Uint8Array(0) : concatBytes(uint16(1, values.length * 8), uint64(...values));

/** Local file header, APPNOTE 4.3.7. */
export const localHeader = ({ path, size, crc32 }: ZipEntry): Uint8Array => {
  const name = nameToBytes(path);
  const extra = zip64Extra(size >= zip64From ? [size, size] : []);
  return concatBytes(
    uint32(localSignature),
    uint16(extra.length > 0 ? versionZip64 : versionPlain, 0, 0, 0, firstDosDate),
    uint32(crc32, size, size),
    uint16(name.length, extra.length),
    name,
    extra,
  );
};

/** Central directory header, APPNOTE 4.3.12. */
export const centralHeader = ({ path, size, crc32, offset }: PlacedZipEntry): Uint8Array => {
  const name = nameToBytes(path);
  const extra = zip64Extra([...(size >= zip64From ? [size, size] : []), ...(offset >= zip64From ? [offset] : [])]);
  const zip64 = extra.length > 0;
  return concatBytes(
    uint32(centralSignature),
    uint16(zip64 ? versionZip64 : madeByPlain, zip64 ? versionZip64 : versionPlain, 0, 0, 0, firstDosDate),
    uint32(crc32, size, size),
    uint16(name.length, extra.length, 0, 0, 0),
    uint32(0, offset),
    name,
    extra,
  );
};

export const centralDirectory = (entries: readonly PlacedZipEntry[]): Uint8Array =>
  concatBytes(...entries.map(centralHeader));

/** End of central directory, APPNOTE 4.3.14 to 4.3.16; the ZIP64 records come first, if a field of the last overflows. */
export const endRecords = ({ entries, sizeBytes, offset }: ZipDirectory): Uint8Array => {
  const entries16 = Math.min(entries, zip64EntriesFrom);
  const classic = concatBytes(
    uint32(0x06054b50),
    uint16(0, 0, entries16, entries16),
    uint32(sizeBytes, offset),
    uint16(0),
  );
  if (entries < zip64EntriesFrom && sizeBytes < zip64From && offset < zip64From) return classic;
  return concatBytes(
    uint32(0x06064b50),
    uint64(44),
    uint16(versionZip64, versionZip64),
    uint32(0, 0),
    uint64(entries, entries, sizeBytes, offset),
    uint32(0x07064b50, 0),
    uint64(offset + sizeBytes),
    uint32(1),
    classic,
  );
};

/** Bytes of the ZIP of these entries, data and all. */
export const zipSize = (entries: readonly { readonly path: string; readonly size: number }[]): number => {
  let offset = 0;
  let sizeBytes = 0;
  for (const { path, size } of entries) {
    const entry = { path, size, crc32: 0 };
    sizeBytes += centralHeader({ ...entry, offset }).length;
    offset += localHeader(entry).length + size;
  }
  return offset + sizeBytes + endRecords({ entries: entries.length, sizeBytes, offset }).length;
};
