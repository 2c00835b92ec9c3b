import { describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { parseAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { checkOf, folderDigest, makeSmallCase, tamper } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const readings = {
  truth: { credibility: '2', forgeability: 'moderate' },
  planted: { credibility: '3', forgeability: 'low' },
  reason: 'Somebody with the same access could have left it.',
} as const satisfies Omit<Input<'pair.enter'>, 'folder' | 'evidence'>;

const alone = async () => {
  const small = await makeSmallCase(temporaryFolder());
  const { call, folder, items } = small;
  for (const evidence of items)
    await call('evidence.correct', { folder, evidence, grade: { group: null }, reason: 'Independent.' });
  return small;
};

type Small = Awaited<ReturnType<typeof alone>>;

const scoresOf = async ({ call, folder }: Pick<Small, 'call' | 'folder'>) => {
  const parsed = parseAssessment((await call('score.case', { folder })).sections);
  if (!parsed.ok || parsed.value.status !== 'computed') throw new Error('not scored');
  const [level] = parsed.value.levels;
  if (level === undefined) throw new Error('no level');
  return level.scores;
};

describe('an item entered twice', () => {
  it('has a second record of the same bytes, a link that says which is planted, and a group for both', async () => {
    const { call, folder, items } = await alone();
    const entered = await call('pair.enter', { folder, evidence: items[0], ...readings });
    expect(entered).toMatchObject({ lines: 5, exhibit: 'EX-0003', rho: '1' });
    const [truth, planted] = await Promise.all(
      [items[0], entered.id].map((evidence) => call('evidence.read', { folder, evidence })),
    );
    expect(planted?.item).toMatchObject({
      exhibit: 'EX-0003',
      title: 'planted: one.log',
      sha256: truth?.item.sha256,
      size: truth?.item.size,
      credibility: '3',
      forgeability: 'low',
      reliability: truth?.item.reliability,
      custody: truth?.item.custody,
      group: entered.group,
      hasFile: true,
    });
    expect(truth?.item).toMatchObject({ credibility: '2', forgeability: 'moderate', group: entered.group });
    expect(planted?.derivedFrom).toMatchObject([{ id: items[0], exhibit: 'EX-0001' }]);
    const { links } = await call('link.list', { folder, on: { evidence: items[0] } });
    expect(links).toMatchObject([
      {
        kind: 'other',
        words: 'planted reading of',
        isDirected: true,
        from: { item: entered.id },
        to: { item: items[0] },
      },
    ]);
    const { pairs } = await call('pair.list', { folder });
    expect(pairs).toMatchObject([
      { truth: { id: items[0] }, planted: { id: entered.id }, stands: null, rho: '1', reason: readings.reason },
    ]);
    const verified = await call('case.verify', { folder, readAll: true });
    expect([checkOf(verified, 'evidence'), verified.checks.filter(({ status }) => status === 'failed')]).toEqual([
      'ok',
      [],
    ]);
  });

  it('counts once, as its more telling reading does: by hand, from the lines alone', async () => {
    const small = await alone();
    const { call, folder, items, hypotheses } = small;
    const [first, second, other] = hypotheses;
    const { id, group } = await call('pair.enter', { folder, evidence: items[0], ...readings });
    await call('rating.set', {
      folder,
      evidence: id,
      cells: { [first]: { rating: 'I' }, [second]: { rating: 'C' }, [other]: { rating: 'N' } },
    });
    const scores = await scoresOf(small);
    // True: min(B 0.75, 2 0.75) · intact 1 · moderate 0.8 = 0.6. Planted: min(0.75, 3 0.5) · 1 · low 1 = 0.5.
    expect([scores.weights[items[0]], scores.weights[id]]).toEqual([0.6, 0.5]);
    // CC at 0.6: 10·log10(1 + 0.6·0.8) = 1.702617; II: 10·log10(1 − 0.48) = −2.839967: 4.54 dB apart.
    // C at 0.5: 10·log10(1 + 0.5·0.4) = 0.791812; I: 10·log10(0.8) = −0.969100: 1.76 dB apart. So the true one counts.
    expect(scores.groups[group]?.items).toEqual([items[0], id]);
    const points = scores.groups[group]?.points ?? {};
    expect([points[first], points[second], points[other]].map((one) => one?.toFixed(6))).toEqual([
      '1.702617',
      '-2.839967',
      '0.000000',
    ]);
  });

  it('lets the reading that fell weigh nothing, so that the other one counts alone; both stay on record', async () => {
    const small = await alone();
    const { call, codeOf, folder, items, hypotheses } = small;
    const { id, group } = await call('pair.enter', { folder, evidence: items[0], ...readings });
    const cells = Object.fromEntries(hypotheses.map((key) => [key, { rating: 'I' as const }]));
    await call('rating.set', { folder, evidence: id, cells: { ...cells, [hypotheses[1]]: { rating: 'C' } } });
    const reason = 'The stamp of the file was set by a tool that the operator left behind.';
    expect(await call('pair.settle', { folder, evidence: id, stands: 'planted', reason })).toMatchObject({
      fallen: items[0],
    });
    const scores = await scoresOf(small);
    expect(scores.excluded).toEqual([items[0]]);
    // I at 0.5: 10·log10(0.8) = −0.969100.
    expect(scores.groups[group]?.points[hypotheses[0]]?.toFixed(6)).toBe('-0.969100');
    expect((await call('evidence.read', { folder, evidence: items[0] })).item.forgeability).toBe('demonstrated');
    expect((await call('pair.list', { folder })).pairs).toMatchObject([{ stands: 'planted' }]);
    expect(await codeOf('pair.settle', { folder, evidence: id, stands: 'true', reason })).toBe('SETTLED_ALREADY');
  });

  it('says of a planted reading that falls that it is improbable, not that it was planted', async () => {
    const { call, folder, items } = await alone();
    const { id } = await call('pair.enter', { folder, evidence: items[0], ...readings });
    const settled = await call('pair.settle', { folder, evidence: 'EX-0001', stands: 'true', reason: 'Signed.' });
    expect(settled.fallen).toBe(id);
    const { item } = await call('evidence.read', { folder, evidence: id });
    expect([item.credibility, item.forgeability]).toEqual(['5', 'low']);
    expect((await call('pair.list', { folder })).pairs).toMatchObject([{ stands: 'true' }]);
  });

  it('joins the group that the item is in, whose dependence stays as somebody gave it', async () => {
    const { call, folder, items, group } = await makeSmallCase(temporaryFolder());
    await call('group.set', { folder, id: group, name: 'Vendor line', relation: 'same_analysis_line', reason: 'x' });
    const entered = await call('pair.enter', { folder, evidence: items[0], ...readings });
    expect(entered).toMatchObject({ group, rho: '0.5' });
    const groups = (await call('hypothesis.list', { folder })).groups;
    expect(groups.map(({ id, items: members }) => [id, members.map((one) => one.id).sort()])).toEqual([
      [group, [...items, entered.id].sort()],
    ]);
  });

  it('refuses what would count twice, what nobody can plant and what is a pair already, and changes nothing', async () => {
    const { call, codeOf, folder, items, group } = await makeSmallCase(temporaryFolder());
    const sizeOf = async () => (await call('case.info', { folder })).ledger.size;
    await call('group.set', { folder, id: group, name: 'g', relation: 'independent', reason: 'x' });
    const { id: absence } = await call('intake.record', {
      folder,
      title: 'No log',
      details: { grade: { kind: 'absence', adequacy: 'partial' } },
    });
    const before = await sizeOf();
    expect(await codeOf('pair.enter', { folder, evidence: items[0], ...readings })).toBe('WOULD_COUNT_TWICE');
    expect(await codeOf('pair.enter', { folder, evidence: absence, ...readings })).toBe('NOTHING_TO_PLANT');
    expect(await codeOf('pair.settle', { folder, evidence: items[0], stands: 'true', reason: 'x' })).toBe('NO_PAIR');
    expect(await codeOf('pair.enter', { folder, evidence: items[0], ...readings, reason: ' ' })).toBe('REASON_MISSING');
    expect(await sizeOf()).toBe(before);
    await call('group.set', { folder, id: group, name: 'g', relation: 'same_upstream_report', reason: 'x' });
    const { id } = await call('pair.enter', { folder, evidence: items[0], ...readings });
    expect(await codeOf('pair.enter', { folder, evidence: id, ...readings })).toBe('PAIRED_ALREADY');
    expect(await sizeOf()).toBe(before + 5);
  });

  it('leaves nothing half done where the last of its lines cannot be written', async () => {
    const { call, codeOf, folder, items } = await alone();
    const before = {
      size: (await call('case.info', { folder })).ledger.size,
      files: Object.keys(folderDigest(folder)),
    };
    tamper(folder, "create trigger fails before insert on link begin select raise(abort, 'no more room'); end");
    expect(await codeOf('pair.enter', { folder, evidence: items[0], ...readings })).not.toBe('ok');
    tamper(folder, 'drop trigger if exists fails');
    expect((await call('case.info', { folder })).ledger.size).toBe(before.size);
    const { rows } = await call('evidence.page', { folder });
    expect(rows.map(({ exhibit }) => exhibit)).toEqual(['EX-0001', 'EX-0002']);
    expect((await call('hypothesis.list', { folder })).groups.flatMap(({ items: members }) => members)).toEqual([]);
    expect(Object.keys(folderDigest(folder)).filter((path) => path.startsWith('evidence'))).toEqual(
      before.files.filter((path) => path.startsWith('evidence')),
    );
    await call('pair.enter', { folder, evidence: items[0], ...readings });
  });
});
