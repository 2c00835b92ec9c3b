import { concatBytes, copyBytes } from '../base/bytes.ts';

/** Undoes a transfer encoding piece by piece; `strange` counts the bytes that the encoding does not have. */
export type TransferDecoder = {
  readonly push: (bytes: Uint8Array) => Uint8Array;
  readonly end: () => Uint8Array;
  readonly strange: () => number;
};

/** RFC 2045 section 6. An encoding that is not known is passed through, as 8bit is. */
export const createTransferDecoder = (encoding: string): TransferDecoder => {
  switch (encoding) {
    case 'base64':
      return createBase64Decoder();
    case 'quoted-printable':
      return createQuotedPrintableDecoder();
    default:
      return { push: (bytes) => bytes, end: () => nothing, strange: () => 0 };
  }
};

export const decodeQuotedPrintable = (bytes: Uint8Array): Uint8Array => {
  const decoder = createQuotedPrintableDecoder();
  return concatBytes(decoder.push(bytes), decoder.end());
};

const nothing = new Uint8Array();

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueByByte = new Int8Array(256).fill(-1);
for (let value = 0; value < 64; value += 1) valueByByte[alphabet.charCodeAt(value)] = value;

const padding = 0x3d;
const isBlank = (byte: number): boolean => byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09;

// RFC 2045 section 6.8: what is not in the alphabet is passed over. Bits that padding leaves over are dropped.
const createBase64Decoder = (): TransferDecoder => {
  let group = 0;
  let count = 0;
  let strange = 0;
  let isOver = false;
  return {
    push: (bytes) => {
      const decoded = new Uint8Array(Math.ceil((bytes.length * 3) / 4) + 3);
      let length = 0;
      for (const byte of bytes) {
        const value = valueByByte[byte] ?? -1;
        if (value < 0 || isOver) {
          if (byte === padding) {
            isOver = true;
            if (count === 1) strange += 1;
          } else if (!isBlank(byte)) strange += 1;
          continue;
        }
        group = ((group << 6) | value) & 0xffffff;
        count += 1;
        if (count === 1) continue;
        decoded[length] = (group >> (count === 2 ? 4 : count === 3 ? 2 : 0)) & 0xff;
        length += 1;
        if (count === 4) count = 0;
      }
      return decoded.subarray(0, length);
    },
    end: () => {
      if (count === 1 && !isOver) strange += 1;
      return nothing;
    },
    strange: () => strange,
  };
};

const hexValue = (byte: number | undefined): number =>
  byte === undefined ? -1 : Number.parseInt(/[0-9a-f]/iu.exec(String.fromCharCode(byte))?.[0] ?? '-1', 16);

// RFC 2045 section 6.7. A sign of equality with no digits behind it stands for itself.
const createQuotedPrintableDecoder = (): TransferDecoder => {
  let carried: Uint8Array = nothing;
  let strange = 0;
  const decode = (bytes: Uint8Array, isLast: boolean): Uint8Array => {
    const decoded = new Uint8Array(bytes.length);
    let length = 0;
    let at = 0;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte !== padding) {
        decoded[length] = byte;
        length += 1;
        continue;
      }
      // A soft line break may have blanks before it, which somebody added on the way.
      let end = at + 1;
      while (end < bytes.length && (bytes[end] === 0x20 || bytes[end] === 0x09)) end += 1;
      if (end + 1 >= bytes.length && !isLast && end - at < softBreakBytesMax) break;
      if (bytes[end] === 0x0a || (bytes[end] === 0x0d && bytes[end + 1] === 0x0a) || (end >= bytes.length && isLast)) {
        at = bytes[end] === 0x0d ? end + 1 : end;
        continue;
      }
      const high = hexValue(bytes[at + 1]);
      const low = hexValue(bytes[at + 2]);
      if (high < 0 || low < 0) {
        strange += 1;
        decoded[length] = byte;
      } else {
        decoded[length] = high * 16 + low;
        at += 2;
      }
      length += 1;
    }
    carried = copyBytes(bytes.subarray(at));
    return decoded.subarray(0, length);
  };
  return {
    push: (bytes) => decode(carried.length === 0 ? bytes : concatBytes(carried, bytes), false),
    end: () => decode(carried, true),
    strange: () => strange,
  };
};

const softBreakBytesMax = 1000;
