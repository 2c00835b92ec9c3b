import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { bytesToHex, hexToBytes, type Bytes } from '../../../shared/base/bytes.ts';
import { leafHash, merkleRoot, nodeHash } from '../../../shared/ledger/merkle.ts';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from '../../../shared/ledger/merkle-proofs.ts';
import {
  certificateTransparencyConsistencyProofs,
  certificateTransparencyInclusionProofs,
  certificateTransparencyLeaves,
} from '../../support/merkle-vectors.ts';

const leaves = certificateTransparencyLeaves.map((line) => leafHash(line, nodeCrypto));
const manyLeaves = Array.from({ length: 40 }, (_, index) => leafHash(`line ${index}`, nodeCrypto));
const fromHex = (hex: string): Bytes => hexToBytes(hex) ?? new Uint8Array(0);
const flip = (hash: Bytes): Bytes => hash.map((byte, at) => (at === 7 ? byte ^ 1 : byte));

describe('inclusion proofs', () => {
  it.each(certificateTransparencyInclusionProofs)('are the published ones: leaf $index of $size', (vector) => {
    const { index, size } = vector;
    const part = leaves.slice(0, size);
    const root = merkleRoot(part, nodeCrypto);
    expect(inclusionProof(index, part, nodeCrypto).map(bytesToHex)).toEqual(vector.proof);
    const claim = { index, size, leafHash: leafHash(certificateTransparencyLeaves[index] ?? '', nodeCrypto), root };
    expect(verifyInclusion({ ...claim, proof: vector.proof.map(fromHex) }, nodeCrypto)).toBe(true);
  });

  it('verify for every leaf of every tree, and for no other index, size, leaf or root', () => {
    for (let size = 1; size <= manyLeaves.length; size += 1) {
      const part = manyLeaves.slice(0, size);
      const root = merkleRoot(part, nodeCrypto);
      for (const [index, leaf] of part.entries()) {
        const claim = { index, size, leafHash: leaf, proof: inclusionProof(index, part, nodeCrypto), root };
        expect(verifyInclusion(claim, nodeCrypto)).toBe(true);
        expect(verifyInclusion({ ...claim, index: index + 1 }, nodeCrypto)).toBe(false);
        expect(verifyInclusion({ ...claim, leafHash: flip(leaf) }, nodeCrypto)).toBe(false);
        expect(verifyInclusion({ ...claim, root: flip(root) }, nodeCrypto)).toBe(false);
      }
    }
  });

  it('fail when any hash is flipped, dropped, added or moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (size, at, place) => {
        const part = manyLeaves.slice(0, size);
        const index = at % size;
        const proof = inclusionProof(index, part, nodeCrypto);
        const hit = place % proof.length;
        const claim = { index, size, leafHash: part[index] ?? new Uint8Array(0), root: merkleRoot(part, nodeCrypto) };
        for (const tampered of [
          proof.map((hash, position) => (position === hit ? flip(hash) : hash)),
          proof.map((hash, position) => (position === hit ? hash.subarray(1) : hash)),
          proof.filter((_, position) => position !== hit),
          [...proof, flip(claim.root)],
          ...(proof.length > 1 ? [proof.toReversed()] : []),
        ]) {
          expect(verifyInclusion({ ...claim, proof: tampered }, nodeCrypto)).toBe(false);
        }
      }),
    );
  });

  it('are refused for numbers that count nothing', () => {
    const claim = { index: 0, size: 1, leafHash: merkleRoot(leaves.slice(0, 1), nodeCrypto), proof: [] };
    const root = claim.leafHash;
    expect(verifyInclusion({ ...claim, root }, nodeCrypto)).toBe(true);
    for (const index of [-1, 0.5, Number.NaN, 1, 2 ** 53]) {
      expect(verifyInclusion({ ...claim, root, index }, nodeCrypto)).toBe(false);
    }
    for (const size of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2]) {
      expect(verifyInclusion({ ...claim, root, size }, nodeCrypto)).toBe(false);
    }
    expect(verifyInclusion({ ...claim, leafHash: new Uint8Array(0), root: new Uint8Array(0) }, nodeCrypto)).toBe(false);
  });

  it('are refused when they climb higher than the tree is, even to a root that fits', () => {
    const [first, second] = leaves;
    if (first === undefined || second === undefined) throw new Error('eight leaves');
    const root = nodeHash(second, first, nodeCrypto);
    expect(verifyInclusion({ index: 0, size: 1, leafHash: first, proof: [second], root }, nodeCrypto)).toBe(false);
  });

  it('are not made for a leaf that is not there', () => {
    expect(() => inclusionProof(8, leaves, nodeCrypto)).toThrow(RangeError);
    expect(() => inclusionProof(-1, leaves, nodeCrypto)).toThrow(RangeError);
  });
});

