import type { Bytes } from './bytes.ts';
import type { Pieces } from './pieces.ts';

export type DigestName = 'sha256' | 'sha384' | 'sha512';
/** How a certificate or a token of X.509 is signed: RSASSA-PKCS1-v1_5 or ECDSA, over this digest of the message. */
export type SignatureScheme = { readonly key: 'rsa' | 'ecdsa'; readonly digest: DigestName };

/** `keyInfo`: DER of a SubjectPublicKeyInfo. `signature`: of ECDSA the DER of r and s. */
export type KeyInfoClaim = {
  readonly keyInfo: Bytes;
  readonly scheme: SignatureScheme;
  readonly message: Bytes;
  readonly signature: Bytes;
};

/**
 * Synchronous cryptography that every runtime fills in: node:crypto in Node, @noble in the viewer page.
 * Text is hashed as its UTF-8 bytes.
 */
export type Crypto = {
  readonly sha256: (data: Bytes | string) => Uint8Array;
  readonly sha256Hex: (data: Bytes | string) => string;
  readonly sha256HexOfPieces: (pieces: Pieces) => string;
  readonly sha256Base64url: (data: Bytes | string) => string;
  readonly sha512: (data: Bytes) => Uint8Array;
  readonly digest: (name: DigestName, data: Bytes) => Uint8Array;
  /** RFC 8032 over a raw 32-byte public key; false for any malformed key or signature. */
  readonly verifyEd25519: (publicKey: Bytes, message: Bytes, signature: Bytes) => boolean;
  /** ECDSA over an uncompressed P-256 point with SHA-256; `signature` is r || s, 64 bytes; false when malformed. */
  readonly verifyP256: (publicKey: Bytes, message: Bytes, signature: Bytes) => boolean;
  /** A signature under a key of X.509; false when malformed, undefined where this runtime has no such arithmetic. */
  readonly verifyByKeyInfo: (claim: KeyInfoClaim) => boolean | undefined;
};

/** SHA-256 of data that comes in pieces. */
export type Sha256 = {
  readonly update: (data: Bytes) => void;
  /** Lower-case hex; nothing may be added afterwards. */
  readonly digestHex: () => string;
};

/** Makes Ed25519 signatures without showing the key. */
export type Ed25519Signer = {
  readonly publicKey: Bytes;
  readonly sign: (message: Bytes) => Uint8Array;
};
