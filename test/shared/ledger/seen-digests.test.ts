import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeenDigests } from '../../../shared/ledger/seen-digests.ts';

const twiceIn = (digests: readonly string[]): readonly number[] => {
  const seen = createSeenDigests();
  for (const [line, digest] of digests.entries()) seen.add(digest, line);
  return seen.twice();
};

describe('digests that were seen', () => {
  it('names the lines of those that came before, in order, as often as they come again', () => {
    expect(twiceIn(['aaaaaaaa', 'bbbbbbbb', 'aaaaaaaa', 'cccccccc', 'bbbbbbbb', 'aaaaaaaa'])).toEqual([2, 4, 5]);
  });

  it('takes digests that begin alike for different ones', () => {
    expect(twiceIn(['aaaaaaaa1', 'aaaaaaaa2', 'aaaaaaaa3'])).toEqual([]);
    expect(twiceIn(['aaaaaaaa1', 'aaaaaaaa2', 'aaaaaaaa1'])).toEqual([2]);
  });

  it('tells apart digests that differ in one of their first characters', () => {
    const others = Array.from('aaaaaaa', (_, at) => `aaaaaaaa`.slice(0, at) + 'b' + 'aaaaaaaa'.slice(at + 1));
    expect(twiceIn(['aaaaaaaa', ...others])).toEqual([]);
  });

  it('keeps thousands of them, with line numbers of any size', () => {
    const digests = Array.from({ length: 5000 }, (_, at) =>
      `digest ${at}`.padStart(43, 'A').split('').reverse().join(''),
    );
    const seen = createSeenDigests();
    for (const digest of digests) seen.add(digest, 1);
    for (const [at, digest] of [digests[0], digests[1023], digests[1024], digests[4999]].entries())
      seen.add(digest ?? '', 2 ** 52 + at);
    expect(seen.twice()).toEqual([2 ** 52, 2 ** 52 + 1, 2 ** 52 + 2, 2 ** 52 + 3]);
  });

  it('finds what a set of all of them finds', () => {
    const digest = fc.string({ unit: fc.constantFrom('A', '_', 'z'), minLength: 8, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(digest, { maxLength: 60 }), (digests) => {
        const again = digests.flatMap((text, line) => (digests.indexOf(text) < line ? [line] : []));
        expect(twiceIn(digests)).toEqual(again);
      }),
    );
  });
});
