import { equalBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import type { Checkpoint } from './checkpoint.ts';
import { merkleRoot } from './merkle.ts';
import { verifyConsistency } from './merkle-proofs.ts';

/** How a reader shows that a checkpoint extends an older one: all its leaves, or a proof of consistency. */
export type ExtensionEvidence =
  { readonly leafHashes: readonly Bytes[] } | { readonly consistencyProof: readonly Bytes[] };

/**
 * What a checkpoint is to the one that this reader retained. `shorter` lost lines, `rewritten` has other lines,
 * `unproven` is longer but nothing shows that it extends, `same` and `extends` are sound.
 */
export type HistoryComparison = 'same' | 'extends' | 'shorter' | 'rewritten' | 'unproven' | 'other log';

/** The rule behind `--retained` and `--retain` (bundle format, section 5). */
export const compareWithRetained = (
  {
    retained,
    checkpoint,
    evidence,
  }: {
    readonly retained: Checkpoint;
    readonly checkpoint: Checkpoint;
    readonly evidence?: ExtensionEvidence | undefined;
  },
  crypto: Pick<Crypto, 'sha256'>,
): HistoryComparison => {
  if (retained.origin !== checkpoint.origin) return 'other log';
  if (checkpoint.size < retained.size) return 'shorter';
  if (checkpoint.size === retained.size) return equalBytes(checkpoint.root, retained.root) ? 'same' : 'rewritten';
  // Every history extends the empty one.
  if (retained.size === 0) return equalBytes(retained.root, merkleRoot([], crypto)) ? 'extends' : 'rewritten';
  if (evidence === undefined) return 'unproven';
  const isExtension =
    'leafHashes' in evidence
      ? holdsPrefix(evidence.leafHashes, retained, crypto) && holdsPrefix(evidence.leafHashes, checkpoint, crypto)
      : verifyConsistency(
          {
            first: retained.size,
            second: checkpoint.size,
            firstRoot: retained.root,
            secondRoot: checkpoint.root,
            proof: evidence.consistencyProof,
          },
          crypto,
        );
  return isExtension ? 'extends' : 'rewritten';
};

const holdsPrefix = (
  leafHashes: readonly Bytes[],
  { size, root }: Checkpoint,
  crypto: Pick<Crypto, 'sha256'>,
): boolean => leafHashes.length >= size && equalBytes(merkleRoot(leafHashes.slice(0, size), crypto), root);
