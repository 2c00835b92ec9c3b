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

/** Every pair of digits as their two bytes, the first one the lower, by the twelve bits that it stands for. */
const pairsOf = (alphabet: string): Uint16Array =>
  Uint16Array.from(
    { length: 4096 },
    (_, bits) => alphabet.charCodeAt(bits >> 6) | (alphabet.charCodeAt(bits & 63) << 8),
  );
const base64Pairs = pairsOf(base64Alphabet);
const base64urlPairs = pairsOf(base64urlAlphabet);

/** Bytes on their way are wanted by the hundred thousand, and to make room for them anew costs more than to fill it. */
let room = { bytes: new Uint8Array(2 ** 12), digits: new Uint8Array(2 ** 13) };
const roomFor = (bytesMax: number): typeof room => {
  if (room.bytes.length < bytesMax) {
    room = { bytes: new Uint8Array(bytesMax * 2), digits: new Uint8Array(bytesMax * 4) };
  }
  return room;
};

// One text decoded from its digits: a text put together from pieces is laid out anew by whoever reads it, which takes longer.
const encode64 = (bytes: Bytes, pairs: Uint16Array, length = bytes.length): string => {
  const { digits } = roomFor(length);
  encodeDigits(bytes, length, pairs, digits, 0);
  return decoder.decode(digits.subarray(0, Math.ceil((length * 4) / 3)));
};

/** Writes the digits of bytes, and of zero bits up to the next four. */
const encodeDigits = (bytes: Bytes, length: number, pairs: Uint16Array, digits: Uint8Array, from: number): void => {
  let at = from;
  for (let index = 0; index < length; index += 3) {
    const isWhole = index + 2 < length;
    const second = isWhole || index + 1 < length ? (bytes[index + 1] ?? 0) : 0;
    const group = ((bytes[index] ?? 0) << 16) | (second << 8) | (isWhole ? (bytes[index + 2] ?? 0) : 0);
    const [left, right] = [pairs[group >> 12] ?? 0, pairs[group & 4095] ?? 0];
    digits[at] = left;
    digits[at + 1] = left >> 8;
    digits[at + 2] = right;
    digits[at + 3] = right >> 8;
    at += 4;
  }
};

/** By two digits as two bytes, the first one the lower: the twelve bits that they stand for, -1 where one is no digit. */
const bitsByPair = (pairs: Uint16Array): Int16Array => {
  const bits = new Int16Array(2 ** 16).fill(-1);
  for (const [value, pair] of pairs.entries()) bits[pair] = value;
  return bits;
};
const base64Bits = bitsByPair(base64Pairs);
const base64urlBits = bitsByPair(base64urlPairs);
/** The digit of six zero bits. */
const zeroDigit = 0x41;

/** Writes what a text stands for into `bytes`, which must have room for it; the number of bytes, or -1. */
const decode64Into = (text: string, bits: Int16Array, bytes: Uint8Array): number => {
  const { length } = text;
  const { digits } = roomFor(length);
  // Where a character is none of ASCII, it makes more bytes than one, none of them a digit.
  if (encoder.encodeInto(text, digits).written !== length) return -1;
  digits[length] = zeroDigit;
  digits[length + 1] = zeroDigit;
  return decodeDigits(digits, 0, length, bits, bytes);
};

/** The same for digits as bytes, behind which stand two zero digits. */
// Canonical only: a length of 4k + 1 or non-zero unused bits would let two texts stand for the same bytes.
const decodeDigits = (digits: Bytes, from: number, length: number, bits: Int16Array, bytes: Uint8Array): number => {
  if (length % 4 === 1) return -1;
  let at = 0;
  let group = 0;
  for (let index = from; index < from + length; index += 4) {
    // A pair that is none is -1 and makes its group negative, whatever stands beside it.
    const left = bits[(digits[index] ?? 0) | ((digits[index + 1] ?? 0) << 8)] ?? -1;
    const right = bits[(digits[index + 2] ?? 0) | ((digits[index + 3] ?? 0) << 8)] ?? -1;
    group = (left << 12) | right;
    if (group < 0) return -1;
    bytes[at] = group >> 16;
    bytes[at + 1] = group >> 8;
    bytes[at + 2] = group;
    at += 3;
  }
  const spare = length % 4 === 0 ? 0 : 4 - (length % 4);
  return (group & ((1 << (spare * 8)) - 1)) === 0 ? at - spare : -1;
};

const decode64 = (text: string, bits: Int16Array): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  return decode64Into(text, bits, bytes) === bytes.length ? bytes : undefined;
};

/** Base64 with padding, RFC 4648 section 4. */
export const bytesToBase64 = (bytes: Bytes): string => {
  const text = encode64(bytes, base64Pairs);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};

/** Canonical padded base64 only, RFC 4648 sections 3.5 and 4; undefined for anything else. */
export const base64ToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (text.length % 4 !== 0) return undefined;
  const unpadded = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  return decode64(unpadded, base64Bits);
};

/** Base64url without padding, RFC 4648 section 5. */
export const bytesToBase64url = (bytes: Bytes): string => encode64(bytes, base64urlPairs);

/** Canonical unpadded base64url only; undefined for anything else. */
export const base64urlToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => decode64(text, base64urlBits);

/** Base64url without padding of the UTF-8 of a well-formed text. */
export const utf8ToBase64url = (text: string): string => {
  // No UTF-16 unit takes more than three bytes.
  const { bytes } = roomFor(text.length * 3);
  return encode64(bytes, base64urlPairs, encoder.encodeInto(text, bytes).written);
};

/** Base64url of a start, in ASCII, and behind it the base64url digits of bytes: what `holdsBase64url` reads. */
export const startedBase64url = (start: string, bytes: Bytes): string => {
  const length = start.length + Math.ceil((bytes.length * 4) / 3);
  // The last digits are written by the four.
  const whole = roomFor(length + 2).bytes;
  for (let index = 0; index < start.length; index += 1) whole[index] = start.charCodeAt(index);
  encodeDigits(bytes, bytes.length, base64urlPairs, whole, start.length);
  return encode64(whole, base64urlPairs, length);
};

/** The text whose UTF-8 this is the canonical unpadded base64url of; undefined for anything else. */
export const base64urlToUtf8 = (text: string): string | undefined => {
  const { bytes } = roomFor(text.length);
  const length = decode64Into(text, base64urlBits, bytes);
  return length < 0 ? undefined : bytesToUtf8(bytes.subarray(0, length));
};

/** Whether a text is the canonical unpadded base64url of so many bytes. */
export const isBase64url = (text: string, lengthBytes: number): boolean =>
  text.length === Math.ceil((lengthBytes * 4) / 3) &&
  decode64Into(text, base64urlBits, roomFor(lengthBytes).bytes) === lengthBytes;

/** Whether a text stands for `start`, in ASCII, and behind it the digits of so many bytes; nothing is made for it. */
export const holdsBase64url = (text: string, start: string, lengthBytes: number): boolean => {
  const { bytes, digits } = roomFor(text.length);
  const end = decode64Into(text, base64urlBits, bytes);
  const length = end - start.length;
  if (length !== Math.ceil((lengthBytes * 4) / 3)) return false;
  for (let index = 0; index < start.length; index += 1) if (bytes[index] !== start.charCodeAt(index)) return false;
  bytes[end] = zeroDigit;
  bytes[end + 1] = zeroDigit;
  return decodeDigits(bytes, start.length, length, base64urlBits, digits) === lengthBytes;
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
