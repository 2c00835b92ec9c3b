import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed } from '../../../services/node-crypto.ts';
import { isUsableEd25519Key } from '../../../shared/ledger/ed25519-key.ts';

const prime = 2n ** 255n - 19n;
const toKey = (y: bigint, sign: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => Number(((y + (sign << 255n)) >> BigInt(8 * index)) & 255n));

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  for (let factor = base % prime, rest = exponent; rest > 0n; rest >>= 1n, factor = (factor * factor) % prime) {
    if (rest & 1n) result = (result * factor) % prime;
  }
  return result;
};
const inverse = (value: bigint): bigint => power(value, prime - 2n);
const modulo = (value: bigint): bigint => ((value % prime) + prime) % prime;

describe('isUsableEd25519Key', () => {
  it('takes honest keys', () => {
    for (let fill = 0; fill < 100; fill += 1) {
      expect(isUsableEd25519Key(ed25519SignerFromSeed(new Uint8Array(32).fill(fill)).publicKey)).toBe(true);
    }
    expect(isUsableEd25519Key(toKey(prime - 2n, 0n))).toBe(true);
  });

  it('refuses every point whose order divides eight, worked out from the curve equation', () => {
    // A point of order 8 doubles to one with y = 0, so y^2 = -x^2; with -x^2 + y^2 = 1 + d x^2 y^2 (RFC 8032 section
    // 5.1) that is d y^4 + 2 y^2 - 1 = 0, hence y^2 = (-1 + sqrt(1 + d)) / d for one of the two roots.
    const d = modulo(-121665n * inverse(121666n));
    const rootOfMinusOne = power(2n, (prime - 1n) / 4n);
    const squareRoot = (square: bigint): bigint | undefined => {
      const candidate = power(square, (prime + 3n) / 8n);
      return [candidate, (candidate * rootOfMinusOne) % prime].find((root) => (root * root) % prime === modulo(square));
    };
    const yOfOrderEight: bigint[] = [];
    const discriminant = squareRoot(1n + d);
    for (const root of discriminant === undefined ? [] : [discriminant, prime - discriminant]) {
      const y = squareRoot(modulo((root - 1n) * inverse(d)));
      if (y !== undefined) yOfOrderEight.push(y, prime - y);
    }
    expect(yOfOrderEight).toHaveLength(2);
    for (const y of [0n, 1n, prime - 1n, ...yOfOrderEight]) {
      for (const sign of [0n, 1n]) expect(isUsableEd25519Key(toKey(y, sign))).toBe(false);
    }
  });

  it('refuses every encoding of a y that is not below the prime', () => {
    for (let above = 0n; above < 19n; above += 1n) {
      for (const sign of [0n, 1n]) expect(isUsableEd25519Key(toKey(prime + above, sign))).toBe(false);
    }
  });

  it('refuses another length', () => {
    const { publicKey } = ed25519SignerFromSeed(new Uint8Array(32));
    expect(isUsableEd25519Key(publicKey.subarray(1))).toBe(false);
    expect(isUsableEd25519Key(new Uint8Array([...publicKey, 0]))).toBe(false);
  });
});
