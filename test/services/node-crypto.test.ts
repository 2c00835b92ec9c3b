import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto, nodeRandomBytes } from '../../services/node-crypto.ts';
import { nobleCrypto } from '../../renderer/viewer/noble-crypto.ts';
import { bytesToHex, hexToBytes, utf8ToBytes, type Bytes } from '../../shared/base/bytes.ts';

const fromHex = (hex: string): Bytes => hexToBytes(hex) ?? new Uint8Array(0);

/** What verifies on a workstation and what verifies in the page of a bundle: neither may accept what the other refuses. */
const engines = [
  ['node:crypto', nodeCrypto],
  ['the viewer page', nobleCrypto],
] as const;

describe.each(engines)('hashes by %s', (_name, crypto) => {
  it('are those of FIPS 180-4 for "abc", in every form', () => {
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    for (const data of ['abc', utf8ToBytes('abc')]) {
      expect(bytesToHex(crypto.sha256(data))).toBe(sha256);
      expect(crypto.sha256Hex(data)).toBe(sha256);
      expect(crypto.sha256Base64url(data)).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
    }
    expect(crypto.sha256HexOfPieces(['a', '', 'bc'])).toBe(sha256);
    expect(bytesToHex(crypto.sha512(utf8ToBytes('abc')))).toBe(
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
        '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    );
  });

  it('are plain byte arrays, whose slices are copies', () => {
    for (const bytes of [crypto.sha256('x'), crypto.sha512(new Uint8Array(0)), nodeRandomBytes(16)]) {
      expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
      const before = bytesToHex(bytes);
      bytes.slice().fill(0);
      expect(bytesToHex(bytes)).toBe(before);
    }
  });
});

// RFC 8032 section 7.1, tests 1 to 3.
const rfc8032 = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
      '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
      '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
].map(({ seed, publicKey, message, signature }) => ({
  seed: fromHex(seed),
  publicKey: fromHex(publicKey),
  message: fromHex(message),
  signature: fromHex(signature),
}));

describe.each(engines)('Ed25519 by %s', (_name, crypto) => {
  it('signs and verifies the examples of RFC 8032', () => {
    for (const { seed, publicKey, message, signature } of rfc8032) {
      const signer = ed25519SignerFromSeed(seed);
      expect(signer.publicKey).toEqual(publicKey);
      expect(signer.sign(message)).toEqual(signature);
      expect(crypto.verifyEd25519(publicKey, message, signature)).toBe(true);
    }
  });

  it('refuses every flipped bit of key and signature, and another message', () => {
    const [, , example] = rfc8032;
    if (example === undefined) throw new Error('three examples');
    const { publicKey, message, signature } = example;
    for (let bit = 0; bit < 512; bit += 1) {
      const flip = (bytes: Bytes): Bytes => bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(crypto.verifyEd25519(publicKey, message, flip(signature))).toBe(false);
      if (bit < 256) expect(crypto.verifyEd25519(flip(publicKey), message, signature)).toBe(false);
    }
    expect(crypto.verifyEd25519(publicKey, fromHex('af83'), signature)).toBe(false);
  });

  it('is false, never an error, for keys and signatures of another length', () => {
    const [example] = rfc8032;
    if (example === undefined) throw new Error('three examples');
    const { publicKey, message, signature } = example;
    for (const bytes of [new Uint8Array(0), publicKey.subarray(1), new Uint8Array([...publicKey, 0])]) {
      expect(crypto.verifyEd25519(bytes, message, signature)).toBe(false);
    }
    for (const bytes of [new Uint8Array(0), signature.subarray(1), new Uint8Array([...signature, 0])]) {
      expect(crypto.verifyEd25519(publicKey, message, bytes)).toBe(false);
    }
  });

  it('refuses a signature whose S was raised by the group order', () => {
    const [example] = rfc8032;
    if (example === undefined) throw new Error('three examples');
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const { publicKey, message, signature } = example;
    const s = [...signature.subarray(32)].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
    const raised = Uint8Array.from(signature, (byte, at) =>
      at < 32 ? byte : Number((s >> BigInt(8 * (at - 32))) & 255n),
    );
    expect(crypto.verifyEd25519(publicKey, message, raised)).toBe(false);
  });

  it('refuses the key under which anyone can sign anything', () => {
    // The neutral point as key and as R, with S = 0, satisfies the equation of RFC 8032 for every message.
    const neutral = new Uint8Array(32).with(0, 1);
    const forged = new Uint8Array(64).with(0, 1);
    expect(crypto.verifyEd25519(neutral, utf8ToBytes('anything'), forged)).toBe(false);
  });

  it('keeps its key when the seed is zeroed', () => {
    const seed = Uint8Array.from(rfc8032[0]?.seed ?? []);
    const signer = ed25519SignerFromSeed(seed);
    seed.fill(0);
    expect(signer.sign(new Uint8Array(0))).toEqual(rfc8032[0]?.signature);
    expect(() => ed25519SignerFromSeed(new Uint8Array(31))).toThrow(TypeError);
  });
});

describe.each(engines)('ECDSA with P-256 by %s', (_name, crypto) => {
  // RFC 6979 appendix A.2.5, SHA-256, message "sample".
  const publicKey = fromHex(
    '04' +
      '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6' +
      '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
  );
  const signature = fromHex(
    'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
      'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  );
  const message = utf8ToBytes('sample');

  it('verifies the example of RFC 6979', () => {
    expect(crypto.verifyP256(publicKey, message, signature)).toBe(true);
  });

  it('is false for another message, a flipped byte, a point off the curve, and other lengths', () => {
    expect(crypto.verifyP256(publicKey, utf8ToBytes('samplf'), signature)).toBe(false);
    for (let at = 0; at < 64; at += 1) {
      expect(
        crypto.verifyP256(
          publicKey,
          message,
          signature.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        ),
      ).toBe(false);
    }
    for (let at = 0; at < 65; at += 1) {
      expect(
        crypto.verifyP256(
          publicKey.map((byte, index) => (index === at ? byte ^ 1 : byte)),
          message,
          signature,
        ),
      ).toBe(false);
    }
    expect(crypto.verifyP256(publicKey.subarray(0, 33), message, signature)).toBe(false);
    expect(crypto.verifyP256(publicKey, message, signature.subarray(1))).toBe(false);
    expect(crypto.verifyP256(publicKey, message, new Uint8Array(64))).toBe(false);
    expect(crypto.verifyP256(new Uint8Array(65).with(0, 4), message, signature)).toBe(false);
  });
});
