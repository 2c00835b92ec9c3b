import { concatBytes, type Bytes } from '../base/bytes.ts';

/** One value of DER (X.690): identifier octet, contents, and all its bytes; `children` is empty for a primitive one. */
export type DerNode = {
  readonly tag: number;
  readonly content: Bytes;
  readonly whole: Bytes;
  readonly children: readonly DerNode[];
};

/** Identifier octets: universal types, and the context-specific ones that RFC 3161, 5280 and 5652 use. */
export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context3: 0xa3,
  primitive0: 0x80,
} as const;

// Certificates and tokens nest about a dozen deep; what nests deeper was made to exhaust a reader.
const depthMax = 40;

/**
 * Reads exactly one value and nothing behind it; undefined for anything that is not DER. Strict where BER would let two
 * encodings stand for one value: lengths definite and shortest, integers shortest, booleans 00 or FF, no string in pieces.
 */
export const parseDer = (bytes: Bytes): DerNode | undefined => {
  const read = readNode(bytes, 0, 0);
  return read?.end === bytes.length ? read.node : undefined;
};

type Read = { readonly node: DerNode; readonly end: number };

const readNode = (bytes: Bytes, at: number, depth: number): Read | undefined => {
  const tag = bytes[at];
  const length = readLength(bytes, at + 1);
  // The number 31 announces a tag of several octets, which nothing read here has.
  if (tag === undefined || (tag & 0x1f) === 0x1f || length === undefined || depth > depthMax) return undefined;
  const end = length.from + length.size;
  if (end > bytes.length) return undefined;
  const content = bytes.subarray(length.from, end);
  const whole = bytes.subarray(at, end);
  if ((tag & 0x20) === 0) {
    return isPrimitive(tag, content) ? { node: { tag, content, whole, children: [] }, end } : undefined;
  }
  if (tag < 0x40 && tag !== derTag.sequence && tag !== derTag.set) return undefined;
  const children: DerNode[] = [];
  let next = 0;
  while (next < content.length) {
    const child = readNode(content, next, depth + 1);
    if (child === undefined) return undefined;
    children.push(child.node);
    next = child.end;
  }
  return { node: { tag, content, whole, children }, end };
};

const readLength = (bytes: Bytes, at: number): { readonly size: number; readonly from: number } | undefined => {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { size: first, from: at + 1 };
  const count = first & 0x7f;
  // 0x80 is BER's indefinite form; four octets reach beyond everything that is read here.
  if (count === 0 || count > 4 || at + count >= bytes.length) return undefined;
  let size = 0;
  for (const byte of bytes.subarray(at + 1, at + 1 + count)) size = size * 256 + byte;
  return size < 0x80 || size < 256 ** (count - 1) ? undefined : { size, from: at + 1 + count };
};

const isPrimitive = (tag: number, content: Bytes): boolean => {
  const [first, second = 0] = content;
  switch (tag) {
    case derTag.boolean:
      return content.length === 1 && (first === 0 || first === 0xff);
    case derTag.integer:
      if (first === undefined) return false;
      return content.length === 1 || !((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
    case derTag.null:
      return content.length === 0;
    case derTag.oid:
      return isOid(content);
    case derTag.bitString:
      return isBitString(content);
    case 0x10:
    case 0x11:
      return false;
    default:
      return true;
  }
};

const isOid = (content: Bytes): boolean => {
  let isStart = true;
  for (const byte of content) {
    if (isStart && byte === 0x80) return false;
    isStart = byte < 0x80;
  }
  return content.length > 0 && isStart;
};

const isBitString = (content: Bytes): boolean => {
  const [unused, ...bits] = content;
  if (unused === undefined || unused > 7) return false;
  return unused === 0 || (bits.length > 0 && ((bits.at(-1) ?? 0) & (2 ** unused - 1)) === 0);
};

/** Dotted numbers; undefined for another type of value. */
export const derOid = (node: DerNode | undefined): string | undefined => {
  if (node?.tag !== derTag.oid) return undefined;
  const numbers: number[] = [];
  let number = 0;
  for (const byte of node.content) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (numbers.length === 0) {
      const first = Math.min(2, Math.floor(number / 40));
      numbers.push(first, number - first * 40);
    } else numbers.push(number);
    number = 0;
  }
  return numbers.every(Number.isSafeInteger) ? numbers.join('.') : undefined;
};

/** A number from 0 to 2^31 - 1; undefined for any other value. */
export const derSmallInteger = (node: DerNode | undefined): number | undefined => {
  if (node?.tag !== derTag.integer || node.content.length > 4 || (node.content[0] ?? 0x80) >= 0x80) return undefined;
  return node.content.reduce((sum, byte) => sum * 256 + byte, 0);
};

/**
 * A UTCTime or GeneralizedTime as `YYYYMMDDHHMMSS`, with a fraction behind a point where there is one: such texts stand
 * in the order of time. Undefined for anything but UTC with seconds (RFC 5280 section 4.1.2.5, RFC 3161 section 2.4.2).
 */
export const derTime = (node: DerNode | undefined): string | undefined => {
  const text = node === undefined ? '' : String.fromCodePoint(...node.content.subarray(0, 40));
  if (node?.tag === derTag.utcTime && /^\d{12}Z$/u.test(text)) {
    return checkedTime(`${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text.slice(0, -1)}`);
  }
  if (node?.tag === derTag.generalizedTime && /^\d{14}(?:\.\d{0,8}[1-9])?Z$/u.test(text)) {
    return checkedTime(text.slice(0, -1));
  }
  return undefined;
};

const checkedTime = (text: string): string | undefined => {
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = [4, 6, 8, 10, 12].map((at) =>
    Number(text.slice(at, at + 2)),
  );
  const isInRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 59;
  return isInRange ? text : undefined;
};

/** One value made of its identifier octet and its contents, in pieces. */
export const derBytes = (tag: number, ...parts: readonly Bytes[]): Uint8Array => {
  const content = concatBytes(...parts);
  return concatBytes(Uint8Array.of(tag, ...lengthBytes(content.length)), content);
};

const lengthBytes = (size: number): readonly number[] => {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
};
