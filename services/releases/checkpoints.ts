import { z } from 'zod';
import { base64ToBytes, utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { rootsAt } from '../../shared/bundle/checks/ledger.ts';
import {
  formatCheckpointNote,
  parseCheckpointNote,
  signCheckpoint,
  type CheckpointNote,
} from '../../shared/ledger/checkpoint.ts';
import { addCosignature, cosign, witnessName } from '../../shared/ledger/cosignature.ts';
import { leafHash } from '../../shared/ledger/merkle.ts';
import { createVerifierKey, formatVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { addAttestation, readAttestations, type AttestationKind } from '../../db/attestations.ts';
import { readHead, readLines } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { CaseSession } from '../cases/case-session.ts';
import type { UnlockedIdentity } from '../identities/identity-store.ts';
import { retainCheckpoint } from '../identities/retained-notes.ts';

/** A signed checkpoint and the verifier keys of its cosigners, in the order of their names. */
export type KeptCheckpoint = { readonly note: CheckpointNote; readonly witnessKeys: readonly string[] };

const keptSchema = z.strictObject({ note: z.string(), witnessKeys: z.array(z.string()) });

/** A checkpoint over the first `size` lines, signed by the log key; refused where the case is not ours to sign for. */
export const signCheckpointAt = (
  session: CaseSession,
  size: number,
  deps: AppDeps,
): Result<CheckpointNote, Failure> => {
  if (session.logSigner === null)
    return err(session.readOnly ?? { code: 'CASE_READ_ONLY', message: 'The case cannot be signed for here.' });
  const root = base64ToBytes(rootsAt(readLines(session.store.db, 0, size), [size], deps.crypto).get(size) ?? '');
  if (root === undefined) throw new Error(`no root at ${size}`);
  return ok(
    signCheckpoint({ checkpoint: { origin: session.origin, size, root }, signer: session.logSigner }, deps.crypto),
  );
};

/** Signs the head, keeps the note among the attestations, and writes it to a file where one is named. */
export const writeCheckpoint = (
  session: CaseSession,
  out: string | undefined,
  deps: AppDeps,
): Result<Output<'checkpoint.write'>> => {
  const size = readHead(session.store.db)?.size ?? 0;
  const note = signCheckpointAt(session, size, deps);
  if (!note.ok) return note;
  const text = formatCheckpointNote(note.value);
  const kept = keep(session, 'checkpoint', { note: note.value, witnessKeys: [] }, deps);
  if (!kept.ok) return kept;
  if (out === undefined) return ok({ note: text, out: null });
  const written = writeNewFile(out, utf8ToBytes(text), deps);
  return written.ok ? ok({ note: text, out }) : written;
};

const keep = (
  session: CaseSession,
  kind: AttestationKind,
  { note, witnessKeys }: KeptCheckpoint,
  { clock }: AppDeps,
): Result<number> =>
  addAttestation(session.store.db, {
    kind,
    size: note.checkpoint.size,
    text: JSON.stringify({ note: formatCheckpointNote(note), witnessKeys }),
    addedAt: clock(),
  });

const readKept = (text: string): KeptCheckpoint => {
  const kept = parseKept(text);
  if (kept === undefined) throw new Error('a kept checkpoint cannot be read');
  return kept;
};

/** Undefined for what this program did not write. */
export const parseKept = (text: string): KeptCheckpoint | undefined => {
  const json = parseJson(text);
  const parsed = keptSchema.safeParse(json.ok ? json.value : undefined);
  const note = parseCheckpointNote(parsed.success ? parsed.data.note : '');
  return parsed.success && note.ok ? { note: note.value, witnessKeys: parsed.data.witnessKeys } : undefined;
};

/**
 * The checkpoint over a release with the cosignatures collected so far. It is made at the freeze; where the program was
 * interrupted just then, it is made now, over the same lines.
 */
export const frozenCheckpoint = (
  session: CaseSession,
  size: number,
  deps: AppDeps,
): Result<KeptCheckpoint & { readonly closed: boolean }, Failure> => {
  const kept = readAttestations(session.store.db).filter(
    (attestation) => attestation.size === size && attestation.kind !== 'checkpoint',
  );
  const last = kept.at(-1);
  if (last !== undefined) return ok({ ...readKept(last.text), closed: kept.some(({ kind }) => kind === 'closed') });
  const note = signCheckpointAt(session, size, deps);
  if (!note.ok) return note;
  const made = keep(session, 'frozen', { note: note.value, witnessKeys: [] }, deps);
  return made.ok ? ok({ note: note.value, witnessKeys: [], closed: false }) : made;
};

/** From the first export on the pair of ledger and checkpoint is the same in every edition. */
export const closeCheckpoint = (session: CaseSession, size: number, deps: AppDeps): Result<KeptCheckpoint, Failure> => {
  const frozen = frozenCheckpoint(session, size, deps);
  if (!frozen.ok || frozen.value.closed) return frozen;
  const closed = keep(session, 'closed', frozen.value, deps);
  return closed.ok ? frozen : closed;
};

/** A witness cosigns the frozen checkpoint, if it extends what this witness has retained; refused after the first export. */
export const cosignFrozen = (
  session: CaseSession,
  size: number,
  witness: UnlockedIdentity,
  deps: AppDeps,
): Result<KeptCheckpoint, Failure> => {
  const frozen = frozenCheckpoint(session, size, deps);
  if (!frozen.ok) return frozen;
  if (frozen.value.closed) {
    return err({
      code: 'CHECKPOINT_CLOSED',
      message: 'The release was exported already, so its checkpoint takes no more cosignatures.',
      hint: 'Cosign the bundle instead: `plumbline cosign BUNDLE --identity I`.',
    });
  }
  const { note, witnessKeys } = frozen.value;
  const leafHashes = readLines(session.store.db, 0, size).map((text) => leafHash(text, deps.crypto));
  const retained = retainForWitness(session, note, leafHashes, deps);
  if (!retained.ok) return retained;
  const { signature, key } = makeCosignature(note.body, witness, deps);
  const added = addCosignature(note, signature);
  if (!added.ok) return err({ ...added.error, hint: 'Nothing is left to do for this witness.' });
  const keys = [...witnessKeys, key].sort((left, right) => (left < right ? -1 : 1));
  const next = { note: added.value, witnessKeys: keys };
  const kept = keep(session, 'frozen', next, deps);
  return kept.ok ? ok(next) : kept;
};

/** A cosignature/v1 by a person and the verifier key that goes with it. */
export const makeCosignature = (
  body: string,
  witness: UnlockedIdentity,
  { clock, crypto }: Pick<AppDeps, 'clock' | 'crypto'>,
) => {
  const name = witnessName(witness.principal);
  const timeSeconds = Math.floor(Date.parse(clock()) / 1000);
  return {
    signature: cosign({ body, name, timeSeconds, signer: witness.signer }, crypto),
    key: formatVerifierKey(createVerifierKey(name, 4, witness.signer.publicKey, crypto)),
  };
};

const retainForWitness = (
  session: CaseSession,
  note: CheckpointNote,
  leafHashes: readonly Uint8Array[],
  deps: AppDeps,
): Result<boolean, Failure> => {
  if (session.logSigner === null)
    return err(session.readOnly ?? { code: 'CASE_READ_ONLY', message: 'The case cannot be signed for here.' });
  const logKey = createVerifierKey(session.origin, 1, session.logSigner.publicKey, deps.crypto);
  return retainCheckpoint(deps.profile, { noteText: formatCheckpointNote(note), logKey, evidence: { leafHashes } });
};
