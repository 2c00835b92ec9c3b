import type { ByteCursor } from './byte-cursor.ts';

/** Something that begins at a place and whose end is looked for; kept between calls, so that it may take several. */
export type JsonSkip = {
  /** `text` from its quotation mark, `nest` from its bracket, `token` a number or a word. */
  readonly what: 'text' | 'nest' | 'token';
  readonly from: number;
  at: number;
  depth: number;
  inText: boolean;
  isEscaped: boolean;
  /** Of each open bracket whether it is a brace: a bit each. */
  readonly braces: Uint8Array[];
};

export type JsonFault = { readonly at: number; readonly message: string };
export type SkipState = 'done' | 'paused' | JsonFault;

/** Deeper than any program nests; beyond, an adversary would have us hold a bracket for each byte. */
const skipDepthMax = 1_000_000;
/** Longer than any number that means something. */
const tokenBytesMax = 2 ** 20;

export const beginSkip = (what: JsonSkip['what'], at: number): JsonSkip => ({
  what,
  from: at,
  at,
  depth: 0,
  inText: false,
  isEscaped: false,
  braces: [],
});

/**
 * Looks for the end, up to `stop` in the file. What is passed over is only checked for its texts and brackets: the rest is
 * read when somebody opens it.
 */
export const advanceSkip = (skip: JsonSkip, cursor: ByteCursor, stop: number): SkipState => {
  for (;;) {
    if (skip.what === 'token' && skip.at - skip.from > tokenBytesMax) {
      return { at: skip.at, message: 'a number or a word has no end' };
    }
    const bytes = cursor.chunk(skip.at);
    if (bytes.length === 0) {
      if (skip.what === 'token') return 'done';
      return { at: skip.at, message: skip.inText ? 'the file ends within a text' : 'the file ends within a value' };
    }
    const state = skip.what === 'token' ? advanceToken(skip, bytes) : advanceNest(skip, bytes);
    if (state !== undefined) return state;
    if (skip.at >= stop) return 'paused';
  }
};

const advanceToken = (skip: JsonSkip, bytes: Uint8Array): SkipState | undefined => {
  for (let index = 0; index < bytes.length; index += 1) {
    if (kindOf[bytes[index] ?? 0] !== plain) {
      skip.at += index;
      return 'done';
    }
  }
  skip.at += bytes.length;
  return undefined;
};

const advanceNest = (skip: JsonSkip, bytes: Uint8Array): SkipState | undefined => {
  let { depth, inText, isEscaped } = skip;
  const { at } = skip;
  const { length } = bytes;
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (inText) {
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === quotation) {
        inText = false;
        if (depth === 0) {
          skip.at = at + index + 1;
          return 'done';
        }
      }
      continue;
    }
    const kind = kindOf[byte];
    if (kind === plain || kind === between) continue;
    if (kind === textMark) inText = true;
    else if (kind === opening) {
      if (depth >= skipDepthMax) {
        return { at: at + index, message: `it is nested more than ${skipDepthMax} deep` };
      }
      setBrace(skip, depth, byte === openBrace);
      depth += 1;
    } else {
      depth -= 1;
      if (isBrace(skip, depth) !== (byte === closeBrace)) {
        return { at: at + index, message: 'a bracket closes what another one opened' };
      }
      if (depth === 0) {
        skip.at = at + index + 1;
        return 'done';
      }
    }
  }
  skip.at = at + length;
  skip.depth = depth;
  skip.inText = inText;
  skip.isEscaped = isEscaped;
  return undefined;
};

const bitsPerPiece = 2 ** 15;

const setBrace = ({ braces }: JsonSkip, depth: number, is: boolean): void => {
  const piece = Math.floor(depth / bitsPerPiece);
  const bytes = (braces[piece] ??= new Uint8Array(bitsPerPiece / 8));
  const bit = depth % bitsPerPiece;
  const mask = 1 << (bit & 7);
  bytes[bit >> 3] = is ? (bytes[bit >> 3] ?? 0) | mask : (bytes[bit >> 3] ?? 0) & ~mask;
};

const isBrace = ({ braces }: JsonSkip, depth: number): boolean => {
  const bit = depth % bitsPerPiece;
  return ((braces[Math.floor(depth / bitsPerPiece)]?.[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
};

export const quotation = 0x22;
const backslash = 0x5c;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const comma = 0x2c;
export const colon = 0x3a;

const plain = 0;
/** Blanks, commas and colons end a number or a word, and mean nothing to brackets. */
const between = 1;
const textMark = 2;
const opening = 3;
const closing = 4;
const kindOf = new Uint8Array(256);
for (const byte of [0x20, 0x09, 0x0a, 0x0d, comma, colon]) kindOf[byte] = between;
kindOf[quotation] = textMark;
for (const byte of [openBrace, openBracket]) kindOf[byte] = opening;
for (const byte of [closeBrace, closeBracket]) kindOf[byte] = closing;

export const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
