import { describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/api/contract.ts';
import { releaseNotes } from '../../../renderer/app/features/overview/release-notes.ts';

type After = Output<'release.after'>;

const corrected = {
  line: 20,
  since: 3,
  what: 'grade' as const,
  item: 'ev-1',
  exhibit: 'EX-0001',
  reason: 'A copy.',
};
const after = (corrections: number, told: readonly boolean[]): After => ({
  releases: [
    {
      line: 9,
      editions: [],
      reviews: [],
      judgements: [],
      corrected: Array.from({ length: corrections }, () => corrected),
    },
  ],
  tasks: told.map((isTold) => ({
    line: 15,
    act: 'retract',
    release: 9,
    exported: 10,
    edition: 'public',
    recipient: null,
    told: isTold ? { line: 16, how: 'By telephone.', at: null } : null,
  })),
});
const titles = (reply: After, isRetracted = false) => releaseNotes(reply, isRetracted).map(({ title }) => title);

describe('what needs somebody about a release', () => {
  it('is nothing where nothing was corrected and everybody was told', () => {
    expect(titles(after(0, [true]))).toEqual([]);
    expect(titles({ releases: [], tasks: [] })).toEqual([]);
  });

  it('is what was corrected since, unless the release was retracted for it', () => {
    expect(titles(after(1, []))).toEqual(['The last release rests on something that was corrected since']);
    expect(titles(after(3, []))).toEqual(['The last release rests on 3 things that were corrected since']);
    expect(titles(after(3, []), true)).toEqual([]);
  });

  it('is who has not been told', () => {
    expect(titles(after(0, [false, true]))).toEqual(['Somebody is still to be told that a release was retracted']);
    expect(titles(after(0, [false, false]))).toEqual([
      '2 are still to be told that a release was amended or retracted',
    ]);
  });
});
