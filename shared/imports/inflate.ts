/**
 * Undoes zlib's format (RFC 1950, RFC 1951) for short texts in headers: small and plain rather than quick. Undefined for
 * anything malformed, and for more than `bytesMax`, so that no small file can fill the memory.
 */
export const inflateZlib = (bytes: Uint8Array, bytesMax: number): Uint8Array | undefined => {
  const header = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  // RFC 1950 section 2.2: method 8, a check that divides by 31, no dictionary.
  if (bytes.length < 6 || ((bytes[0] ?? 0) & 15) !== 8 || header % 31 !== 0 || (header & 0x20) !== 0) return undefined;
  const state: State = {
    bytes,
    at: 2,
    bits: 0,
    bitCount: 0,
    out: new Uint8Array(Math.min(bytesMax, 2 ** 14)),
    length: 0,
    bytesMax,
  };
  for (;;) {
    const isLast = takeBits(state, 1);
    const kind = takeBits(state, 2);
    const isRead =
      kind === 0
        ? readStored(state)
        : kind === 1
          ? readCodes(state, fixedLiterals, fixedDistances)
          : kind === 2 && readDynamic(state);
    if (!isRead) return undefined;
    if (isLast === 1) break;
  }
  const out = state.out.subarray(0, state.length);
  const at = state.at;
  const check = [0, 1, 2, 3].reduce((sum, index) => sum * 256 + (bytes[at + index] ?? Number.NaN), 0);
  return check === adler32(out) ? out : undefined;
};

/** RFC 1950 section 8.2. */
export const adler32 = (bytes: Uint8Array): number => {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
};

type State = {
  readonly bytes: Uint8Array;
  at: number;
  bits: number;
  bitCount: number;
  out: Uint8Array;
  length: number;
  readonly bytesMax: number;
};

// -1 where the data end.
const takeBits = (state: State, count: number): number => {
  while (state.bitCount < count) {
    const byte = state.bytes[state.at];
    if (byte === undefined) return -1;
    state.at += 1;
    state.bits |= byte << state.bitCount;
    state.bitCount += 8;
  }
  const value = state.bits & ((1 << count) - 1);
  state.bits >>>= count;
  state.bitCount -= count;
  return value;
};

const put = (state: State, byte: number): boolean => {
  if (state.length >= state.bytesMax) return false;
  if (state.length === state.out.length) {
    const larger = new Uint8Array(Math.min(state.bytesMax, state.out.length * 2));
    larger.set(state.out);
    state.out = larger;
  }
  state.out[state.length] = byte;
  state.length += 1;
  return true;
};

const readStored = (state: State): boolean => {
  state.bits = 0;
  state.bitCount = 0;
  const length = takeBits(state, 16);
  const inverse = takeBits(state, 16);
  if (length < 0 || inverse !== (~length & 0xffff) || state.at + length > state.bytes.length) return false;
  for (let index = 0; index < length; index += 1) {
    if (!put(state, state.bytes[state.at + index] ?? 0)) return false;
  }
  state.at += length;
  return true;
};

/** A Huffman code by how many codes each length has, and the symbols in the order of their codes. */
type Code = { readonly counts: readonly number[]; readonly symbols: readonly number[] };

const codeFromLengths = (lengths: readonly number[]): Code | undefined => {
  const counts = Array<number>(16).fill(0);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  let left = 1;
  for (let length = 1; length < 16; length += 1) {
    left = left * 2 - (counts[length] ?? 0);
    if (left < 0) return undefined;
  }
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .toSorted((one, other) => one.length - other.length || one.symbol - other.symbol)
    .map(({ symbol }) => symbol);
  return { counts, symbols };
};

const takeSymbol = (state: State, { counts, symbols }: Code): number => {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length < 16; length += 1) {
    const bit = takeBits(state, 1);
    if (bit < 0) return -1;
    code |= bit;
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + code - first] ?? -1;
    index += count;
    first = (first + count) * 2;
    code *= 2;
  }
  return -1;
};

const none: Code = { counts: [], symbols: [] };
const fixedLiterals =
  codeFromLengths(
    Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
  ) ?? none;
const fixedDistances = codeFromLengths(Array<number>(30).fill(5)) ?? none;

// RFC 1951 section 3.2.5.
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12_289, 16_385, 24_577,
];

const readCodes = (state: State, literals: Code, distances: Code): boolean => {
  for (;;) {
    const symbol = takeSymbol(state, literals);
    if (symbol < 0) return false;
    if (symbol === 256) return true;
    if (symbol < 256) {
      if (!put(state, symbol)) return false;
      continue;
    }
    const base = lengthBase[symbol - 257];
    const more = takeBits(state, lengthExtra[symbol - 257] ?? 0);
    const distanceSymbol = takeSymbol(state, distances);
    const distanceStart = distanceBase[distanceSymbol];
    const farther = takeBits(state, Math.max(0, (distanceSymbol >> 1) - 1));
    if (base === undefined || more < 0 || distanceStart === undefined || farther < 0) return false;
    const distance = distanceStart + farther;
    if (distance > state.length) return false;
    for (let index = 0; index < base + more; index += 1) {
      if (!put(state, state.out[state.length - distance] ?? 0)) return false;
    }
  }
};

// RFC 1951 section 3.2.7.
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const readDynamic = (state: State): boolean => {
  const literalCount = takeBits(state, 5) + 257;
  const distanceCount = takeBits(state, 5) + 1;
  const lengthCount = takeBits(state, 4) + 4;
  const codeLengths = Array<number>(19).fill(0);
  for (const symbol of lengthOrder.slice(0, lengthCount)) {
    const length = takeBits(state, 3);
    if (length < 0) return false;
    codeLengths[symbol] = length;
  }
  const lengthCode = codeFromLengths(codeLengths);
  if (lengthCode === undefined) return false;
  const lengths: number[] = [];
  while (lengths.length < literalCount + distanceCount) {
    const symbol = takeSymbol(state, lengthCode);
    if (symbol < 0) return false;
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    const repeated = symbol === 16 ? lengths.at(-1) : 0;
    const more = takeBits(state, symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
    const count = more + (symbol === 18 ? 11 : 3);
    if (repeated === undefined || more < 0 || lengths.length + count > literalCount + distanceCount) return false;
    for (let index = 0; index < count; index += 1) lengths.push(repeated);
  }
  const literals = codeFromLengths(lengths.slice(0, literalCount));
  const distances = codeFromLengths(lengths.slice(literalCount));
  return literals !== undefined && distances !== undefined && readCodes(state, literals, distances);
};
