import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const makeCase = () => makeSmallCase(temporaryFolder());

describe('what changed in a case', () => {
  it('names every change with its lines and who wrote them, and what belongs to it in words', async () => {
    const { call, folder, items, hypotheses, group } = await makeCase();
    const since = (await call('case.info', { folder })).ledger.size - 1;
    const { line: rated } = await call('rating.set', {
      folder,
      evidence: items[0],
      cells: { [hypotheses[1]]: { rating: 'I' } },
      rater: 'rita',
    });
    await call('evidence.correct', { folder, evidence: items[0], grade: { credibility: '1' }, reason: 'Seen again.' });
    await call('group.set', { folder, id: group, name: 'One report', relation: 'same_upstream_report', rho: '0.5' });
    const { line: stated } = await call('prior.set', {
      folder,
      level: 2,
      priors: { [hypotheses[0]]: '0.4', [hypotheses[1]]: '0.3', [hypotheses[2]]: '0.3' },
      reason: 'Base rate.',
    });
    await call('assumption.set', { folder, statement: 'Clocks are right.', critical: true });
    const delta = await call('case.delta', { folder, since });
    expect(delta).toMatchObject({ since: { line: since }, until: { line: since + 5 }, missing: [] });
    const [level] = delta.levels;
    const changes = new Map(level?.changes.map((change) => [change.kind, change]));
    expect([...changes.keys()].sort()).toEqual(['dependence', 'grade', 'prior', 'rating']);
    expect(changes.get('rating')).toMatchObject({
      id: items[0],
      values: [{ of: hypotheses[1], from: 'II', to: 'I' }],
      lines: [rated],
      by: ['rita'],
    });
    expect(changes.get('grade')).toMatchObject({ id: items[0], lines: [rated + 1] });
    expect(changes.get('dependence')).toMatchObject({ id: group, lines: [rated + 2] });
    expect(changes.get('prior')).toMatchObject({ lines: [stated] });
    for (const { effect } of changes.values()) expect(effect).toMatch(/^-?0\.\d{6}$/u);
    expect(delta.told).toMatchObject([
      { line: rated + 2, type: 'group.set' },
      {
        line: stated + 1,
        type: 'assumption.set',
        words: 'Stated the critical assumption “Clocks are right.” as open.',
      },
    ]);
    expect(delta.types).toContainEqual({ type: 'rating.set', count: 1 });
  });

  it('is what the two moments say of themselves', async () => {
    const { call, folder, earlier, hypotheses } = await makeCase();
    const delta = await call('case.delta', { folder, since: earlier, until: earlier + 1 });
    const [level] = delta.levels;
    const probabilityAt = async (at: number): Promise<unknown> =>
      JSON.stringify((await call('score.case', { folder, at })).sections).match(
        new RegExp(`"posterior":\\{[^}]*"${hypotheses[0]}":"([^"]+)"`, 'u'),
      )?.[1];
    const first = level?.hypotheses.find(({ id }) => id === hypotheses[0]);
    expect(first?.before?.probability).toBe(await probabilityAt(earlier));
    expect(first?.after?.probability).toBe(await probabilityAt(earlier + 1));
  });

  it('is nothing between a moment and itself', async () => {
    const { call, folder, earlier } = await makeCase();
    const delta = await call('case.delta', { folder, since: earlier, until: earlier });
    expect(delta).toMatchObject({ types: [], told: [] });
    expect(delta.levels[0]).toMatchObject({ changes: [], move: { moved: '0.000000', remainder: '0.000000' } });
  });

  it('is refused for lines that do not exist or stand the other way round', async () => {
    const { codeOf, folder, earlier } = await makeCase();
    expect(await codeOf('case.delta', { folder, since: 0, until: 999 })).toBe('NO_SUCH_LINE');
    expect(await codeOf('case.delta', { folder, since: 999 })).toBe('BAD_MOMENTS');
    expect(await codeOf('case.delta', { folder, since: earlier, until: earlier - 1 })).toBe('BAD_MOMENTS');
  });
});
