import { bytesToUtf8 } from '../base/bytes.ts';
import { centralSignature, localFixedBytes, localSignature, zip64From, type PlacedZipEntry } from './zip-profile.ts';

/** Random access to a ZIP; a read that reaches past the end is short. The bytes are valid until the next read. */
export type ZipSource = {
  readonly sizeBytes: number;
  readonly read: (position: number, lengthBytes: number) => Uint8Array;
};

/** A local header as it is, and the entry that it speaks of. */
export type LocalRecord = {
  /** `path` is made printable, so it is the name itself only if `asciiName`. */
  readonly entry: PlacedZipEntry;
  readonly header: Uint8Array;
  readonly nameBytes: number;
  readonly asciiName: boolean;
};

// No path that the layout knows is longer.
const shownBytesMax = 256;
const resyncBytesMax = 2 ** 20;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The first four bytes as a number; 0 if there are fewer. */
export const signatureOf = (bytes: Uint8Array): number => (bytes.length < 4 ? 0 : viewOf(bytes).getUint32(0, true));

export const hexByte = (byte: number | undefined): string =>
  byte === undefined ? 'nothing' : `0x${byte.toString(16).padStart(2, '0')}`;

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

// Names come from the sender, so what is not printable ASCII is shown as bytes.
const bytesToPrintable = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, shownBytesMax), (byte) =>
    isPrintable(byte) ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');

/** A header with a damaged signature is still read as one if all that never varies in the profile is there. */
export const looksLocal = (fixed: Uint8Array): boolean => {
  const plain = [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
  return (
    fixed.length === localFixedBytes &&
    plain.every((byte, index) => fixed[index + 4] === byte || (index === 0 && fixed[4] === 45))
  );
};

// APPNOTE 4.5.3. Only the shape that the profile writes is understood; any other is a difference all the same.
const zip64Size = (extra: Uint8Array): number | undefined => {
  if (extra.length < 20 || signatureOf(extra) !== 0x00100001) return undefined;
  return Number(viewOf(extra).getBigUint64(12, true));
};

/** The local header at `offset`; undefined if the file ends within it. */
export const readLocalRecord = (source: ZipSource, offset: number): LocalRecord | undefined => {
  const fixed = source.read(offset, localFixedBytes);
  if (fixed.length < localFixedBytes) return undefined;
  const nameBytes = viewOf(fixed).getUint16(26, true);
  const headerBytes = localFixedBytes + nameBytes + viewOf(fixed).getUint16(28, true);
  const header = source.read(offset, headerBytes).slice();
  if (header.length < headerBytes) return undefined;
  const name = header.subarray(localFixedBytes, localFixedBytes + nameBytes);
  const asciiName = nameBytes > 0 && nameBytes <= shownBytesMax && name.every(isPrintable);
  const path = (asciiName ? bytesToUtf8(name) : undefined) ?? bytesToPrintable(name);
  const stored = viewOf(header).getUint32(18, true);
  const extra = header.subarray(localFixedBytes + nameBytes);
  const size = (stored === zip64From ? zip64Size(extra) : undefined) ?? stored;
  return {
    entry: { path, size, crc32: viewOf(header).getUint32(14, true), offset },
    header,
    nameBytes,
    asciiName,
  };
};

/** Where the next record may begin, not far from `from`: how reading goes on after bytes that are no record. */
export const findRecord = (source: ZipSource, from: number): number | undefined => {
  const windowBytes = 2 ** 16;
  for (let start = from; start < from + resyncBytesMax && start < source.sizeBytes; start += windowBytes) {
    const window = source.read(start, windowBytes + 3);
    for (let index = window.indexOf(0x50); index >= 0; index = window.indexOf(0x50, index + 1)) {
      const signature = signatureOf(window.subarray(index, index + 4));
      if (signature === localSignature || signature === centralSignature) return start + index;
    }
  }
  return undefined;
};
