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

const encode64 = (bytes: Bytes, alphabet: string): string => {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const sextets = Math.min(bytes.length - index, 3) + 1;
    for (let sextet = 0; sextet < sextets; sextet += 1) text += alphabet.charAt((group >> (18 - 6 * sextet)) & 63);
  }
  return text;
};

const valueByCode = (alphabet: string): Int8Array => {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < 64; value += 1) values[alphabet.charCodeAt(value)] = value;
  return values;
};
const base64Values = valueByCode(base64Alphabet);
const base64urlValues = valueByCode(base64urlAlphabet);

// Canonical only: a length of 4k + 1 or non-zero unused bits would let two texts stand for the same bytes.
const decode64 = (text: string, values: Int8Array): Uint8Array<ArrayBuffer> | undefined => {
  const tail = text.length % 4;
  if (tail === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let group = 0;
  let bits = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = values[text.charCodeAt(index)] ?? -1;
    if (value < 0) return undefined;
    group = ((group << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (group >> bits) & 0xff;
      at += 1;
    }
  }
  return (group & ((1 << bits) - 1)) === 0 ? bytes : undefined;
};

/** Base64 with padding, RFC 4648 section 4. */
export const bytesToBase64 = (bytes: Bytes): string => {
  const text = encode64(bytes, base64Alphabet);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};

/** Canonical padded base64 only, RFC 4648 sections 3.5 and 4; undefined for anything else. */
export const base64ToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (text.length % 4 !== 0) return undefined;
  const unpadded = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  return decode64(unpadded, base64Values);
};

/** Base64url without padding, RFC 4648 section 5. */
export const bytesToBase64url = (bytes: Bytes): string => encode64(bytes, base64urlAlphabet);

/** Canonical unpadded base64url only; undefined for anything else. */
export const base64urlToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => decode64(text, base64urlValues);

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
