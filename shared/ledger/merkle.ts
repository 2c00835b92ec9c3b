import { bytesToHex, concatBytes, equalBytes, hexToBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';

type Sha256 = Pick<Crypto, 'sha256'>;

/** What a range needs to go on elsewhere: its size and the roots of its complete subtrees, largest first, in hex. */
export type MerkleRangeState = { readonly size: number; readonly peaks: readonly string[] };

/** The right edge of a growing tree: appends and gives the root in logarithmic memory. */
export type MerkleRange = {
  readonly append: (hash: Bytes) => void;
  readonly root: () => Uint8Array;
  readonly size: number;
  readonly state: () => MerkleRangeState;
};

const hashBytes = 32;
const nodePrefix = Uint8Array.of(1);

/** SHA-256(0x00 || the line's UTF-8 without its LF), RFC 9162 section 2.1.1. */
export const leafHash = (line: string, crypto: Sha256): Uint8Array => crypto.sha256(`\0${line}`);

/** SHA-256(0x01 || left || right), RFC 9162 section 2.1.1. */
export const nodeHash = (left: Bytes, right: Bytes, crypto: Sha256): Uint8Array =>
  crypto.sha256(concatBytes(nodePrefix, left, right));

/** Merkle tree hash of the leaf hashes in order; SHA-256 of nothing for none. RFC 9162 section 2.1.1. */
export const merkleRoot = (leafHashes: readonly Bytes[], crypto: Sha256): Uint8Array => {
  const range = createMerkleRange(crypto);
  for (const hash of leafHashes) range.append(hash);
  return range.root();
};

export const createMerkleRange = (crypto: Sha256): MerkleRange => growRange([], 0, crypto);

/** Goes on from `state()`. The state may come from a file, so its shape is checked; its truth cannot be. */
export const restoreMerkleRange = (
  state: MerkleRangeState,
  crypto: Sha256,
): Result<MerkleRange, Failure<'BAD_MERKLE_STATE'>> => {
  const peaks: Uint8Array[] = [];
  for (const peak of state.peaks) {
    const hash = hexToBytes(peak);
    if (hash?.length !== hashBytes) return badState(`a peak is not ${hashBytes} bytes of lower-case hex: ${peak}`);
    peaks.push(hash);
  }
  if (!Number.isSafeInteger(state.size) || state.size < 0) return badState(`the size is not a count: ${state.size}`);
  if (peaks.length !== countOnes(state.size)) {
    return badState(`${state.size} leaves have ${countOnes(state.size)} complete subtrees, not ${peaks.length}`);
  }
  return ok(growRange(peaks, state.size, crypto));
};

const badState = (message: string): Result<never, Failure<'BAD_MERKLE_STATE'>> =>
  err({ code: 'BAD_MERKLE_STATE', message });

const growRange = (start: readonly Uint8Array[], startSize: number, crypto: Sha256): MerkleRange => {
  const peaks: Bytes[] = [...start];
  let size = startSize;
  return {
    append: (hash) => {
      let merged = hash;
      // Each trailing one bit of the old size is a complete subtree that the new leaf closes.
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        const left = peaks.pop();
        if (left === undefined) throw new Error('a Merkle range lost a peak');
        merged = nodeHash(left, merged, crypto);
      }
      peaks.push(merged);
      size += 1;
    },
    root: () => {
      const last = peaks.at(-1);
      if (last === undefined) return crypto.sha256(new Uint8Array(0));
      return Uint8Array.from(
        peaks.slice(0, -1).reduceRight<Bytes>((right, left) => nodeHash(left, right, crypto), last),
      );
    },
    get size() {
      return size;
    },
    state: () => ({ size, peaks: peaks.map(bytesToHex) }),
  };
};

// Sizes go up to 2^53 - 1, so bits are counted by division: the bitwise operators see only 32 of them.
const countOnes = (value: number): number => {
  let ones = 0;
  for (let rest = value; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
};

export const isMerkleHash = (hash: Bytes): boolean => hash.length === hashBytes;
export const equalHashes = (left: Bytes, right: Bytes): boolean => isMerkleHash(left) && equalBytes(left, right);
