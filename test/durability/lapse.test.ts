import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startChild } from '../support/child-process.ts';
import { wholeRecord } from '../support/measures.ts';
import { by, makeReviewedCase } from '../support/reviewed-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWorkstation } from '../support/workstation.ts';

const ends = ['2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01'] as const;

describe('a measure that comes to its end under a moved clock', () => {
  it('lapses in the ledger once, whether four processes notice at the same time or one is killed meanwhile', async () => {
    const root = temporaryFolder();
    const { author } = await makeReviewedCase(root);
    const { call, folder } = author;
    const profile = join(root, 'profile');
    const measures: string[] = [];
    for (const end of ends) {
      const record = wholeRecord({ instrument: 'I05', end, reviews: ['2026-03-20'] });
      const { id: measure } = await call('measure.draft', { folder, record });
      await call('measure.gate', { folder, measure });
      await call('measure.review', { folder, measure, conclusion: 'concur', opinion: 'Sound.', ...by('ben') });
      await call('measure.decide', { folder, measure, reason: 'We help.' });
      await call('measure.move', { folder, measure, move: { to: 'active' }, reason: 'Today.' });
      measures.push(measure);
    }
    const lapsesOf = async (measure: string) =>
      (await call('measure.read', { folder, measure })).measure.history.filter(({ words }) =>
        words.includes('“lapsed”'),
      );
    expect(await lapsesOf(measures[0] ?? '')).toEqual([]);

    const four = [1, 2, 3, 4].map(() => startChild('durability/settle-once.ts', [folder, profile, ends[0]]));
    await Promise.all(four.map(({ firstOutput }) => firstOutput));
    for (const { begin } of four) begin();
    expect(await Promise.all(four.map(({ ended }) => ended))).toEqual(four.map(() => ({ code: 0, signal: null })));
    const said = four.map(({ output }) => output().split('\n')[1]);
    expect(said.filter((words) => words === 'lapsed 0')).toHaveLength(3);
    expect(said.filter((words) => words === 'lapsed 1')).toHaveLength(1);
    expect(await lapsesOf(measures[0] ?? '')).toHaveLength(1);

    for (const [at, end] of ends.entries()) {
      if (at === 0) continue;
      const { child, begin, firstOutput, ended } = startChild('durability/settle-once.ts', [folder, profile, end]);
      await firstOutput;
      begin();
      await setTimeout(Math.random() * 200);
      child.kill('SIGKILL');
      await ended;
      await openWorkstation(profile, { clock: () => `${end}T00:00:00Z` }).call('measure.settle', { folder });
      expect(await lapsesOf(measures[at] ?? ''), end).toHaveLength(1);
    }
    const { checks } = await call('case.verify', { folder });
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
  }, 180_000);
});
