import { concatBytes, utf8ToBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto, Ed25519Signer } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { cosignatureBytes, type CheckpointNote } from './checkpoint.ts';
import { formatSignatureLine, parseSignatureLine, type NoteSignature } from './signed-note.ts';
import { formatVerifierKey, noteKeyId, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

/** A cosignature that came after the bundle: the witness's key, shown and never trusted, and one line by it. */
export type CosignatureFile = { readonly key: VerifierKey; readonly signature: NoteSignature };

type BadCosignature = Failure<'BAD_COSIGNATURE'>;

const timeBytes = 8;

/** The name under which a person witnesses (bundle format, section 10). */
export const witnessName = (principal: string): string => `plumbline.local/person/${principal}`;

/**
 * cosignature/v1 over a checkpoint's body; `timeSeconds` since the Unix epoch, a safe integer.
 * Throws for another time, which is a bug of the caller (C2SP tlog-cosignature, section Ed25519 signed message).
 */
export const cosign = (
  {
    body,
    name,
    timeSeconds,
    signer,
  }: { readonly body: string; readonly name: string; readonly timeSeconds: number; readonly signer: Ed25519Signer },
  crypto: Pick<Crypto, 'sha256'>,
): NoteSignature => {
  if (!Number.isSafeInteger(timeSeconds) || timeSeconds < 0) throw new RangeError(`not a time: ${timeSeconds}`);
  const time = new Uint8Array(timeBytes);
  new DataView(time.buffer).setBigUint64(0, BigInt(timeSeconds));
  return {
    name,
    keyId: noteKeyId(name, 4, signer.publicKey, crypto),
    bytes: concatBytes(time, signer.sign(cosignedMessage(body, timeSeconds))),
  };
};

/** Checks name, key id, type 0x04 and signature, and gives the time that the witness states. */
export const verifyCosignature = (
  { body, signature, key }: { readonly body: string; readonly signature: NoteSignature; readonly key: VerifierKey },
  crypto: Pick<Crypto, 'verifyEd25519'>,
): Result<{ readonly timeSeconds: number }, BadCosignature> => {
  if (key.type !== 4) return refuse(`the key of ${key.name} is not for cosignatures`);
  if (key.name !== signature.name || key.keyId !== signature.keyId) {
    return refuse(`signed by ${signature.name} (${signature.keyId}), not by ${key.name} (${key.keyId})`);
  }
  if (signature.bytes.length !== cosignatureBytes) return refuse('a cosignature is a time and 64 bytes');
  const { buffer, byteOffset } = signature.bytes;
  const time = new DataView(buffer, byteOffset, timeBytes).getBigUint64(0);
  // The standard allows 2^63 - 1; beyond 2^53 - 1 lie no times that anyone meant.
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return refuse(`not a time: ${time}`);
  const timeSeconds = Number(time);
  return crypto.verifyEd25519(key.publicKey, cosignedMessage(body, timeSeconds), signature.bytes.subarray(timeBytes))
    ? ok({ timeSeconds })
    : refuse(`the cosignature of ${key.name} does not hold over this checkpoint`);
};

/** The note with one more cosignature in its place by name; one a name, so a second by the same witness is refused. */
export const addCosignature = (
  note: CheckpointNote,
  signature: NoteSignature,
): Result<CheckpointNote, Failure<'ALREADY_COSIGNED'>> => {
  if (note.cosignatures.some(({ name }) => name === signature.name)) {
    return err({ code: 'ALREADY_COSIGNED', message: `${signature.name} has cosigned this checkpoint already` });
  }
  const cosignatures = [...note.cosignatures, signature].sort((left, right) => (left.name < right.name ? -1 : 1));
  return ok({ ...note, cosignatures });
};

/** `signatures/<principal>.cosig`: the verifier key and the signature line, LF after each. */
export const formatCosignatureFile = ({ key, signature }: CosignatureFile): string =>
  `${formatVerifierKey(key)}\n${formatSignatureLine(signature)}\n`;

/** Exactly what `formatCosignatureFile` writes, with key and signature of one name and key id. */
export const parseCosignatureFile = (
  text: string,
  crypto: Pick<Crypto, 'sha256'>,
): Result<CosignatureFile, BadCosignature> => {
  const [keyLine, signatureLine, end, ...rest] = text.split('\n');
  if (keyLine === undefined || signatureLine === undefined || end !== '' || rest.length > 0) {
    return refuse('the file is not exactly two lines');
  }
  const key = parseVerifierKey(keyLine, crypto);
  if (!key.ok) return refuse(key.error.message);
  if (key.value.type !== 4) return refuse(`the key of ${key.value.name} is not for cosignatures`);
  const signature = parseSignatureLine(signatureLine);
  if (!signature.ok) return refuse(signature.error.message);
  const { name, keyId, bytes } = signature.value;
  if (name !== key.value.name || keyId !== key.value.keyId)
    return refuse('key and signature bear different names or key ids');
  if (bytes.length !== cosignatureBytes) return refuse('a cosignature is a time and 64 bytes');
  return ok({ key: key.value, signature: signature.value });
};

const cosignedMessage = (body: string, timeSeconds: number): Bytes =>
  utf8ToBytes(`cosignature/v1\ntime ${timeSeconds}\n${body}`);

const refuse = (message: string): Result<never, BadCosignature> => err({ code: 'BAD_COSIGNATURE', message });
