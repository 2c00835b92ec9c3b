import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { bytesToHex, hexToBytes, type Bytes } from '../../../shared/base/bytes.ts';
import {
  createMerkleRange,
  leafHash,
  merkleRoot,
  nodeHash,
  restoreMerkleRange,
} from '../../../shared/ledger/merkle.ts';
import { certificateTransparencyLeaves, certificateTransparencyRoots } from '../../support/merkle-vectors.ts';

const leaves = certificateTransparencyLeaves.map((line) => leafHash(line, nodeCrypto));

// The definition of RFC 9162 section 2.1.1, word for word.
const rootByDefinition = (hashes: readonly Bytes[]): Bytes => {
  const [only] = hashes;
  if (only === undefined) return nodeCrypto.sha256('');
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)), nodeCrypto);
};

describe('merkleRoot', () => {
  it('gives the published roots of the eight certificate transparency leaves, of none included', () => {
    const roots = certificateTransparencyRoots.map((_, size) =>
      bytesToHex(merkleRoot(leaves.slice(0, size), nodeCrypto)),
    );
    expect(roots).toEqual(certificateTransparencyRoots);
  });

  it('equals the recursive definition for every number of leaves', () => {
    const hashes = Array.from({ length: 130 }, (_, index) => leafHash(String(index), nodeCrypto));
    for (let size = 0; size <= hashes.length; size += 1) {
      expect(merkleRoot(hashes.slice(0, size), nodeCrypto)).toEqual(rootByDefinition(hashes.slice(0, size)));
    }
  });

  it('tells a leaf from a node with the same bytes', () => {
    const [left, right] = ['a', 'b'].map((line) => leafHash(line, nodeCrypto));
    if (left === undefined || right === undefined) throw new Error('two leaves');
    const joined = new Uint8Array([...left, ...right]);
    expect(nodeHash(left, right, nodeCrypto)).not.toEqual(nodeCrypto.sha256(new Uint8Array([0, ...joined])));
    expect(nodeHash(left, right, nodeCrypto)).toEqual(nodeCrypto.sha256(new Uint8Array([1, ...joined])));
  });

  it('changes when a leaf is changed, dropped, doubled or moved', () => {
    const root = bytesToHex(merkleRoot(leaves, nodeCrypto));
    const [first = new Uint8Array(32), second = new Uint8Array(32), ...rest] = leaves;
    for (const tampered of [
      [second, first, ...rest],
      [first, ...rest],
      [first, first, second, ...rest],
      [...leaves, ...leaves.slice(-1)],
      [leafHash('x', nodeCrypto), second, ...rest],
    ]) {
      expect(bytesToHex(merkleRoot(tampered, nodeCrypto))).not.toBe(root);
    }
  });
});

describe('createMerkleRange', () => {
  it('can be stopped and restored anywhere without changing the root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 70 }), (before, after) => {
        const hashes = Array.from({ length: before + after }, (_, index) => leafHash(String(index), nodeCrypto));
        const range = createMerkleRange(nodeCrypto);
        hashes.slice(0, before).forEach(range.append);
        const restored = restoreMerkleRange(range.state(), nodeCrypto);
        if (!restored.ok) throw new Error(restored.error.message);
        hashes.slice(before).forEach(restored.value.append);
        expect(restored.value.size).toBe(before + after);
        expect(restored.value.root()).toEqual(merkleRoot(hashes, nodeCrypto));
      }),
    );
  });

  it('counts beyond 32 bits', () => {
    const state = {
      size: 2 ** 40 + 1,
      peaks: [bytesToHex(leafHash('a', nodeCrypto)), bytesToHex(leafHash('b', nodeCrypto))],
    };
    const restored = restoreMerkleRange(state, nodeCrypto);
    if (!restored.ok) throw new Error(restored.error.message);
    restored.value.append(leafHash('c', nodeCrypto));
    expect(restored.value.state().peaks).toEqual([
      state.peaks[0],
      bytesToHex(nodeHash(leafHash('b', nodeCrypto), leafHash('c', nodeCrypto), nodeCrypto)),
    ]);
  });

  it('does not let a caller change it through the root it gave out', () => {
    const range = createMerkleRange(nodeCrypto);
    range.append(leafHash('a', nodeCrypto));
    range.root().fill(0);
    expect(range.root()).toEqual(leafHash('a', nodeCrypto));
  });

  it.each([
    ['a peak too few', { size: 3, peaks: ['00'.repeat(32)] }],
    ['a peak too many', { size: 2, peaks: ['00'.repeat(32), '00'.repeat(32)] }],
    ['a short peak', { size: 1, peaks: ['00'.repeat(31)] }],
    ['upper-case hex', { size: 1, peaks: ['AA'.repeat(32)] }],
    ['a negative size', { size: -1, peaks: ['00'.repeat(32)] }],
    ['a fractional size', { size: 1.5, peaks: ['00'.repeat(32)] }],
    ['an unsafe size', { size: 2 ** 53, peaks: ['00'.repeat(32)] }],
  ])('refuses a state with %s', (_, state) => {
    expect(restoreMerkleRange(state, nodeCrypto)).toMatchObject({ ok: false, error: { code: 'BAD_MERKLE_STATE' } });
  });
});

it('hashes a line as UTF-8 behind a zero byte', () => {
  const expected = nodeCrypto.sha256(hexToBytes('00c3a9') ?? new Uint8Array(0));
  expect(leafHash('é', nodeCrypto)).toEqual(expected);
});
