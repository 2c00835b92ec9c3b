import {
  base64ToBytes,
  bytesToBase64,
  bytesToHex,
  concatBytes,
  hexToBytes,
  utf8ToBytes,
  type Bytes,
} from '../base/bytes.ts';
import type { Crypto, Ed25519Signer } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { noteKeyId, isKeyName, type VerifierKey } from './verifier-key.ts';

/** One signature line: `keyId` is 8 hex digits, `bytes` what follows the key id (64 for Ed25519, 72 for a cosignature). */
export type NoteSignature = { readonly name: string; readonly keyId: string; readonly bytes: Bytes };

/** `text` ends in a newline and is what the signatures cover. Nothing in it is to be believed before one verified. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

export const noteCharactersMax = 256 * 1024;
export const noteSignaturesMax = 64;

const keyIdBytes = 4;
const signatureLinePrefix = '— ';

/** C2SP signed-note, section Format. Anyone may have written the input: every rule of the format is enforced. */
export const parseSignedNote = (note: string): Result<SignedNote, Failure<'BAD_NOTE'>> => {
  if (note.length > noteCharactersMax) return refuse(`the note is longer than ${noteCharactersMax} characters`);
  if (!note.isWellFormed()) return refuse('the note is not well-formed text');
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0009\u000b-\u001f]/u.test(note)) return refuse('the note holds a control character');
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0) return refuse('no blank line stands between text and signatures');
  const block = note.slice(blank + 2);
  if (!block.endsWith('\n')) return refuse('the last signature line does not end in a newline');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > noteSignaturesMax) return refuse(`the note holds more than ${noteSignaturesMax} signatures`);
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature.ok) return signature;
    signatures.push(signature.value);
  }
  return ok({ text: note.slice(0, blank + 1), signatures });
};

/** `— <key name> <base64>` without its newline. */
export const parseSignatureLine = (line: string): Result<NoteSignature, Failure<'BAD_NOTE'>> => {
  const [name, encoded, ...rest] = line.startsWith(signatureLinePrefix)
    ? line.slice(signatureLinePrefix.length).split(' ')
    : [];
  if (name === undefined || encoded === undefined || rest.length > 0) {
    return refuse(`not a signature line: ${line.slice(0, 80)}`);
  }
  if (!isKeyName(name)) return refuse(`not a key name: ${name.slice(0, 80)}`);
  const bytes = base64ToBytes(encoded);
  if (bytes === undefined || bytes.length <= keyIdBytes) {
    return refuse(`the signature of ${name.slice(0, 80)} is not canonical base64 of a key id and a signature`);
  }
  return ok({ name, keyId: bytesToHex(bytes.subarray(0, keyIdBytes)), bytes: bytes.subarray(keyIdBytes) });
};

/** Throws for a key id that is not 8 hex digits, which is a bug of the caller. */
export const formatSignatureLine = ({ name, keyId, bytes }: NoteSignature): string => {
  const id = hexToBytes(keyId);
  if (id?.length !== keyIdBytes) throw new TypeError(`not a key id: ${keyId}`);
  return `${signatureLinePrefix}${name} ${bytesToBase64(concatBytes(id, bytes))}`;
};

export const formatSignedNote = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map((signature) => `${formatSignatureLine(signature)}\n`).join('')}`;

/** An Ed25519 note signature (type 0x01) over a text that ends in a newline. */
export const signNote = (
  { text, name, signer }: { readonly text: string; readonly name: string; readonly signer: Ed25519Signer },
  crypto: Pick<Crypto, 'sha256'>,
): NoteSignature => ({
  name,
  keyId: noteKeyId(name, 1, signer.publicKey, crypto),
  bytes: signer.sign(utf8ToBytes(text)),
});

/** Whether this signature is by this key (name, key id, type 0x01) and holds over the text. */
export const verifyNoteSignature = (
  { text, signature, key }: { readonly text: string; readonly signature: NoteSignature; readonly key: VerifierKey },
  crypto: Pick<Crypto, 'verifyEd25519'>,
): boolean =>
  key.type === 1 &&
  key.name === signature.name &&
  key.keyId === signature.keyId &&
  signature.bytes.length === 64 &&
  crypto.verifyEd25519(key.publicKey, utf8ToBytes(text), signature.bytes);

const refuse = (message: string): Result<never, Failure<'BAD_NOTE'>> => err({ code: 'BAD_NOTE', message });
