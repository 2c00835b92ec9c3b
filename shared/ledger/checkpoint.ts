import { base64ToBytes, bytesToBase64, type Bytes } from '../base/bytes.ts';
import type { Crypto, Ed25519Signer } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { isMerkleHash } from './merkle.ts';
import { formatSignedNote, parseSignedNote, signNote, verifyNoteSignature, type NoteSignature } from './signed-note.ts';
import { isKeyName, type VerifierKey } from './verifier-key.ts';

/** A tree head: `root` is the 32-byte Merkle root of the first `size` lines of the log `origin`. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Bytes };

/** `body` is the three signed lines; the cosignatures stand in the order of their names. */
export type CheckpointNote = {
  readonly checkpoint: Checkpoint;
  readonly body: string;
  readonly logSignature: NoteSignature;
  readonly cosignatures: readonly NoteSignature[];
};

type BadCheckpoint = Failure<'BAD_CHECKPOINT'>;

/** Length of a cosignature's bytes: 8 of time, 64 of Ed25519 (C2SP tlog-cosignature, section Format). */
export const cosignatureBytes = 72;
const logSignatureBytes = 64;

/** Origin, size and root, one line each (C2SP tlog-checkpoint, section Note text). */
export const formatCheckpointBody = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${bytesToBase64(root)}\n`;

/** Exactly three lines: Plumbline's checkpoints have no extensions, so none can smuggle anything. */
export const parseCheckpointBody = (body: string): Result<Checkpoint, BadCheckpoint> => {
  const [origin, sizeText, rootText, end, ...rest] = body.split('\n');
  if (origin === undefined || sizeText === undefined || rootText === undefined || end !== '' || rest.length > 0) {
    return refuse('the text is not exactly three lines');
  }
  if (!isKeyName(origin)) return refuse(`not an origin: ${origin.slice(0, 80)}`);
  const size = Number(sizeText);
  if (!/^(?:0|[1-9]\d{0,15})$/u.test(sizeText) || !Number.isSafeInteger(size)) {
    return refuse(`not a tree size: ${sizeText.slice(0, 80)}`);
  }
  const root = base64ToBytes(rootText);
  if (root === undefined || !isMerkleHash(root)) return refuse('the root is not canonical base64 of 32 bytes');
  return ok({ origin, size, root });
};

/** The log's own note: the body and the log signature, under the origin as key name. */
export const signCheckpoint = (
  { checkpoint, signer }: { readonly checkpoint: Checkpoint; readonly signer: Ed25519Signer },
  crypto: Pick<Crypto, 'sha256'>,
): CheckpointNote => {
  const body = formatCheckpointBody(checkpoint);
  const logSignature = signNote({ text: body, name: checkpoint.origin, signer }, crypto);
  return { checkpoint, body, logSignature, cosignatures: [] };
};

export const formatCheckpointNote = ({ body, logSignature, cosignatures }: CheckpointNote): string =>
  formatSignedNote({ text: body, signatures: [logSignature, ...cosignatures] });

/**
 * Reads a note in the one order that the bundle format (section 5) allows: log signature first, under the origin's name,
 * then cosignatures by ascending name, one a name. No signature has been verified when this returns.
 */
export const parseCheckpointNote = (note: string): Result<CheckpointNote, BadCheckpoint> => {
  const parsed = parseSignedNote(note);
  if (!parsed.ok) return refuse(parsed.error.message);
  const { text: body, signatures } = parsed.value;
  const checkpoint = parseCheckpointBody(body);
  if (!checkpoint.ok) return checkpoint;
  const { origin } = checkpoint.value;
  const [logSignature, ...cosignatures] = signatures;
  if (logSignature?.name !== origin) return refuse(`the first signature is not by the log ${origin}`);
  if (logSignature.bytes.length !== logSignatureBytes) return refuse('the log signature is not an Ed25519 signature');
  let previousName = '';
  for (const { name, bytes } of cosignatures) {
    if (name === origin) return refuse(`the log ${origin} signed twice`);
    if (name <= previousName)
      return refuse(`the cosignatures are not sorted by name, one a name: ${name.slice(0, 80)}`);
    if (bytes.length !== cosignatureBytes) return refuse(`not a timestamped cosignature: ${name.slice(0, 80)}`);
    previousName = name;
  }
  return ok({ checkpoint: checkpoint.value, body, logSignature, cosignatures });
};

/** Whether the log signature holds under the log's key, which must bear the origin as its name. */
export const verifyLogSignature = (
  { note, key }: { readonly note: CheckpointNote; readonly key: VerifierKey },
  crypto: Pick<Crypto, 'verifyEd25519'>,
): boolean =>
  key.name === note.checkpoint.origin &&
  verifyNoteSignature({ text: note.body, signature: note.logSignature, key }, crypto);

const refuse = (message: string): Result<never, BadCheckpoint> => err({ code: 'BAD_CHECKPOINT', message });
