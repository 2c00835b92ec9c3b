import { bytesToBase64, concatBytes, hexToBytes, type Bytes } from '../base/bytes.ts';

const ed25519SpkiPrefix = hexToBytes('302a300506032b6570032100') ?? new Uint8Array();

/** SubjectPublicKeyInfo in PEM (RFC 8410), as OpenSSL writes it, for a raw 32-byte Ed25519 key. */
export const ed25519KeyToPem = (publicKey: Bytes): string =>
  `-----BEGIN PUBLIC KEY-----\n${bytesToBase64(concatBytes(ed25519SpkiPrefix, publicKey))}\n-----END PUBLIC KEY-----\n`;
