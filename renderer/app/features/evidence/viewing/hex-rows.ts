import { bytesToHex } from '../../../../../shared/base/bytes.ts';

export type HexRow = {
  /** Place of the first byte in the file. */
  readonly at: number;
  /** The same in hexadecimal. */
  readonly offset: string;
  readonly cells: readonly HexCell[];
  /** Columns that the last row leaves empty. */
  readonly missing: readonly number[];
  /** Equal for rows that show the same. */
  readonly key: string;
};
export type HexCell = {
  readonly hex: string;
  /** Printable ASCII as itself, everything else as a dot. */
  readonly ascii: string;
  /** Zero bytes recede. */
  readonly isZero: boolean;
};

export const bytesToHexRows = (bytes: Uint8Array, offset: number, rowBytes: number): readonly HexRow[] => {
  const digits = Math.max(8, (offset + bytes.length).toString(16).length);
  const rows: HexRow[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const row = bytes.subarray(at, at + rowBytes);
    const place = (offset + at).toString(16).padStart(digits, '0');
    rows.push({
      at: offset + at,
      offset: place,
      cells: Array.from(row, (byte) => ({
        hex: bytesToHex(Uint8Array.of(byte)),
        ascii: byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
        isZero: byte === 0,
      })),
      missing: Array.from({ length: rowBytes - row.length }, (_, index) => row.length + index),
      key: `${place} ${bytesToHex(row)}`,
    });
  }
  return rows;
};
