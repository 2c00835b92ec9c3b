import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../shared/attribution/calibration.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const argument = (words: number): string => Array.from({ length: words }, () => 'because').join(' ');

describe('the registers', () => {
  it('keep an entry under its identifier as it changes, and refuse to make it another kind', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const gap = { kind: 'gap', changesRanking: true, statement: 'No logs of the relay.' } as const;
    const { id } = await call('register.set', { folder, entry: gap });
    await call('register.set', { folder, id, entry: { ...gap, status: 'closed' } });
    expect((await call('register.list', { folder })).entries).toMatchObject([{ id, kind: 'gap', status: 'closed' }]);
    const other = { kind: 'premortem', level: 2, author: 'Ben', statement: 'A leak.' } as const;
    expect(await codeOf('register.set', { folder, id, entry: other })).toBe('OTHER_KIND');
  });

  it('take a counter-case of 150 to 600 words, and not from whoever rated the level', async () => {
    const { call, codeOf, folder, items, hypotheses } = await makeSmallCase(temporaryFolder());
    await call('rating.set', {
      folder,
      evidence: items[0],
      cells: { [hypotheses[0]]: { rating: 'C' } },
      rater: 'rita',
    });
    const set = (words: number, author: string, level = 2) =>
      codeOf('register.set', { folder, entry: { kind: 'counter', level, author, statement: argument(words) } });
    expect(await set(149, 'Ben')).toBe('BAD_COUNTER_CASE');
    expect(await set(601, 'Ben')).toBe('BAD_COUNTER_CASE');
    expect(await set(150, 'rita')).toBe('SAME_AUTHOR');
    expect(await set(150, 'rita', 3)).toBe('ok');
    expect(await set(600, 'Ben')).toBe('ok');
  });
});

describe('the log of judgements', () => {
  it('records what is computed, not what somebody says, and is uncalibrated until an outcome is known', async () => {
    const { call, codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const { id, probability } = await call('judgement.record', { folder, hypothesis: hypotheses[0], team: 'Team A' });
    const { sections } = await call('score.case', { folder, level: 2 });
    expect(JSON.stringify(sections)).toContain(`"${hypotheses[0]}":"${probability}"`);
    expect((await call('register.list', { folder })).calibration).toEqual([]);
    await call('judgement.resolve', { folder, judgement: id, outcome: 'false', basis: 'A court found otherwise.' });
    const { judgements, calibration } = await call('register.list', { folder });
    expect(judgements).toMatchObject([{ id, outcome: 'false', team: 'Team A' }]);
    const brier = (Number(probability) ** 2).toFixed(6);
    expect(calibration.map((row) => [row.of, row.count, row.brier])).toEqual([
      ['Team A', 1, brier],
      ['level 2', 1, brier],
      ['all', 1, brier],
    ]);
    expect(await codeOf('judgement.record', { folder, hypothesis: 'hy-zzzz', team: 'Team A' })).toBe('NOT_FOUND');
  });

  it('has the Brier score of 1950: 0.0625 for 0.75 that came true, 0.5625 where it did not', () => {
    const one = (isTrue: boolean) => calibrate([{ team: 'a', level: 2, probability: 0.75, isTrue }]).at(-1)?.brier;
    expect(one(true)).toBe(0.0625);
    expect(one(false)).toBe(0.5625);
    const both = calibrate([
      { team: 'a', level: 2, probability: 0.75, isTrue: true },
      { team: 'b', level: 1, probability: 0.75, isTrue: false },
    ]);
    expect(both.map(({ of }) => of)).toEqual(['a', 'b', 'level 1', 'level 2', 'all']);
    expect(both.at(-1)).toMatchObject({ brier: 0.3125, given: 0.75, came: 0.5 });
  });
});
