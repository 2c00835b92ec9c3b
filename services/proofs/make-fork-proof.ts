import { lstatSync } from 'node:fs';
import { utf8ToBytes, type Bytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { textOf } from '../../shared/bundle/bundle-contents.ts';
import { parseCheckpointNote, verifyLogSignature, type CheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { leafHash } from '../../shared/ledger/merkle.ts';
import { parseVerifierKeyFile, type VerifierKey } from '../../shared/ledger/verifier-key.ts';
import { formatForkProof, makeForkProof } from '../../shared/proofs/fork-proof.ts';
import type { AppDeps } from '../app-deps.ts';
import { readBundle } from '../bundles/bundle-reader.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import { loadAnchors } from '../releases/load-anchors.ts';
import { readSmallText } from '../releases/small-text.ts';

/** What one reader holds of a history: a checkpoint, and with a bundle the lines under it and a copy of the log key. */
type Seen = {
  readonly note: CheckpointNote;
  readonly leafHashes: readonly Bytes[] | null;
  readonly key: VerifierKey | null;
};

/** Shows that one log key signed two histories: from two notes or bundles, into a file that a stranger can check alone. */
export const proveFork = async (
  { first, second, logKey, out }: Checked<'proof.fork'>,
  deps: AppDeps,
): Promise<Result<Output<'proof.fork'>>> => {
  const one = await readSeen(first, deps);
  if (!one.ok) return one;
  const other = await readSeen(second, deps);
  if (!other.ok) return other;
  const anchors = loadAnchors(
    { logKey, witnesses: [], tsaRoots: [], retained: [], retain: false, requiredWitnesses: [] },
    deps,
  );
  if (!anchors.ok) return anchors;
  // Whose key it is, a reader of the proof judges; here it only has to be the one that made both signatures.
  const keys = [...anchors.value.logKeys, one.value.key, other.value.key].filter((key) => key !== null);
  const key = keys.find((candidate) => verifyLogSignature({ note: one.value.note, key: candidate }, deps.crypto));
  if (key === undefined) {
    return err({
      code: 'NO_LOG_KEY',
      message: 'None of the keys at hand signed the first checkpoint.',
      hint: 'Name the key of the log: `--log-key FILE`.',
      at: first,
    });
  }
  const larger = one.value.note.checkpoint.size > other.value.note.checkpoint.size ? one.value : other.value;
  const proof = makeForkProof(
    { key, notes: [one.value.note, other.value.note], leafHashes: larger.leafHashes },
    deps.crypto,
  );
  if (!proof.ok) {
    return err({
      code: proof.error.code,
      message: `No proof was made: ${proof.error.message}.`,
      hint:
        proof.error.code === 'NO_FORK'
          ? 'Compare the two another way; these alone show nothing against anybody.'
          : 'Name for the larger checkpoint the bundle with its lines, not the note alone.',
    });
  }
  const written = writeNewFile(out, utf8ToBytes(formatForkProof(proof.value)), deps);
  if (!written.ok) return written;
  const sizes = [proof.value.first.checkpoint.size, proof.value.second.checkpoint.size];
  return ok({ out, origin: proof.value.first.checkpoint.origin, sizes });
};

const readSeen = async (path: string, deps: AppDeps): Promise<Result<Seen, Failure>> => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true && !path.toLowerCase().endsWith('.zip')) {
    const text = readSmallText(path);
    if (!text.ok) return text;
    const note = parseCheckpointNote(text.value);
    return note.ok
      ? ok({ note: note.value, leafHashes: null, key: null })
      : err({ ...note.error, hint: 'Name a checkpoint note or a bundle.', at: path });
  }
  const bundle = await readBundle(path);
  if (!bundle.ok) return bundle;
  const note = parseCheckpointNote(textOf(bundle.value, 'data/ledger/checkpoint.txt') ?? '');
  if (!note.ok) return err({ ...note.error, hint: 'Name a checkpoint note or a bundle.', at: path });
  const lines = (textOf(bundle.value, 'data/ledger/entries.jsonl') ?? '').split('\n').slice(0, -1);
  const key = parseVerifierKeyFile(textOf(bundle.value, 'keys/log.vkey') ?? '', 1, deps.crypto);
  return ok({
    note: note.value,
    leafHashes: lines.map((line) => leafHash(line, deps.crypto)),
    key: key.ok ? key.value : null,
  });
};
