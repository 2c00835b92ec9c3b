import { describe, expect, it } from 'vitest';
import type { CheckpointNote } from '../../../shared/ledger/checkpoint.ts';
import { formatForkProof, makeForkProof, readForkProof } from '../../../shared/proofs/fork-proof.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { leavesOf, linesOfHistory, makeLog } from '../../support/forked-log.ts';
import { valueOf } from '../../support/results.ts';

const log = makeLog();
const { key } = log;
const make = (first: CheckpointNote, second: CheckpointNote, lines: readonly string[] | null, by = key) =>
  makeForkProof({ key: by, notes: [first, second], leafHashes: lines === null ? null : leavesOf(lines) }, nodeCrypto);
const codeOf = (made: ReturnType<typeof make>): string => (made.ok ? 'made' : made.error.code);
const isProof = (text: string): boolean => readForkProof(text, nodeCrypto).ok;

describe('a proof of two histories', () => {
  it('is made from two checkpoints of one size with two roots, and needs nothing else', () => {
    const proof = valueOf(make(log.sign(linesOfHistory(7)), log.sign(linesOfHistory(7, 6)), null));
    expect(proof.path).toEqual([]);
    expect(valueOf(readForkProof(formatForkProof(proof), nodeCrypto))).toEqual(proof);
  });

  it('is made for every pair of sizes up to 17, whatever line was the first to differ, in either order', () => {
    for (let second = 2; second <= 17; second += 1) {
      for (let first = 1; first < second; first += 1) {
        for (const from of [0, first - 1]) {
          const lines = linesOfHistory(second, from);
          const proof = make(log.sign(lines), log.sign(linesOfHistory(first)), lines);
          expect(isProof(formatForkProof(valueOf(proof)))).toBe(true);
        }
      }
    }
  });

  it('is never made of a history and its own beginning', () => {
    for (let second = 2; second <= 17; second += 1) {
      const lines = linesOfHistory(second);
      for (let first = 0; first <= second; first += 1)
        expect(codeOf(make(log.sign(linesOfHistory(first)), log.sign(lines), lines))).toBe('NO_FORK');
    }
  });

  it('is not made without the lines under the larger checkpoint, with other lines, with another key or of two logs', () => {
    const lines = linesOfHistory(9, 3);
    const [first, second] = [log.sign(linesOfHistory(5)), log.sign(lines)];
    expect(codeOf(make(first, second, null))).toBe('BAD_PROOF');
    expect(codeOf(make(first, second, linesOfHistory(9)))).toBe('BAD_PROOF');
    expect(codeOf(make(first, second, lines.slice(1)))).toBe('BAD_PROOF');
    expect(codeOf(make(first, second, lines, makeLog('another').key))).toBe('BAD_PROOF');
    expect(codeOf(make(makeLog('x', 'plumbline.local/ffffffffffffffff').sign(lines), second, lines))).toBe('NO_FORK');
    expect(codeOf(make(makeLog('another').sign(linesOfHistory(5)), second, lines))).toBe('BAD_PROOF');
  });

  it('is refused with any character changed, and with a path that a liar made up', () => {
    const lines = linesOfHistory(6, 2);
    const proof = valueOf(make(log.sign(linesOfHistory(4)), log.sign(lines), lines));
    const text = formatForkProof(proof);
    for (let at = 0; at < text.length; at += 1)
      expect(isProof(`${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`)).toBe(false);
    for (const path of [[], proof.path.slice(1), [...proof.path, ...proof.path], proof.path.toReversed()])
      expect(isProof(formatForkProof({ ...proof, path }))).toBe(false);
    // Two sound checkpoints of one history: no path makes a fork of them.
    const honest = { ...proof, first: log.sign(lines.slice(0, 4)) };
    expect(isProof(formatForkProof(honest))).toBe(false);
    expect(isProof(formatForkProof({ ...honest, path: proof.path.map((hash) => hash.map((byte) => byte ^ 1)) }))).toBe(
      false,
    );
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{\n'],
    ['other JSON', '{"v":1}\n'],
    ['a space', ' {}\n'],
  ])('is not %s', (_, text) => {
    expect(isProof(text)).toBe(false);
  });
});
