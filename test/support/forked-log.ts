import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { formatCheckpointNote, signCheckpoint, type CheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { leafHash, merkleRoot } from '../../shared/ledger/merkle.ts';
import { createVerifierKey, formatVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../services/node-crypto.ts';

const forkedOrigin = 'plumbline.local/00112233445566aa';

/** A log of made-up lines whose key signs whatever it is given. */
export const makeLog = (seed = 'the log of the test', origin = forkedOrigin) => {
  const signer = ed25519SignerFromSeed(nodeCrypto.sha256(utf8ToBytes(seed)));
  const key = createVerifierKey(origin, 1, signer.publicKey, nodeCrypto);
  return {
    key,
    keyFile: `${formatVerifierKey(key)}\n`,
    sign: (lines: readonly string[]): CheckpointNote => {
      const root = merkleRoot(leavesOf(lines), nodeCrypto);
      return signCheckpoint({ checkpoint: { origin, size: lines.length, root }, signer }, nodeCrypto);
    },
  };
};

export const leavesOf = (lines: readonly string[]): readonly Uint8Array[] =>
  lines.map((line) => leafHash(line, nodeCrypto));

/** `count` lines; from `from` on they are those of another history. */
export const linesOfHistory = (count: number, from = count): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${at < from ? 'line' : 'other'} ${at}`);

export const noteText = (note: CheckpointNote): string => formatCheckpointNote(note);
