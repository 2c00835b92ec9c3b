import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const levelsOf = (sections: unknown): readonly number[] => {
  const parsed = parseAssessment(sections);
  if (!parsed.ok || parsed.value.status !== 'computed') throw new Error('not scored');
  return parsed.value.levels.map(({ level }) => level);
};

describe('scores before an own ranking', () => {
  it('are left out for who has rated and not ranked, level by level, and shown once they have', async () => {
    const { call, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const [first, second, other] = hypotheses;
    for (const statement of ['Machine one', 'Machine two'])
      await call('hypothesis.add', { folder, statement, level: 1 });
    const covered = await call('score.case', { folder, cover: true });
    // Nothing is rated on level 1, so its numbers are only priors.
    expect([levelsOf(covered.sections), covered.unranked]).toEqual([[1], [2]]);
    expect(JSON.stringify(covered.sections)).not.toContain(first);
    expect(levelsOf((await call('case.at', { folder, seq: 8, cover: true })).sections)).not.toContain(2);
    const { standing } = await call('ranking.set', { folder, level: 2, order: [[second], [first, other]] });
    expect(standing).toBe('unshown');
    const shown = await call('score.case', { folder, cover: true });
    expect([levelsOf(shown.sections), shown.unranked]).toEqual([[1, 2], []]);
  });

  it('are shown without a ranking to who asks for it, and the ledger says so and why', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    expect(await codeOf('ranking.waive', { folder, level: 1, reason: 'x' })).toBe('NOTHING_COVERED');
    const { line } = await call('ranking.waive', { folder, level: 2, reason: 'A copy for the board.' });
    expect((await call('score.case', { folder, cover: true })).unranked).toEqual([]);
    expect((await call('ranking.list', { folder })).waivers).toEqual([
      { line, level: 2, reason: 'A copy for the board.', at: '2026-03-01T09:30:00Z', actor: 'tester (unsigned)' },
    ]);
    expect(await codeOf('ranking.waive', { folder, level: 2, reason: 'x' })).toBe('NOTHING_COVERED');
  });

  it('are covered for each person for themselves, and never where the case can only be read', async () => {
    const { call, folder, hypotheses, root } = await makeSmallCase(temporaryFolder());
    await call('ranking.set', { folder, level: 2, order: hypotheses.map((id) => [id]) });
    const colleague = openWorkstation(join(root, 'profile'), { userName: 'other' });
    expect((await colleague.call('score.case', { folder, cover: true })).unranked).toEqual([2]);
    const elsewhere = openWorkstation(join(root, 'elsewhere'));
    const read = await elsewhere.call('score.case', { folder, cover: true });
    expect([levelsOf(read.sections), read.unranked]).toEqual([[2], []]);
  });

  it('are told by the command line all the same, which is noted, so that a later ranking is not called independent', async () => {
    const { call, codeOf, folder, hypotheses, root } = await makeSmallCase(temporaryFolder());
    const order = hypotheses.map((id) => [id]);
    expect((await call('score.case', { folder })).unranked).toEqual([2]);
    expect(await codeOf('ranking.set', { folder, level: 2, order })).toBe('HAS_SEEN');
    expect((await call('ranking.set', { folder, level: 2, order, seen: true })).standing).toBe('seen');
    // Shown while another person acted: what this one saw, only they can say.
    const colleague = openWorkstation(join(root, 'profile'), { userName: 'other' });
    expect((await colleague.call('ranking.set', { folder, level: 2, order })).standing).toBe('declared');
  });

  it.each(['rater.compare', 'judgement.record'] as const)(
    'are noted as shown by %s, which tells them too',
    async (method) => {
      const { codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder());
      const judgement = { folder, hypothesis: hypotheses[0], team: 'Team A' };
      const told = method === 'rater.compare' ? codeOf(method, { folder }) : codeOf(method, judgement);
      expect(await told).toBe('ok');
      expect(await codeOf('ranking.set', { folder, level: 2, order: hypotheses.map((id) => [id]) })).toBe('HAS_SEEN');
    },
  );

  it('count as shown to everybody where the note of it cannot be read', async () => {
    const { call, codeOf, folder, hypotheses, root } = await makeSmallCase(temporaryFolder());
    await call('score.case', { folder });
    const notes = join(root, 'profile', 'shown-scores');
    const [name = ''] = readdirSync(notes);
    expect(readFileSync(join(notes, name), 'utf8')).toContain('[[2,"tester (unsigned)"]]');
    writeFileSync(join(notes, name), '{"v":1');
    const other = openWorkstation(join(root, 'profile'), { userName: 'other' });
    expect(await other.codeOf('ranking.set', { folder, level: 2, order: hypotheses.map((id) => [id]) })).toBe(
      'HAS_SEEN',
    );
    expect(await codeOf('score.case', { folder })).toBe('ok');
  });
});

