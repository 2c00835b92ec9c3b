import { describe, expect, it } from 'vitest';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('source.list', () => {
  it('counts the items of each source', async () => {
    const { call, folder, source } = await makeSmallCase(temporaryFolder());
    const { id } = await call('source.add', { folder, name: 'Silent', reliability: 'F', descriptor: 'Never heard.' });
    const { sources } = await call('source.list', { folder });
    expect(sources.toSorted((left, right) => left.line - right.line)).toMatchObject([
      { id: source, name: 'Vendor', reliability: 'B', line: 1, items: 2 },
      { id, name: 'Silent', descriptor: 'Never heard.', items: 0 },
    ]);
  });
});

describe('hypothesis.list', () => {
  it('holds question, hypotheses with their priors, groups with their items, and assumptions', async () => {
    const { call, folder, hypotheses, group, items } = await makeSmallCase(temporaryFolder());
    const [one, two, three] = hypotheses;
    await call('prior.set', {
      folder,
      level: 2,
      priors: { [one]: '0.5', [two]: '0.3', [three]: '0.2' },
      reason: 'Base.',
    });
    const { id } = await call('assumption.set', { folder, statement: 'Clocks are right.', critical: true });
    await call('assumption.set', { folder, id, statement: 'Clocks are right.', critical: true, status: 'resolved' });
    const empty = await call('group.set', { folder, name: 'Empty', relation: 'independent' });
    const list = await call('hypothesis.list', { folder });
    expect(list.question).toBe('Who?');
    expect(
      Object.fromEntries(list.hypotheses.map((row) => [row.id, [row.statement, row.kind, row.level, row.prior]])),
    ).toEqual({
      [one]: ['The first group', 'specific', 2, '0.5'],
      [two]: ['The second group', 'specific', 2, '0.3'],
      [three]: ['Someone else', 'catch_all', 2, '0.2'],
    });
    expect(list.groups.find((row) => row.id === group)).toMatchObject({
      name: 'One report',
      rho: '1',
      items: [
        { id: items[0], exhibit: 'EX-0001', title: 'one.log' },
        { id: items[1], exhibit: 'EX-0002', title: 'two.log' },
      ],
    });
    expect(list.groups.find((row) => row.id === empty.id)).toMatchObject({ items: [] });
    expect(list.assumptions).toMatchObject([{ id, critical: true, status: 'resolved' }]);
  });
});

describe('matrix.read', () => {
  it('holds what the scores are computed from, the profile in force and who rated', async () => {
    const { call, folder, items, hypotheses } = await makeSmallCase(temporaryFolder());
    await call('rating.set', { folder, evidence: items[0], cells: { [hypotheses[0]]: { rating: 'C' } }, rater: 'zoe' });
    const matrix = await call('matrix.read', { folder });
    expect(matrix).toMatchObject({ size: 12, missing: [], profileText: alr1ProfileText });
    expect(matrix.raters).toEqual(['tester (unsigned)', 'zoe']);
    expect(matrix.rows.evidence.find(({ id }) => id === items[0])?.ratings[hypotheses[0]]).toBe('C');
  });

  it('goes back to how it was after a line', async () => {
    const { call, codeOf, folder, items, earlier } = await makeSmallCase(temporaryFolder());
    const before = await call('matrix.read', { folder, at: earlier });
    expect(before.size).toBe(earlier + 1);
    expect(before.rows.evidence.find(({ id }) => id === items[1])?.ratings).toEqual({});
    const last = await call('matrix.read', { folder, at: 10 });
    expect(last).toEqual(await call('matrix.read', { folder }));
    expect(await codeOf('matrix.read', { folder, at: 11 })).toBe('NO_SUCH_LINE');
    expect((await call('matrix.read', { folder, at: 0 })).rows.evidence).toEqual([]);
  });
});
