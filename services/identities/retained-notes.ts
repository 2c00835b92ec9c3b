import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { parseCheckpointNote, verifyLogSignature, type CheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { compareWithRetained, type ExtensionEvidence } from '../../shared/ledger/retained-checkpoint.ts';
import type { VerifierKey } from '../../shared/ledger/verifier-key.ts';
import type { StorageFailure } from '../bundles/storage-failure.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { profilePaths, type Profile } from './profile.ts';
import { readProfileFile, writeProfileFile } from './profile-files.ts';

export type RetainFailure =
  | StorageFailure
  | Failure<
      | 'BAD_CHECKPOINT'
      | 'LOG_SIGNATURE_MISMATCH'
      | 'HISTORY_SHORTER'
      | 'HISTORY_REWRITTEN'
      | 'EXTENSION_NOT_SHOWN'
      | 'PROFILE_DAMAGED'
    >;

/** The largest note that this workstation kept for an origin; undefined if none. */
export const readRetained = (
  { folder }: Pick<Profile, 'folder'>,
  origin: string,
): Result<CheckpointNote | undefined, RetainFailure> => {
  const path = profilePaths.retained(folder, origin);
  const text = readProfileFile(path);
  if (!text.ok || text.value === undefined) return text.ok ? ok(undefined) : text;
  const note = parseCheckpointNote(text.value);
  // Failing is safe, forgetting is not: a note that cannot be read must not look like none.
  if (!note.ok) return err({ code: 'PROFILE_DAMAGED', message: `the retained note: ${note.error.message}`, at: path });
  return note.value.checkpoint.origin === origin
    ? ok(note.value)
    : err({ code: 'PROFILE_DAMAGED', message: `the retained note is of ${note.value.checkpoint.origin}`, at: path });
};

/**
 * Keeps a note if it extends what was kept, and says whether anything was written. `logKey` is one that the caller has
 * anchored; the log signature is checked under it here, so no stranger's note can ever block a true history. A first
 * note needs no evidence; a later one needs the leaf hashes or a proof of consistency (bundle format, section 5).
 */
export const retainCheckpoint = (
  { folder, random }: Pick<Profile, 'folder' | 'random'>,
  {
    noteText,
    logKey,
    evidence,
  }: { readonly noteText: string; readonly logKey: VerifierKey; readonly evidence?: ExtensionEvidence },
): Result<boolean, RetainFailure> => {
  const note = parseCheckpointNote(noteText);
  if (!note.ok) return note;
  const { checkpoint } = note.value;
  const { origin, size } = checkpoint;
  if (!verifyLogSignature({ note: note.value, key: logKey }, nodeCrypto)) {
    return err({
      code: 'LOG_SIGNATURE_MISMATCH',
      message: `The signature of the log ${origin} does not hold under its key`,
      hint: 'Do not rely on it. Ask whoever gave it to you for the checkpoint and the key by another way.',
    });
  }
  const retained = readRetained({ folder }, origin);
  if (!retained.ok) return retained;
  const path = profilePaths.retained(folder, origin);
  const write = (): Result<boolean, RetainFailure> => writeProfileFile(path, noteText, { random, exclusive: false });
  if (retained.value === undefined) return write();
  const { checkpoint: kept } = retained.value;
  switch (compareWithRetained({ retained: kept, checkpoint, evidence }, nodeCrypto)) {
    case 'same':
      return ok(false);
    case 'extends':
      return write();
    case 'shorter':
      return err({
        code: 'HISTORY_SHORTER',
        message: `This history has ${size} lines, this workstation has seen ${kept.size}: the newest are missing`,
        hint: keepBoth,
      });
    case 'rewritten':
    case 'other log':
      return err({
        code: 'HISTORY_REWRITTEN',
        message: `This history of ${size} lines does not contain the ${kept.size} lines that this workstation has seen`,
        hint: keepBoth,
      });
    case 'unproven':
      return err({
        code: 'EXTENSION_NOT_SHOWN',
        message: `Nothing shows that ${size} lines continue the ${kept.size} that this workstation has seen`,
        hint: 'Give the whole bundle or a proof of consistency',
      });
  }
};

/** Whoever shows another history may be the one who changed it. */
const keepBoth =
  'Do not rely on it, and sign nothing. Keep it beside the one that was seen before: two checkpoints that one key signed prove it (`plumbline proof fork`).';
