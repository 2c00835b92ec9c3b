import type { Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { equalHashes, isMerkleHash, merkleRoot, nodeHash } from './merkle.ts';

type Sha256 = Pick<Crypto, 'sha256'>;

export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Bytes;
  readonly proof: readonly Bytes[];
  readonly root: Bytes;
};

export type ConsistencyClaim = {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Bytes;
  readonly secondRoot: Bytes;
  readonly proof: readonly Bytes[];
};

/** Audit path of one leaf, RFC 9162 section 2.1.3.1. Throws for an index outside the leaves, which is a bug of the caller. */
export const inclusionProof = (index: number, leafHashes: readonly Bytes[], crypto: Sha256): readonly Uint8Array[] => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leafHashes.length) {
    throw new RangeError(`leaf ${index} is not among ${leafHashes.length} leaves`);
  }
  if (leafHashes.length === 1) return [];
  const split = largestPowerBelow(leafHashes.length);
  const left = leafHashes.slice(0, split);
  const right = leafHashes.slice(split);
  return index < split
    ? [...inclusionProof(index, left, crypto), merkleRoot(right, crypto)]
    : [...inclusionProof(index - split, right, crypto), merkleRoot(left, crypto)];
};

/** RFC 9162 section 2.1.3.2. Every number and hash may come from a stranger; anything malformed is false. */
export const verifyInclusion = (claim: InclusionClaim, crypto: Sha256): boolean => {
  const { index, size, proof } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!isMerkleHash(claim.leafHash) || !proof.every(isMerkleHash)) return false;
  let node = index;
  let last = size - 1;
  let root = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      root = nodeHash(sibling, root, crypto);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      root = nodeHash(root, sibling, crypto);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalHashes(root, claim.root);
};

/**
 * Proof that the first `firstSize` leaves are a prefix of all, RFC 9162 section 2.1.4.1; empty for equal sizes.
 * Throws for a size that is not between 1 and the number of leaves: nothing can be proven from an empty tree.
 */
export const consistencyProof = (
  firstSize: number,
  leafHashes: readonly Bytes[],
  crypto: Sha256,
): readonly Uint8Array[] => {
  if (!Number.isSafeInteger(firstSize) || firstSize < 1 || firstSize > leafHashes.length) {
    throw new RangeError(`a tree of ${leafHashes.length} leaves has no proof from size ${firstSize}`);
  }
  return subProof(firstSize, leafHashes, true, crypto);
};

const subProof = (
  firstSize: number,
  leafHashes: readonly Bytes[],
  complete: boolean,
  crypto: Sha256,
): readonly Uint8Array[] => {
  if (firstSize === leafHashes.length) return complete ? [] : [merkleRoot(leafHashes, crypto)];
  const split = largestPowerBelow(leafHashes.length);
  const left = leafHashes.slice(0, split);
  const right = leafHashes.slice(split);
  return firstSize <= split
    ? [...subProof(firstSize, left, complete, crypto), merkleRoot(right, crypto)]
    : [...subProof(firstSize - split, right, false, crypto), merkleRoot(left, crypto)];
};

/**
 * RFC 9162 section 2.1.4.2. Every number and hash may come from a stranger; anything malformed is false.
 * A first size of 0 is false as well: an empty tree says nothing about the next one.
 */
export const verifyConsistency = (claim: ConsistencyClaim, crypto: Sha256): boolean => {
  const { first, second, firstRoot, secondRoot, proof } = claim;
  if (!isCount(first) || !isCount(second) || first < 1 || first > second) return false;
  if (!isMerkleHash(firstRoot) || !isMerkleHash(secondRoot) || !proof.every(isMerkleHash)) return false;
  if (first === second) return proof.length === 0 && equalHashes(firstRoot, secondRoot);
  if (proof.length === 0) return false;
  const roots = climb(first, second, isPowerOfTwo(first) ? [firstRoot, ...proof] : proof, crypto);
  return roots !== undefined && equalHashes(roots.first, firstRoot) && equalHashes(roots.second, secondRoot);
};

/** The same proof for whoever does not know the root of the first leaves: a tree of its own is given with it. */
export const prefixProof = (firstSize: number, leafHashes: readonly Bytes[], crypto: Sha256): readonly Uint8Array[] => {
  const proof = consistencyProof(firstSize, leafHashes, crypto);
  return isPowerOfTwo(firstSize) ? [merkleRoot(leafHashes.slice(0, firstSize), crypto), ...proof] : proof;
};

/**
 * What a prefix proof gives: the root of all leaves and that of the first. Who knows the one can rely on the other,
 * since hashes do not collide. Undefined where the proof has another shape than the sizes ask for.
 */
export const prefixRoots = (
  { first, second, proof }: Pick<ConsistencyClaim, 'first' | 'second' | 'proof'>,
  crypto: Sha256,
): { readonly first: Bytes; readonly second: Bytes } | undefined =>
  isCount(first) && isCount(second) && first >= 1 && first < second && proof.every(isMerkleHash)
    ? climb(first, second, proof, crypto)
    : undefined;

const climb = (
  first: number,
  second: number,
  [start, ...siblings]: readonly Bytes[],
  crypto: Sha256,
): { readonly first: Bytes; readonly second: Bytes } | undefined => {
  if (start === undefined) return undefined;
  let node = first - 1;
  let last = second - 1;
  while (node % 2 === 1) {
    node = half(node);
    last = half(last);
  }
  let firstSum = start;
  let secondSum = start;
  for (const sibling of siblings) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      firstSum = nodeHash(sibling, firstSum, crypto);
      secondSum = nodeHash(sibling, secondSum, crypto);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      secondSum = nodeHash(secondSum, sibling, crypto);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? { first: firstSum, second: secondSum } : undefined;
};

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

// Division, because sizes go up to 2^53 - 1 and the bitwise operators see only 32 bits.
const half = (value: number): number => Math.floor(value / 2);

const isPowerOfTwo = (value: number): boolean => {
  let rest = value;
  while (rest > 1 && rest % 2 === 0) rest = half(rest);
  return rest === 1;
};

const largestPowerBelow = (size: number): number => {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
};
