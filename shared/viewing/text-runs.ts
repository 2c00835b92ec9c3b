import { bytesToHex } from '../base/bytes.ts';
import { decodeStrictly, encodingOf, type EncodingId } from './encodings.ts';

/** A stretch of bytes as text, or bytes that are no text in the encoding, in hexadecimal. `at`: place of the first. */
export type TextRun =
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'invalid'; readonly at: number; readonly hex: string };

export type BytesAround = {
  readonly bytes: Uint8Array;
  /** Place of the first of them in the file. */
  readonly offset: number;
  /** Which of them are wanted. */
  readonly from: number;
  readonly to: number;
};

export type Runs = {
  readonly runs: readonly TextRun[];
  /** False where it cannot be told whether the first byte begins a character: then it was taken to. */
  readonly isBoundaryKnown: boolean;
};

/**
 * The bytes from `from` up to `to` as text. A character belongs to the window in which its first byte lies; the bytes
 * around the window serve to complete it, or to know that its rest was shown before. No run goes across a cut.
 */
export const bytesToTextRuns = (
  { bytes, offset, from, to }: BytesAround,
  id: EncodingId,
  cuts: readonly number[] = [],
): Runs => {
  const isCut = (start: number, end: number): boolean => cuts.some((cut) => cut > start && cut <= end);
  const runs: TextRun[] = [];
  let textStart = -1;
  const flush = (end: number): void => {
    if (textStart === -1) return;
    runs.push({ kind: 'text', at: offset + textStart, text: decodeStrictly(bytes.subarray(textStart, end), id) ?? '' });
    textStart = -1;
  };
  const lengthAt = characterLength(bytes, id);
  const { start, isKnown } = firstCharacter(bytes, offset, from, id, lengthAt);
  const unitBytes = encodingOf(id).shape === 'utf-16' ? 2 : 1;
  let at = start;
  while (at < to) {
    const length = lengthAt(at);
    if (length > 0) {
      if (textStart !== -1 && isCut(offset + textStart, offset + at)) flush(at);
      if (textStart === -1) textStart = at;
      at += length;
      continue;
    }
    flush(at);
    let end = at + unitBytes;
    while (end < to && !isCut(offset + at, offset + end) && lengthAt(end) === 0) end += unitBytes;
    end = Math.min(end, bytes.length);
    runs.push({ kind: 'invalid', at: offset + at, hex: spacedHex(bytes.subarray(at, end)) });
    at = end;
  }
  flush(at);
  return { runs, isBoundaryKnown: isKnown };
};

const spacedHex = (bytes: Uint8Array): string => (bytesToHex(bytes).match(/../gu) ?? []).join(' ');

type LengthAt = (at: number) => number;

/** Length of the whole, well-formed character at a place, 0 where there is none. */
export const characterLength = (bytes: Uint8Array, id: EncodingId): LengthAt => {
  const isWhole = (at: number, length: number): boolean =>
    at + length <= bytes.length && decodeStrictly(bytes.subarray(at, at + length), id) !== undefined;
  switch (encodingOf(id).shape) {
    case 'utf-8':
      return (at) => {
        const lead = bytes[at] ?? 0xff;
        if (lead < 0x80) return 1;
        const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        return isWhole(at, length) ? length : 0;
      };
    case 'utf-16': {
      const high = id === 'utf-16le' ? 1 : 0;
      return (at) => {
        const isLead = ((bytes[at + high] ?? 0) & 0xfc) === 0xd8;
        const length = isLead ? 4 : 2;
        return isWhole(at, length) ? length : 0;
      };
    }
    case 'single':
      return (at) => (isWhole(at, 1) ? 1 : 0);
    case 'multi':
      return (at) => {
        const lead = bytes[at] ?? 0xff;
        if (lead < 0x80) return 1;
        return lengthsOf(id).find((length) => isWhole(at, length)) ?? 0;
      };
  }
};

/** Lengths that a character of more than ASCII can have; the shortest that decodes is the one. */
const lengthsOf = (id: EncodingId): readonly number[] =>
  id === 'gb18030' ? [1, 2, 4] : id === 'euc-jp' ? [2, 3] : id === 'shift_jis' ? [1, 2] : [2];

/** Where the first character that begins at or after `from` begins. */
const firstCharacter = (
  bytes: Uint8Array,
  offset: number,
  from: number,
  id: EncodingId,
  lengthAt: LengthAt,
): { readonly start: number; readonly isKnown: boolean } => {
  switch (encodingOf(id).shape) {
    case 'single':
      return { start: from, isKnown: true };
    case 'utf-8': {
      for (let back = 1; back <= 3 && from - back >= 0; back += 1) {
        const length = lengthAt(from - back);
        if (length > back) return { start: from - back + length, isKnown: true };
        if (length > 0) break;
      }
      return { start: from, isKnown: true };
    }
    case 'utf-16': {
      // Units lie at even places of the file.
      const start = from + ((offset + from) % 2);
      return { start: start >= 2 && lengthAt(start - 2) === 4 ? start + 2 : start, isKnown: true };
    }
    case 'multi': {
      // In all of them a byte below 0x30 is a character by itself: from behind one, characters can be counted.
      let known = from;
      while (known > 0 && (bytes[known - 1] ?? 0) >= 0x30) known -= 1;
      const isKnown = known > 0 || offset === 0;
      if (!isKnown) return { start: from, isKnown };
      while (known < from) known += Math.max(1, lengthAt(known));
      return { start: known, isKnown };
    }
  }
};
