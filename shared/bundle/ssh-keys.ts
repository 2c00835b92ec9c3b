import { base64ToBytes, bytesToBase64, concatBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { isUsableEd25519Key } from '../ledger/ed25519-key.ts';
import { createWireReader, writeString, type WireReader } from './ssh-wire.ts';

/** `publicKey` is 32 bytes, `point` an uncompressed P-256 point of 65, `application` what a hardware key is bound to. */
export type SshPublicKey =
  | { readonly type: 'ssh-ed25519'; readonly publicKey: Bytes }
  | { readonly type: 'sk-ssh-ed25519@openssh.com'; readonly publicKey: Bytes; readonly application: string }
  | { readonly type: 'ecdsa-sha2-nistp256'; readonly point: Bytes };

export type SshKeyType = SshPublicKey['type'];

type BadSshKey = Failure<'BAD_SSH_KEY'>;

const curveName = 'nistp256';
const applicationCharactersMax = 256;

/** RFC 8709 section 4, PROTOCOL.u2f, RFC 5656 section 3.1. */
export const formatSshKeyBlob = (key: SshPublicKey): Bytes => {
  switch (key.type) {
    case 'ssh-ed25519':
      return concatBytes(writeString(key.type), writeString(key.publicKey));
    case 'sk-ssh-ed25519@openssh.com':
      return concatBytes(writeString(key.type), writeString(key.publicKey), writeString(key.application));
    case 'ecdsa-sha2-nistp256':
      return concatBytes(writeString(key.type), writeString(curveName), writeString(key.point));
  }
};

/** The three kinds that Plumbline knows; every byte is accounted for, so a key has one blob only. */
export const parseSshKeyBlob = (blob: Bytes): Result<SshPublicKey, BadSshKey> => {
  const reader = createWireReader(blob);
  const type = reader.readText();
  if (type === undefined || !isSshKeyType(type)) return refuse(`not a known key type: ${type?.slice(0, 80) ?? ''}`);
  const key = readKey(type, reader);
  if (!key.ok) return key;
  return reader.remainingBytes() === 0 ? key : refuse('bytes follow the key');
};

/** `<type> <base64>`, as in `allowed_signers` and `.pub` files. */
export const formatSshPublicKeyLine = (key: SshPublicKey): string =>
  `${key.type} ${bytesToBase64(formatSshKeyBlob(key))}`;

/** `<type> <base64>` without a comment; the type must be the one inside the blob. */
export const parseSshPublicKeyLine = (line: string): Result<SshPublicKey, BadSshKey> => {
  const [type, encoded, ...rest] = line.split(' ');
  if (type === undefined || encoded === undefined || rest.length > 0) return refuse('not of the form "type key"');
  const blob = base64ToBytes(encoded);
  if (blob === undefined) return refuse('the key is not canonical base64');
  const key = parseSshKeyBlob(blob);
  if (key.ok && key.value.type !== type) return refuse(`the line says ${type.slice(0, 80)}, the key ${key.value.type}`);
  return key;
};

/** `SHA256:` and base64 without padding, as `ssh-keygen -l` prints it. */
export const sshFingerprint = (blob: Bytes, crypto: Pick<Crypto, 'sha256'>): string =>
  `SHA256:${bytesToBase64(crypto.sha256(blob)).replace(/=+$/u, '')}`;

const isSshKeyType = (type: string): type is SshKeyType =>
  type === 'ssh-ed25519' || type === 'sk-ssh-ed25519@openssh.com' || type === 'ecdsa-sha2-nistp256';

const readKey = (type: SshKeyType, reader: WireReader): Result<SshPublicKey, BadSshKey> => {
  switch (type) {
    case 'ssh-ed25519': {
      const publicKey = reader.readString();
      return publicKey && isUsableEd25519Key(publicKey) ? ok({ type, publicKey }) : refuseEd25519();
    }
    case 'sk-ssh-ed25519@openssh.com': {
      const publicKey = reader.readString();
      if (!publicKey || !isUsableEd25519Key(publicKey)) return refuseEd25519();
      const application = reader.readText();
      // ssh-keygen(1): applications of SSH keys begin with "ssh:", so a key for a web site is not one.
      return application?.startsWith('ssh:') && application.length <= applicationCharactersMax
        ? ok({ type, publicKey, application })
        : refuse('the application of a hardware key does not begin with "ssh:"');
    }
    case 'ecdsa-sha2-nistp256': {
      if (reader.readText() !== curveName) return refuse(`the curve is not ${curveName}`);
      const point = reader.readString();
      // Uncompressed only (SEC 1 section 2.3.3); whether it lies on the curve is left to the engine that verifies.
      return point?.length === 65 && point[0] === 4 ? ok({ type, point }) : refuse('not an uncompressed P-256 point');
    }
  }
};

const refuseEd25519 = (): Result<never, BadSshKey> =>
  refuse('the Ed25519 key is malformed, of small order or not canonical');
const refuse = (message: string): Result<never, BadSshKey> => err({ code: 'BAD_SSH_KEY', message });
