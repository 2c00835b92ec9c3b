import type { Bytes } from '../../shared/base/bytes.ts';

/** Blowfish (Schneier, 1993) as far as bcrypt needs it: the key schedule with an optional salt, and one block. */
export type Blowfish = {
  /** XORs the key into the subkeys and runs the schedule, mixing in the salt where one is given. */
  readonly expandKey: (key: Bytes, salt?: Bytes) => void;
  /** Encrypts the two words at `at` in place. */
  readonly encrypt: (words: Uint32Array, at: number) => void;
};

const subkeyWords = 18;
const boxWords = 256;
const stateWords = subkeyWords + 4 * boxWords;

export const createBlowfish = (): Blowfish => {
  const state = Uint32Array.from(initialState());
  const subkeys = state.subarray(0, subkeyWords);
  const [box0, box1, box2, box3] = [0, 1, 2, 3].map((box) =>
    state.subarray(subkeyWords + box * boxWords, subkeyWords + (box + 1) * boxWords),
  );
  if (box0 === undefined || box1 === undefined || box2 === undefined || box3 === undefined)
    throw new Error('four boxes');

  const encrypt = (words: Uint32Array, at: number): void => {
    let left = words[at] ?? 0;
    let right = words[at + 1] ?? 0;
    for (let round = 0; round < 16; round += 1) {
      left ^= subkeys[round] ?? 0;
      const a = box0[left >>> 24] ?? 0;
      const b = box1[(left >>> 16) & 0xff] ?? 0;
      const c = box2[(left >>> 8) & 0xff] ?? 0;
      const d = box3[left & 0xff] ?? 0;
      const mixed = right ^ ((((a + b) ^ c) + d) | 0);
      right = left;
      left = mixed;
    }
    words[at] = right ^ (subkeys[17] ?? 0);
    words[at + 1] = left ^ (subkeys[16] ?? 0);
  };

  const expandKey = (key: Bytes, salt?: Bytes): void => {
    const keyStream = createWordStream(key);
    for (let index = 0; index < subkeyWords; index += 1) subkeys[index] = (subkeys[index] ?? 0) ^ keyStream();
    const saltStream = salt === undefined ? () => 0 : createWordStream(salt);
    const words = new Uint32Array(2);
    for (let at = 0; at < stateWords; at += 2) {
      words[0] = (words[0] ?? 0) ^ saltStream();
      words[1] = (words[1] ?? 0) ^ saltStream();
      encrypt(words, 0);
      state.set(words, at);
    }
  };

  return { expandKey, encrypt };
};

/** Big-endian words of the bytes, over and over. */
const createWordStream = (bytes: Bytes): (() => number) => {
  let at = 0;
  return () => {
    let word = 0;
    for (let byte = 0; byte < 4; byte += 1) {
      word = (word << 8) | (bytes[at] ?? 0);
      at = (at + 1) % bytes.length;
    }
    return word;
  };
};

let knownState: Uint32Array | undefined;

// The initial subkeys and boxes are the binary digits of pi behind the point; working them out takes some milliseconds
// and leaves no table of a thousand numbers to trust.
const initialState = (): Uint32Array => {
  if (knownState !== undefined) return knownState;
  const guardBits = 64n;
  const bits = BigInt(32 * stateWords);
  const one = 1n << (bits + guardBits);
  // Machin: pi = 16 arctan(1/5) - 4 arctan(1/239).
  const pi = 16n * arctanOfInverse(5n, one) - 4n * arctanOfInverse(239n, one);
  const digits = ((pi - 3n * one) >> guardBits).toString(16).padStart(8 * stateWords, '0');
  knownState = Uint32Array.from({ length: stateWords }, (_, index) =>
    Number.parseInt(digits.slice(8 * index, 8 * index + 8), 16),
  );
  return knownState;
};

const arctanOfInverse = (divisor: bigint, one: bigint): bigint => {
  const square = divisor * divisor;
  let power = one / divisor;
  let sum = 0n;
  for (let odd = 1n, sign = 1n; power !== 0n; odd += 2n, sign = -sign, power /= square) sum += (sign * power) / odd;
  return sum;
};