describe('consistency proofs', () => {
  it.each(certificateTransparencyConsistencyProofs)('are the published ones: $first to $second', (vector) => {
    const { first, second } = vector;
    expect(consistencyProof(first, leaves.slice(0, second), nodeCrypto).map(bytesToHex)).toEqual(vector.proof);
    const firstRoot = merkleRoot(leaves.slice(0, first), nodeCrypto);
    const secondRoot = merkleRoot(leaves.slice(0, second), nodeCrypto);
    const claim = { first, second, firstRoot, secondRoot, proof: vector.proof.map(fromHex) };
    expect(verifyConsistency(claim, nodeCrypto)).toBe(true);
  });

  it('verify between every two sizes, and for no other sizes or roots', () => {
    const roots = manyLeaves.map((_, index) => merkleRoot(manyLeaves.slice(0, index + 1), nodeCrypto));
    for (const [secondIndex, secondRoot] of roots.entries()) {
      const second = secondIndex + 1;
      for (const [firstIndex, firstRoot] of roots.slice(0, second).entries()) {
        const first = firstIndex + 1;
        const proof = consistencyProof(first, manyLeaves.slice(0, second), nodeCrypto);
        const claim = { first, second, firstRoot, secondRoot, proof };
        expect(verifyConsistency(claim, nodeCrypto)).toBe(true);
        expect(verifyConsistency({ ...claim, firstRoot: flip(firstRoot) }, nodeCrypto)).toBe(false);
        expect(verifyConsistency({ ...claim, secondRoot: flip(secondRoot) }, nodeCrypto)).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, firstRoot] }, nodeCrypto)).toBe(false);
        expect(verifyConsistency({ ...claim, first: second + 1 }, nodeCrypto)).toBe(false);
      }
    }
  });

  it('fail when any hash is flipped or dropped, or when the old history had another line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (second, at, place) => {
        const first = (at % (second - 1)) + 1;
        const part = manyLeaves.slice(0, second);
        const proof = consistencyProof(first, part, nodeCrypto);
        const hit = place % proof.length;
        const claim = {
          first,
          second,
          firstRoot: merkleRoot(part.slice(0, first), nodeCrypto),
          secondRoot: merkleRoot(part, nodeCrypto),
        };
        for (const tampered of [
          proof.map((hash, position) => (position === hit ? flip(hash) : hash)),
          proof.filter((_, position) => position !== hit),
        ]) {
          expect(verifyConsistency({ ...claim, proof: tampered }, nodeCrypto)).toBe(false);
        }
        const rewritten = part.slice(0, first).map((leaf, index) => (index === place % first ? flip(leaf) : leaf));
        const firstRoot = merkleRoot(rewritten, nodeCrypto);
        expect(verifyConsistency({ ...claim, firstRoot, proof }, nodeCrypto)).toBe(false);
      }),
    );
  });

  it('are refused when they climb higher than the tree is, even to roots that fit', () => {
    const [shared, added, left, above] = leaves;
    if (!shared || !added || !left || !above) throw new Error('eight leaves');
    const firstRoot = nodeHash(left, shared, nodeCrypto);
    const secondRoot = nodeHash(left, nodeHash(shared, added, nodeCrypto), nodeCrypto);
    const claim = { first: 3, second: 4, firstRoot, secondRoot, proof: [shared, added, left] };
    expect(verifyConsistency(claim, nodeCrypto)).toBe(true);
    const higher = {
      ...claim,
      firstRoot: nodeHash(above, firstRoot, nodeCrypto),
      secondRoot: nodeHash(above, secondRoot, nodeCrypto),
      proof: [shared, added, left, above],
    };
    expect(verifyConsistency(higher, nodeCrypto)).toBe(false);
  });

  it('are refused from an empty tree and for numbers that count nothing', () => {
    const root = merkleRoot(leaves, nodeCrypto);
    const empty = merkleRoot([], nodeCrypto);
    expect(verifyConsistency({ first: 0, second: 8, firstRoot: empty, secondRoot: root, proof: [] }, nodeCrypto)).toBe(
      false,
    );
    const none = { first: 0, second: 0, firstRoot: empty, secondRoot: empty, proof: [] };
    expect(verifyConsistency(none, nodeCrypto)).toBe(false);
    for (const first of [-1, 0.5, Number.NaN]) {
      expect(verifyConsistency({ first, second: 8, firstRoot: root, secondRoot: root, proof: [] }, nodeCrypto)).toBe(
        false,
      );
    }
    expect(() => consistencyProof(0, leaves, nodeCrypto)).toThrow(RangeError);
    expect(() => consistencyProof(9, leaves, nodeCrypto)).toThrow(RangeError);
  });
});
