import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import type { Checkpoint } from '../../../shared/ledger/checkpoint.ts';
import { consistencyProof } from '../../../shared/ledger/merkle-proofs.ts';
import { leafHash, merkleRoot } from '../../../shared/ledger/merkle.ts';
import { compareWithRetained, type ExtensionEvidence } from '../../../shared/ledger/retained-checkpoint.ts';

const origin = 'plumbline.local/7f3c9a2e51d84b06';
const leaves = Array.from({ length: 12 }, (_, index) => leafHash(`line ${index}`, nodeCrypto));
const rewritten = leaves.with(3, leafHash('another line', nodeCrypto));
const at = (size: number, from: readonly Bytes[] = leaves): Checkpoint => ({
  origin,
  size,
  root: merkleRoot(from.slice(0, size), nodeCrypto),
});
const compare = (retained: Checkpoint, checkpoint: Checkpoint, evidence?: ExtensionEvidence): string =>
  compareWithRetained({ retained, checkpoint, evidence }, nodeCrypto);

describe('compareWithRetained', () => {
  it('knows the same checkpoint again', () => {
    expect(compare(at(7), at(7))).toBe('same');
  });

  it('takes a longer history shown by its leaves or by a proof', () => {
    const proof = consistencyProof(7, leaves, nodeCrypto);
    expect(compare(at(7), at(12), { leafHashes: leaves })).toBe('extends');
    expect(compare(at(7), at(12), { consistencyProof: proof })).toBe('extends');
    expect(compare(at(0), at(12))).toBe('extends');
  });

  it('says shorter when the newest lines were cut off', () => {
    for (let size = 0; size < 12; size += 1) expect(compare(at(12), at(size), { leafHashes: leaves })).toBe('shorter');
  });

  it('says rewritten when an old line is another, at the same size and beyond', () => {
    expect(compare(at(7), at(7, rewritten))).toBe('rewritten');
    expect(compare(at(7), at(12, rewritten), { leafHashes: rewritten })).toBe('rewritten');
    const proof = consistencyProof(7, rewritten, nodeCrypto);
    expect(compare(at(7), at(12, rewritten), { consistencyProof: proof })).toBe('rewritten');
  });

  it('does not take leaves that are not those of the new checkpoint', () => {
    expect(compare(at(7), at(12, rewritten), { leafHashes: leaves })).toBe('rewritten');
    expect(compare(at(7), at(12), { leafHashes: leaves.slice(0, 11) })).toBe('rewritten');
    // A log that signs a larger size than it has lines.
    expect(compare(at(7), { ...at(12), size: 20 }, { leafHashes: leaves })).toBe('rewritten');
  });

  it('says unproven when nothing shows the extension', () => {
    expect(compare(at(7), at(12))).toBe('unproven');
  });

  it('never compares two logs', () => {
    expect(compare(at(7), { ...at(12), origin: 'plumbline.local/0000000000000000' }, { leafHashes: leaves })).toBe(
      'other log',
    );
  });

  it('takes no retained empty tree with an invented root', () => {
    expect(compare({ ...at(0), root: at(1).root }, at(12))).toBe('rewritten');
  });
});
