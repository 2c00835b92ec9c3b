import type { Passage } from '../../db/search-writer.ts';

/** The head of a file in which a sign of no text is looked for. */
const headBytes = 65_536;
const passageBytes = 16_384;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file in passages that end with a line where they can, each with the bytes that it was; undefined where the
 * file is no text. Read as UTF-16 where a byte order mark says so, else as UTF-8 where it is valid, else as Windows-1252.
 */
export const textPassages = (bytes: Uint8Array): Iterable<Passage> | undefined => {
  const encoding = encodingOf(bytes);
  return encoding === undefined ? undefined : cut(bytes, encoding);
};

const encodingOf = (bytes: Uint8Array): Encoding | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Programs, pictures and archives have control characters at once.
  for (const byte of bytes.subarray(0, headBytes)) if (byte < 0x20 && !isSpace(byte)) return undefined;
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
};

const isSpace = (byte: number): boolean => (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b;

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const cut = function* (bytes: Uint8Array, encoding: Encoding): Generator<Passage> {
  const decoder = new TextDecoder(encoding);
  let offset = 0;
  while (offset < bytes.length) {
    const end = passageEnd(bytes, offset, encoding);
    const text = decoder.decode(bytes.subarray(offset, end));
    if (/[\p{L}\p{N}]/u.test(text)) yield { offset, length: end - offset, text };
    offset = end;
  }
};

/** After the last line end in reach; else between two characters. */
const passageEnd = (bytes: Uint8Array, start: number, encoding: Encoding): number => {
  const end = start + passageBytes;
  if (end >= bytes.length) return bytes.length;
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  for (let at = end; at > start + passageBytes / 2; at -= isWide ? 2 : 1) {
    const unit = isWide ? wideUnit(bytes, at - 2, encoding) : bytes[at - 1];
    if (unit === 0x0a) return at;
  }
  let at = end;
  if (isWide) return isLowSurrogate(wideUnit(bytes, at, encoding)) ? at - 2 : at;
  if (encoding !== 'utf-8') return end;
  // The bytes after the first of a character begin with 10.
  while (at > start + 1 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
};

const wideUnit = (bytes: Uint8Array, at: number, encoding: Encoding): number => {
  const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  return encoding === 'utf-16le' ? first | (second << 8) : (first << 8) | second;
};

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
