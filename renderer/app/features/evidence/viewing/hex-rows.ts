import { bytesToHex } from '../../../../../shared/base/bytes.ts';
import type { ByteRange } from './view-props.ts';

export type HexRow = {
  /** Place of the first byte in the file, in hexadecimal. */
  readonly offset: string;
  /** The bytes, in groups of eight; runs of zero bytes stand apart, so that they can recede, and so do those that are marked. */
  readonly groups: readonly (readonly HexRun[])[];
  /** Printable ASCII as itself, everything else as a dot. */
  readonly ascii: string;
};
export type HexRun = { readonly text: string; readonly isZero: boolean; readonly isMarked: boolean };

export const bytesToHexRows = (
  bytes: Uint8Array,
  offset: number,
  rowBytes: number,
  marked: ByteRange | null = null,
): readonly HexRow[] => {
  const digits = Math.max(8, (offset + bytes.length).toString(16).length);
  const rows: HexRow[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const row = bytes.subarray(at, at + rowBytes);
    rows.push({
      offset: (offset + at).toString(16).padStart(digits, '0'),
      groups: toGroups(row, offset + at, marked),
      ascii: Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    });
  }
  return rows;
};

const groupBytes = 8;

const toGroups = (row: Uint8Array, offset: number, marked: ByteRange | null): readonly (readonly HexRun[])[] => {
  const groups: (readonly HexRun[])[] = [];
  for (let at = 0; at < row.length; at += groupBytes)
    groups.push(toRuns(row.subarray(at, at + groupBytes), offset + at, marked));
  return groups;
};

const toRuns = (bytes: Uint8Array, offset: number, marked: ByteRange | null): readonly HexRun[] => {
  const isMarkedAt = (at: number): boolean => marked !== null && offset + at >= marked.from && offset + at < marked.to;
  const runs: HexRun[] = [];
  for (let at = 0; at < bytes.length;) {
    const isZero = bytes[at] === 0;
    const isMarked = isMarkedAt(at);
    let end = at + 1;
    while (end < bytes.length && (bytes[end] === 0) === isZero && isMarkedAt(end) === isMarked) end += 1;
    runs.push({ text: (bytesToHex(bytes.subarray(at, end)).match(/../gu) ?? []).join(' '), isZero, isMarked });
    at = end;
  }
  return runs;
};
