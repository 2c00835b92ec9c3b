/** How often each value of a byte occurs: 256 numbers. */
export type ByteCounts = readonly number[];

export const addCounts = (left: ByteCounts, right: ByteCounts): ByteCounts =>
  left.map((count, value) => count + (right[value] ?? 0));

/**
 * Shannon’s entropy of the values of single bytes, in bits for a byte: 0 where all are the same, 8 where all values are
 * equally frequent, as in encrypted or compressed data.
 */
export const entropyBits = (counts: ByteCounts): number => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / total) * Math.log2(count / total);
  return bits;
};

const blocksMax = 128;
const blockBytesMin = 256;

/** How long the blocks are that the entropy of a file is shown in: at most 128 of them. */
export const entropyBlockBytes = (size: number): number => Math.max(blockBytesMin, Math.ceil(size / blocksMax));
