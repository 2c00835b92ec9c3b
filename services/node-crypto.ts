import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hash,
  randomBytes,
  randomFillSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { concatBytes, hexToBytes, type Bytes } from '../shared/base/bytes.ts';
import type { Crypto, Ed25519Signer, Sha256 } from '../shared/base/crypto.ts';
import type { RandomBytes } from '../shared/base/random.ts';
import { isUsableEd25519Key } from '../shared/ledger/ed25519-key.ts';

const der = (hex: string): Bytes => hexToBytes(hex) ?? new Uint8Array(0);

// What stands before the raw key in DER: RFC 8410 sections 4 and 7, RFC 5480 section 2.
const ed25519PublicPrefix = der('302a300506032b6570032100');
const ed25519PrivatePrefix = der('302e020100300506032b657004220420');
const p256PublicPrefix = der('3059301306072a8648ce3d020106082a8648ce3d030107034200');

/** node:crypto behind the shared interface. Keys and signatures may come from strangers: malformed ones are false. */
export const nodeCrypto: Crypto = {
  sha256: (data) => asBytes(hash('sha256', data, 'buffer')),
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  sha256HexOfPieces: (pieces) => {
    const state = createHash('sha256');
    for (const piece of pieces) state.update(piece);
    return state.digest('hex');
  },
  sha256Base64url: (data) => hash('sha256', data, 'base64url'),
  sha512: (data) => asBytes(hash('sha512', data, 'buffer')),
  digest: (name, data) => asBytes(hash(name, data, 'buffer')),
  verifyEd25519: (publicKey, message, signature) => {
    // OpenSSL of today refuses keys of small order by itself; asked here, the answer hangs on no version of it.
    if (!isUsableEd25519Key(publicKey) || signature.length !== 64) return false;
    const key = readPublicKey(ed25519PublicPrefix, publicKey);
    return key !== undefined && verify(null, message, key, signature);
  },
  verifyP256: (publicKey, message, signature) => {
    if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false;
    const key = readPublicKey(p256PublicPrefix, publicKey);
    return key !== undefined && verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  },
  verifyByKeyInfo: ({ keyInfo, scheme, message, signature }) => {
    const key = readPublicKey(new Uint8Array(), keyInfo);
    if (key?.asymmetricKeyType !== (scheme.key === 'rsa' ? 'rsa' : 'ec')) return false;
    const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    if (scheme.key === 'rsa' && (modulusLength < rsaBitsMin || modulusLength > rsaBitsMax)) return false;
    return holds(() => verify(scheme.digest, message, key, signature));
  },
};

// Below, a key can be broken; above, checking one signature would keep the reader busy.
const rsaBitsMin = 2048;
const rsaBitsMax = 16_384;

/** OpenSSL throws at some keys of strangers, such as points on no curve. */
const holds = (check: () => boolean): boolean => {
  try {
    return check();
  } catch {
    return false;
  }
};

export const createNodeSha256 = (): Sha256 => {
  const state = createHash('sha256');
  return { update: (data) => void state.update(data), digestHex: () => state.digest('hex') };
};

/** From the 32-byte seed of RFC 8032; the seed may be zeroed afterwards, the key then lives in OpenSSL's memory only. */
export const ed25519SignerFromSeed = (seed: Bytes): Ed25519Signer => {
  if (seed.length !== 32) throw new TypeError(`an Ed25519 seed has 32 bytes, not ${seed.length}`);
  const encoded = Buffer.from(concatBytes(ed25519PrivatePrefix, seed).buffer);
  const key = createPrivateKey({ key: encoded, format: 'der', type: 'pkcs8' });
  encoded.fill(0);
  const publicDer = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: Uint8Array.from(publicDer.subarray(ed25519PublicPrefix.length)),
    sign: (message) => asBytes(sign(null, message, key)),
  };
};

const poolBytes = 2 ** 14;
const pooledBytesMax = 64;

/**
 * Salts are wanted by the hundred thousand, and asking the system for each costs more than hashing what it salts. So
 * small amounts come from a pool of the same generator; what was given out is wiped in it.
 */
const createRandomBytes = (): RandomBytes => {
  const pool = new Uint8Array(poolBytes);
  let used = poolBytes;
  return (lengthBytes) => {
    if (lengthBytes > pooledBytesMax) return asBytes(randomBytes(lengthBytes));
    if (used + lengthBytes > poolBytes) {
      randomFillSync(pool);
      used = 0;
    }
    const bytes = pool.slice(used, used + lengthBytes);
    pool.fill(0, used, used + lengthBytes);
    used += lengthBytes;
    return bytes;
  };
};

export const nodeRandomBytes: RandomBytes = createRandomBytes();

// A Buffer's slice shares memory where a Uint8Array's copies, so none leaves this file.
const asBytes = ({ buffer, byteOffset, byteLength }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const readPublicKey = (prefix: Bytes, raw: Bytes): KeyObject | undefined => {
  try {
    return createPublicKey({ key: Buffer.from(concatBytes(prefix, raw).buffer), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
};
