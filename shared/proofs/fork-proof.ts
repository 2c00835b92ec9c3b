import { z } from 'zod';
import { base64ToBytes, bytesToBase64, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { canonicalJson, parseJson } from '../ledger/canonical-json.ts';
import {
  formatCheckpointNote,
  parseCheckpointNote,
  verifyLogSignature,
  type CheckpointNote,
} from '../ledger/checkpoint.ts';
import { equalHashes, isMerkleHash } from '../ledger/merkle.ts';
import { prefixProof, prefixRoots } from '../ledger/merkle-proofs.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../ledger/verifier-key.ts';

/**
 * Two checkpoints that one log key signed and that cannot both be of one history. `path`: where the sizes differ, the
 * hashes from which the root of the second follows and, with it, the root that its first lines have.
 */
export type ForkProof = {
  readonly key: VerifierKey;
  readonly first: CheckpointNote;
  readonly second: CheckpointNote;
  readonly path: readonly Bytes[];
};

type BadProof = Failure<'BAD_PROOF' | 'NO_FORK'>;

const proofSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('plumbline-fork'),
  key: z.string(),
  first: z.string(),
  second: z.string(),
  path: z.array(z.string()).max(64),
});

export const formatForkProof = ({ key, first, second, path }: ForkProof): string =>
  `${canonicalJson({
    first: formatCheckpointNote(first),
    key: formatVerifierKey(key),
    kind: 'plumbline-fork',
    path: path.map(bytesToBase64),
    second: formatCheckpointNote(second),
    v: 1,
  })}\n`;

/** Puts a proof together from what two readers hold; `leafHashes` are those of the ledger under the larger checkpoint. */
export const makeForkProof = (
  {
    key,
    notes,
    leafHashes,
  }: {
    readonly key: VerifierKey;
    readonly notes: readonly [CheckpointNote, CheckpointNote];
    readonly leafHashes: readonly Bytes[] | null;
  },
  crypto: Crypto,
): Result<ForkProof, BadProof> => {
  const [first, second] = notes[0].checkpoint.size <= notes[1].checkpoint.size ? notes : [notes[1], notes[0]];
  const size = first.checkpoint.size;
  const needsPath = size > 0 && size < second.checkpoint.size;
  if (needsPath && leafHashes === null) {
    return refuse(
      'BAD_PROOF',
      'the checkpoints are of different sizes, and the lines under the larger one are not at hand',
    );
  }
  const lines = (leafHashes ?? []).slice(0, second.checkpoint.size);
  const path = needsPath && lines.length === second.checkpoint.size ? prefixProof(size, lines, crypto) : [];
  const proof = { key, first, second, path };
  const checked = checkForkProof(proof, crypto);
  return checked.ok ? ok(proof) : checked;
};

/** Reads and checks a proof, by whomever: nothing else than the file is needed. */
export const readForkProof = (text: string, crypto: Crypto): Result<ForkProof, BadProof> => {
  const json = parseJson(text.endsWith('\n') ? text.slice(0, -1) : '');
  const read = proofSchema.safeParse(json.ok ? json.value : undefined);
  if (!read.success || `${canonicalJson(read.data)}\n` !== text)
    return refuse('BAD_PROOF', 'it is no proof of two histories');
  const key = parseVerifierKey(read.data.key, crypto);
  if (!key.ok) return refuse('BAD_PROOF', key.error.message);
  const first = parseCheckpointNote(read.data.first);
  if (!first.ok) return refuse('BAD_PROOF', first.error.message);
  const second = parseCheckpointNote(read.data.second);
  if (!second.ok) return refuse('BAD_PROOF', second.error.message);
  const path: Bytes[] = [];
  for (const encoded of read.data.path) {
    const hash = base64ToBytes(encoded);
    if (hash === undefined || !isMerkleHash(hash)) return refuse('BAD_PROOF', 'its path is not of hashes');
    path.push(hash);
  }
  const proof = { key: key.value, first: first.value, second: second.value, path };
  const checked = checkForkProof(proof, crypto);
  return checked.ok ? ok(proof) : checked;
};

/**
 * Both notes are by the key. Of one size their roots differ; of two, the path gives the root of the second and another
 * root of as many lines as the first has. Hashes do not collide, so no history has both.
 */
const checkForkProof = ({ key, first, second, path }: ForkProof, crypto: Crypto): Result<true, BadProof> => {
  const [one, other] = [first.checkpoint, second.checkpoint];
  if (one.origin !== other.origin) return refuse('NO_FORK', 'the checkpoints are of two logs');
  if (!verifyLogSignature({ note: first, key }, crypto) || !verifyLogSignature({ note: second, key }, crypto))
    return refuse('BAD_PROOF', 'the checkpoints are not both signed by this log key');
  if (one.size === other.size) {
    if (path.length > 0) return refuse('BAD_PROOF', 'checkpoints of one size need no path');
    return equalHashes(one.root, other.root) ? refuse('NO_FORK', 'the two checkpoints are the same') : ok(true);
  }
  if (one.size === 0 || one.size > other.size)
    return refuse('NO_FORK', 'the first has no line, or more than the second');
  const roots = prefixRoots({ first: one.size, second: other.size, proof: path }, crypto);
  if (roots === undefined || !equalHashes(roots.second, other.root))
    return refuse('BAD_PROOF', 'its path does not lead to the root of the second checkpoint');
  return equalHashes(roots.first, one.root)
    ? refuse('NO_FORK', 'the second extends the first: there is one history')
    : ok(true);
};

const refuse = (code: BadProof['code'], message: string): Result<never, BadProof> => err({ code, message });
