const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type Bytes = Uint8Array;

/** Lone surrogates become U+FFFD, so callers that need an exact round trip check `isWellFormed` first. */
export const utf8ToBytes = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Strict UTF-8: undefined for any malformed sequence; a byte order mark is kept as a character. */
export const bytesToUtf8 = (bytes: Bytes): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

const hexByByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hex. */
export const bytesToHex = (bytes: Bytes): string => {
  let text = '';
  for (const byte of bytes) text += hexByByte[byte];
  return text;
};

/** Lower-case hex only; undefined for anything else. */
export const hexToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/u.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
};

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64urlAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Every pair of digits, by the twelve bits that it stands for: two look-ups write three bytes. */
const pairsOf = (alphabet: string): readonly string[] =>
  Array.from({ length: 4096 }, (_, bits) => alphabet.charAt(bits >> 6) + alphabet.charAt(bits & 63));
const base64Pairs = pairsOf(base64Alphabet);
const base64urlPairs = pairsOf(base64urlAlphabet);

const encode64 = (bytes: Bytes, pairs: readonly string[], length = bytes.length): string => {
  let text = '';
  const whole = length - (length % 3);
  for (let index = 0; index < whole; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    text += pairs[group >> 12];
    text += pairs[group & 4095];
  }
  if (whole === length) return text;
  const group = ((bytes[whole] ?? 0) << 16) | (whole + 1 < length ? (bytes[whole + 1] ?? 0) << 8 : 0);
  const rest = `${pairs[group >> 12]}${pairs[group & 4095]}`;
  return text + rest.slice(0, length - whole + 1);
};

const valueByCode = (alphabet: string): Int8Array => {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < 64; value += 1) values[alphabet.charCodeAt(value)] = value;
  return values;
};
const base64Values = valueByCode(base64Alphabet);
const base64urlValues = valueByCode(base64urlAlphabet);

/** Writes what a text stands for into `bytes`, which must have room for it; the number of bytes, or -1. */
// Canonical only: a length of 4k + 1 or non-zero unused bits would let two texts stand for the same bytes.
const decode64Into = (text: string, values: Int8Array, bytes: Uint8Array): number => {
  const tail = text.length % 4;
  if (tail === 1) return -1;
  const whole = text.length - tail;
  let at = 0;
  // A digit that is none is -1 and makes its group negative, whatever stands beside it.
  for (let index = 0; index < whole; index += 4) {
    const group =
      (valueAt(text, index, values) << 18) |
      (valueAt(text, index + 1, values) << 12) |
      (valueAt(text, index + 2, values) << 6) |
      valueAt(text, index + 3, values);
    if (group < 0) return -1;
    bytes[at] = group >> 16;
    bytes[at + 1] = group >> 8;
    bytes[at + 2] = group;
    at += 3;
  }
  if (tail === 0) return at;
  const [first, second] = [valueAt(text, whole, values), valueAt(text, whole + 1, values)];
  const third = tail === 3 ? valueAt(text, whole + 2, values) : 0;
  const group = (first << 18) | (second << 12) | (third << 6);
  const unused = tail === 2 ? 0xffff : 0xff;
  if (group < 0 || (group & unused) !== 0) return -1;
  bytes[at] = group >> 16;
  if (tail === 3) bytes[at + 1] = group >> 8;
  return at + tail - 1;
};

const decode64 = (text: string, values: Int8Array): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  return decode64Into(text, values, bytes) === bytes.length ? bytes : undefined;
};

const valueAt = (text: string, index: number, values: Int8Array): number => values[text.charCodeAt(index)] ?? -1;

/** Base64 with padding, RFC 4648 section 4. */
export const bytesToBase64 = (bytes: Bytes): string => {
  const text = encode64(bytes, base64Pairs);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};

/** Canonical padded base64 only, RFC 4648 sections 3.5 and 4; undefined for anything else. */
export const base64ToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (text.length % 4 !== 0) return undefined;
  const unpadded = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  return decode64(unpadded, base64Values);
};

/** Base64url without padding, RFC 4648 section 5. */
export const bytesToBase64url = (bytes: Bytes): string => encode64(bytes, base64urlPairs);

/** Canonical unpadded base64url only; undefined for anything else. */
export const base64urlToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => decode64(text, base64urlValues);

/** Bytes between a text and its base64url are wanted by the hundred thousand, and to make them anew costs more than to fill them. */
let scratch = new Uint8Array(2 ** 12);
const scratchOf = (lengthBytes: number): Uint8Array => {
  if (scratch.length < lengthBytes) scratch = new Uint8Array(lengthBytes * 2);
  return scratch;
};

/** Base64url without padding of the UTF-8 of a well-formed text. */
export const utf8ToBase64url = (text: string): string => {
  // No UTF-16 unit takes more than three bytes.
  const bytes = scratchOf(text.length * 3);
  return encode64(bytes, base64urlPairs, encoder.encodeInto(text, bytes).written);
};

/** The text whose UTF-8 this is the canonical unpadded base64url of; undefined for anything else. */
export const base64urlToUtf8 = (text: string): string | undefined => {
  const bytes = scratchOf(text.length);
  const length = decode64Into(text, base64urlValues, bytes);
  return length < 0 ? undefined : bytesToUtf8(bytes.subarray(0, length));
};

/** Whether a text is the canonical unpadded base64url of so many bytes, without making them. */
export const isBase64url = (text: string, lengthBytes: number): boolean => {
  if (text.length !== Math.ceil((lengthBytes * 4) / 3)) return false;
  let last = 0;
  for (let index = 0; index < text.length; index += 1) {
    last = valueAt(text, index, base64urlValues);
    if (last < 0) return false;
  }
  const unusedBits = (text.length * 6) % 8;
  return (last & ((1 << unusedBits) - 1)) === 0;
};

export const concatBytes = (...parts: readonly Bytes[]): Uint8Array<ArrayBuffer> => joinBytes(parts);

/** The same for a list of any length: arguments are limited, and so many may come from a file. */
export const joinBytes = (parts: readonly Bytes[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** Bytes of their own. `slice` is no such thing where the bytes are a Buffer of Node: that shares its memory. */
export const copyBytes = (bytes: Bytes): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

export const equalBytes = (left: Bytes, right: Bytes): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);
