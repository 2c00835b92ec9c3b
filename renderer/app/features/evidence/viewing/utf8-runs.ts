import { bytesToHex, bytesToUtf8 } from '../../../../../shared/base/bytes.ts';

/** A stretch of bytes as text, or bytes that are no UTF-8, in hexadecimal. */
export type Utf8Run =
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'invalid'; readonly at: number; readonly hex: string };

/** The most bytes of a character that can lie before the window that shows its rest. */
const restBytes = 3;

/**
 * The bytes from `from` up to `to` as text. A character belongs to the window in which its first byte lies; the bytes
 * around the window serve to complete it, or to know that its rest was shown before. No run goes across a cut.
 */
export const bytesToUtf8Runs = (
  bytes: Uint8Array,
  from: number,
  to: number,
  cuts: readonly number[] = [],
): readonly Utf8Run[] => {
  const isCut = (start: number, end: number): boolean => cuts.some((cut) => cut > start && cut <= end);
  const runs: Utf8Run[] = [];
  let textStart = -1;
  const flush = (end: number): void => {
    if (textStart === -1) return;
    runs.push({ kind: 'text', at: textStart, text: bytesToUtf8(bytes.subarray(textStart, end)) ?? '' });
    textStart = -1;
  };
  let at = firstWhole(bytes, from);
  while (at < to) {
    const length = sequenceBytes(bytes, at);
    if (length > 0) {
      if (textStart !== -1 && isCut(textStart, at)) flush(at);
      if (textStart === -1) textStart = at;
      at += length;
      continue;
    }
    flush(at);
    let end = at + 1;
    while (end < to && !isCut(at, end) && sequenceBytes(bytes, end) === 0) end += 1;
    runs.push({ kind: 'invalid', at, hex: (bytesToHex(bytes.subarray(at, end)).match(/../gu) ?? []).join(' ') });
    at = end;
  }
  flush(at);
  return runs;
};

/** Past the rest of a character that began before the window. */
const firstWhole = (bytes: Uint8Array, from: number): number => {
  for (let back = 1; back <= restBytes && from - back >= 0; back += 1) {
    const length = sequenceBytes(bytes, from - back);
    if (length > back) return from - back + length;
    if (length > 0) return from;
  }
  return from;
};

/** Length of the well-formed sequence at a place, 0 where there is none. */
const sequenceBytes = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at] ?? 0xff;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (at + length > bytes.length) return 0;
  return bytesToUtf8(bytes.subarray(at, at + length)) === undefined ? 0 : length;
};
