import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSmallCase, tamper, type SmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const titlesOf = async ({ call, folder }: SmallCase, input: object = {}): Promise<readonly (string | null)[]> =>
  (await call('evidence.page', { folder, ...input })).rows.map(({ title }) => title);

const filterOf = (part: object) => ({ filter: part });

describe('evidence.page', () => {
  it('shows items with their source, the total, and no more than was asked for', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, folder, source, items } = small;
    const page = await call('evidence.page', { folder, count: 1 });
    expect(page).toMatchObject({
      total: 2,
      from: 0,
      rows: [
        { id: items[0], exhibit: 'EX-0001', title: 'one.log', size: 11, source, sourceName: 'Vendor', tlp: 'CLEAR' },
      ],
    });
    expect(await titlesOf(small, { from: 1, count: 1 })).toEqual(['two.log']);
    expect(await titlesOf(small, { descending: true })).toEqual(['two.log', 'one.log']);
    expect(await titlesOf(small, { from: 2 })).toEqual([]);
  });

  it('follows the case: new items, corrections and a rebuild show at once under a filter that was asked before', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, folder, items, root } = small;
    const failed = filterOf({ custody: ['failed'] });
    const log = filterOf({ text: '.LOG' });
    expect(await titlesOf(small, failed)).toEqual([]);
    expect(await titlesOf(small, log)).toEqual(['one.log', 'two.log']);
    await call('evidence.correct', { folder, evidence: items[1], grade: { custody: 'failed' }, reason: 'Altered.' });
    expect(await titlesOf(small, failed)).toEqual(['two.log']);
    writeFileSync(join(root, 'three.log'), 'third file\n');
    await call('intake.take', { folder, paths: [join(root, 'three.log')] });
    expect(await titlesOf(small, log)).toEqual(['one.log', 'two.log', 'three.log']);
    tamper(folder, "update evidence set custody = 'failed'");
    const failedArtifacts = filterOf({ custody: ['failed'], kinds: ['artifact'] });
    expect(await titlesOf(small, failedArtifacts)).toHaveLength(3);
    await call('case.rebuild', { folder });
    expect(await titlesOf(small, failedArtifacts)).toEqual(['two.log']);
  });

  it('tells cases apart that were asked the same', async () => {
    const { call, root } = await makeSmallCase(temporaryFolder());
    const totals: number[] = [];
    // Two cases of the same length, with one item each.
    for (const name of ['one', 'two']) {
      const folder = join(root, `${name}.case`);
      await call('case.create', { folder, title: name });
      await call('intake.take', { folder, paths: [join(root, `${name}.log`)] });
      totals.push((await call('evidence.page', { folder, filter: { text: 'one' } })).total);
    }
    expect(totals).toEqual([1, 0]);
  });

  it('forgets old filters before they fill the memory', async () => {
    const small = await makeSmallCase(temporaryFolder());
    for (let number = 0; number < 40; number += 1) await titlesOf(small, filterOf({ text: `x${number}` }));
    expect(await titlesOf(small, filterOf({ text: 'two' }))).toEqual(['two.log']);
  });

  it.each([
    { count: 0 },
    { count: 501 },
    { from: -1 },
    { sort: 'key; drop table evidence' },
    { sort: 'constructor' },
    filterOf({ kinds: 'artifact' }),
    filterOf({ unknown: [] }),
    filterOf({ text: 'x'.repeat(501) }),
  ])('refuses %j', async (input) => {
    const { codeOf, folder } = await makeSmallCase(temporaryFolder());
    expect(await codeOf('evidence.page', { folder, ...input } as never)).toBe('BAD_INPUT');
  });
});
