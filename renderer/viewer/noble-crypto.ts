import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToBase64url, bytesToHex, copyBytes, utf8ToBytes, type Bytes } from '../../shared/base/bytes.ts';
import type { Crypto } from '../../shared/base/crypto.ts';
import { isUsableEd25519Key } from '../../shared/ledger/ed25519-key.ts';

const digest = (data: Bytes | string): Uint8Array =>
  sha256(typeof data === 'string' ? utf8ToBytes(data) : copyOf(data));

// The library asks for plain arrays: a part of a larger buffer is one, too.
const copyOf = (bytes: Bytes): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : copyBytes(bytes);

/** The shared interface in a page, where node:crypto is not and the browser's own answers only later. */
export const nobleCrypto: Crypto = {
  sha256: digest,
  sha256Hex: (data) => bytesToHex(digest(data)),
  sha256HexOfPieces: (pieces) => {
    const state = sha256.create();
    for (const piece of pieces) state.update(utf8ToBytes(piece));
    return bytesToHex(state.digest());
  },
  sha256Base64url: (data) => bytesToBase64url(digest(data)),
  sha512: (data) => sha512(copyOf(data)),
  digest: (name, data) => digests[name](copyOf(data)),
  verifyEd25519: (publicKey, message, signature) => {
    if (!isUsableEd25519Key(publicKey) || signature.length !== 64) return false;
    // RFC 8032 and not ZIP 215: what this admits, every other verifier does.
    return holds(() => ed25519.verify(copyOf(signature), copyOf(message), copyOf(publicKey), { zip215: false }));
  },
  verifyP256: (publicKey, message, signature) => {
    if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false;
    // OpenSSH makes signatures with a high s as well.
    return holds(() =>
      p256.verify(copyOf(signature), copyOf(message), copyOf(publicKey), { lowS: false, format: 'compact' }),
    );
  },
  // A page would have to carry RSA with it; the program and the stock tools check what it does not.
  verifyByKeyInfo: () => undefined,
};

const digests = { sha256, sha384, sha512 } as const;

/** Malformed keys and signatures come from strangers; the library throws at some of them. */
const holds = (verify: () => boolean): boolean => {
  try {
    return verify();
  } catch {
    return false;
  }
};
