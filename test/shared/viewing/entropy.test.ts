import { describe, expect, it } from 'vitest';
import { addCounts, entropyBits, entropyBlockBytes } from '../../../shared/viewing/entropy.ts';

const counts = (used: Readonly<Record<number, number>>) => Array.from({ length: 256 }, (_, value) => used[value] ?? 0);

describe('entropy', () => {
  // Shannon (1948): zero where one value is sure, the logarithm of their number where all are equally likely.
  it('is 0 for one value, 1 for two and 8 for all that are equally frequent', () => {
    expect(entropyBits(counts({ 65: 1000 }))).toBe(0);
    expect(entropyBits(counts({ 0: 5, 255: 5 }))).toBe(1);
    expect(entropyBits(Array.from({ length: 256 }, () => 3))).toBeCloseTo(8, 10);
  });

  // The example of the paper: probabilities 1/2, 1/4, 1/8, 1/8 give 7/4 bits.
  it('is 1.75 bits for a half, a quarter and two eighths', () => {
    expect(entropyBits(counts({ 1: 4, 2: 2, 3: 1, 4: 1 }))).toBeCloseTo(1.75, 12);
  });

  it('adds what was counted in parts', () => {
    expect(addCounts(counts({ 1: 2 }), counts({ 1: 1, 2: 3 }))).toEqual(counts({ 1: 3, 2: 3 }));
  });

  it('is shown in at most 128 blocks, none shorter than 256 bytes', () => {
    expect(entropyBlockBytes(10)).toBe(256);
    expect(Math.ceil((6 * 2 ** 30) / entropyBlockBytes(6 * 2 ** 30))).toBeLessThanOrEqual(128);
  });
});
