import { base64ToBytes, bytesToBase64, bytesToHex, concatBytes, utf8ToBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { isUsableEd25519Key } from './ed25519-key.ts';

type Sha256 = Pick<Crypto, 'sha256'>;

/** C2SP signature types that Plumbline knows: 0x01 Ed25519 over the note, 0x04 a timestamped Ed25519 cosignature. */
export type NoteKeyType = 1 | 4;

/** A public key with the name that signs notes. `keyId` is 8 hex digits, `publicKey` 32 bytes. */
export type VerifierKey = {
  readonly name: string;
  readonly keyId: string;
  readonly type: NoteKeyType;
  readonly publicKey: Bytes;
};

const verifierKeyCharactersMax = 1024;

/** Not empty, no Unicode space, no plus, no control character (C2SP signed-note, section Format). */
export const isKeyName = (name: string): boolean =>
  name.length > 0 && name.isWellFormed() && !/[\s\u0085+]/u.test(name) && !/\p{Cc}/u.test(name);

/** SHA-256(name || LF || type || public key)[:4] in hex (C2SP signed-note, section Signatures). */
export const noteKeyId = (name: string, type: NoteKeyType, publicKey: Bytes, crypto: Sha256): string =>
  bytesToHex(crypto.sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4));

export const createVerifierKey = (name: string, type: NoteKeyType, publicKey: Bytes, crypto: Sha256): VerifierKey => ({
  name,
  keyId: noteKeyId(name, type, publicKey, crypto),
  type,
  publicKey,
});

/** `<name>+<key id>+<base64(type || public key)>` (C2SP signed-note, section Verifier keys). */
export const formatVerifierKey = ({ name, keyId, type, publicKey }: VerifierKey): string =>
  `${name}+${keyId}+${bytesToBase64(concatBytes(Uint8Array.of(type), publicKey))}`;

/** Refuses unknown types, a key id that is not the one of this name and key, and keys under which anyone can sign. */
export const parseVerifierKey = (text: string, crypto: Sha256): Result<VerifierKey, Failure<'BAD_VERIFIER_KEY'>> => {
  if (text.length > verifierKeyCharactersMax) return refuse(`longer than ${verifierKeyCharactersMax} characters`);
  // Base64 may hold a plus, a name and a key id may not.
  const firstPlus = text.indexOf('+');
  const secondPlus = text.indexOf('+', firstPlus + 1);
  if (firstPlus < 0 || secondPlus < 0) return refuse('not of the form name+id+key');
  const name = text.slice(0, firstPlus);
  const keyId = text.slice(firstPlus + 1, secondPlus);
  const material = base64ToBytes(text.slice(secondPlus + 1));
  if (!isKeyName(name)) return refuse(`not a key name: ${name}`);
  const type = material?.[0];
  if (material === undefined || (type !== 1 && type !== 4) || material.length !== 33) {
    return refuse('the key is not canonical base64 of type 0x01 or 0x04 and 32 bytes');
  }
  const publicKey = material.subarray(1);
  if (!isUsableEd25519Key(publicKey)) return refuse('the Ed25519 key is of small order or not canonical');
  const expected = noteKeyId(name, type, publicKey, crypto);
  if (keyId !== expected) return refuse(`the key id is ${expected}, not ${keyId}`);
  return ok({ name, keyId, type, publicKey });
};

/** A file as `--log-key` and `--witness` take it: one verifier key of the wanted type and a newline. */
export const parseVerifierKeyFile = (
  text: string,
  type: NoteKeyType,
  crypto: Sha256,
): Result<VerifierKey, Failure<'BAD_VERIFIER_KEY'>> => {
  if (!text.endsWith('\n')) return refuse('the file does not end in a newline');
  const key = parseVerifierKey(text.slice(0, -1), crypto);
  if (key.ok && key.value.type !== type) return refuse(`the key is of type ${key.value.type}, not ${type}`);
  return key;
};

const refuse = (message: string): Result<never, Failure<'BAD_VERIFIER_KEY'>> =>
  err({ code: 'BAD_VERIFIER_KEY', message });