describe('an own ranking', () => {
  it('names every hypothesis of its level once, or nothing is recorded', async () => {
    const { call, codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const [first, second, other] = hypotheses;
    const { id: elsewhere } = await call('hypothesis.add', { folder, statement: 'x', level: 3 });
    const before = (await call('case.info', { folder })).ledger.size;
    for (const order of [
      [[first], [second]],
      [[first], [second, first], [other]],
      [[first], [second], [other], [elsewhere]],
    ])
      expect(await codeOf('ranking.set', { folder, level: 2, order })).toBe('BAD_RANKING');
    expect(await codeOf('ranking.set', { folder, level: 3, order: [[elsewhere]] })).toBe('BAD_RANKING');
    expect(await codeOf('ranking.set', { folder, level: 2, order: [[first], [second], ['hy-none']] })).toBe(
      'NOT_FOUND',
    );
    expect(await codeOf('ranking.set', { folder, level: 2, order: [[]] })).toBe('BAD_INPUT');
    expect((await call('case.info', { folder })).ledger.size).toBe(before);
  });

  it('is explained against the order that is computed then, and only where they differ', async () => {
    const { call, codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const [first, second, other] = hypotheses;
    const explanation = 'The second group has the motive; the matrix has no item about motive.';
    expect(await codeOf('ranking.explain', { folder, level: 2, explanation })).toBe('NO_RANKING');
    await call('ranking.set', { folder, level: 2, order: [[second], [first], [other]] });
    const { ranking } = await call('ranking.explain', { folder, level: 2, explanation });
    const [own] = (await call('ranking.list', { folder })).rankings;
    // Both items are of one report (ρ = 1), so only the row that separates more counts: CC, II and N, not II, C and N.
    expect(own).toMatchObject({
      id: ranking,
      order: [[second], [first], [other]],
      standing: 'unshown',
      explanation: { text: explanation, computed: [[first], [other], [second]] },
    });
    await call('ranking.set', { folder, level: 2, order: [[first], [other], [second]], seen: true });
    expect(await codeOf('ranking.explain', { folder, level: 2, explanation })).toBe('NOTHING_TO_EXPLAIN');
  });

  it('is hidden, as all that others think is, while somebody rates blind', async () => {
    const { call, codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const { line } = await call('ranking.set', { folder, level: 2, order: hypotheses.map((id) => [id]) });
    await call('opinion.begin', { folder, level: 2, rater: 'ben' });
    expect(await codeOf('ranking.list', { folder })).toBe('RATED_BLIND');
    expect(await codeOf('ledger.line', { folder, seq: line })).toBe('RATED_BLIND');
    expect((await call('search.run', { folder, query: 'Ranked' })).byKind).not.toHaveProperty('ranking');
  });

  it('changes no number of the case', async () => {
    const { call, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const before = (await call('score.case', { folder })).sections;
    await call('ranking.set', { folder, level: 2, order: hypotheses.map((id) => [id]), seen: true });
    expect((await call('score.case', { folder })).sections).toEqual(before);
  });
});
