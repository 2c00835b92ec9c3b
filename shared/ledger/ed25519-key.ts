import { hexToBytes, type Bytes } from '../base/bytes.ts';

/**
 * Whether 32 bytes may stand for a person, a log or a witness: a canonical encoding (y < 2^255 - 19, RFC 8032
 * section 5.1.3) of a point that is not of small order. Under a key of small order a signature can be made without
 * any private key, and engines disagree about non-canonical encodings, so neither may ever be enrolled or trusted.
 * Whether the bytes lie on the curve is left to the engine that verifies.
 */
export const isUsableEd25519Key = (publicKey: Bytes): boolean =>
  publicKey.length === 32 &&
  isBelowPrime(publicKey) &&
  !smallOrderKeys.some((key) => equalsBesidesSign(key, publicKey));

// The five y coordinates of the eight points whose order divides 8, little-endian, without the sign bit.
const smallOrderKeys: readonly Bytes[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map((hex) => hexToBytes(hex) ?? new Uint8Array(0));

const withoutSign = (byte: number, index: number): number => (index === 31 ? byte & 0x7f : byte);

const equalsBesidesSign = (key: Bytes, publicKey: Bytes): boolean =>
  key.every((byte, index) => byte === withoutSign(publicKey[index] ?? 0, index));

// 2^255 - 19 is ed ff … ff 7f: only the nineteen values from there to 2^255 - 1 are too large.
const isBelowPrime = (publicKey: Bytes): boolean =>
  (publicKey[0] ?? 0) < 0xed ||
  publicKey.some((byte, index) => index > 0 && withoutSign(byte, index) < (index === 31 ? 0x7f : 0xff));
