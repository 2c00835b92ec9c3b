import { describe, expect, it } from 'vitest';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { makeSmallCase } from '../../support/small-case.ts';

const root = createTestFolder();

describe('the rules of export in a case', () => {
  it('leave out what tells who leads until every level is ranked, and say nothing while somebody rates blind', async () => {
    const { call, codeOf, folder } = await makeSmallCase(root);
    const statusOf = async (rule: string, cover: boolean) =>
      (await call('lint.read', { folder, cover })).rules.find((one) => one.rule === rule);
    expect(await statusOf('XC-DISAGREE', true)).toMatchObject({ status: 'covered', findings: [] });
    expect(await statusOf('HYP-MIN', true)).toMatchObject({
      status: 'broken',
      findings: [{ fault: 'no_deception', where: [{ kind: 'level', id: '2', label: 'level 2' }] }],
    });
    await call('ranking.waive', { folder, level: 2, reason: 'Only the rules are looked at.' });
    expect(await statusOf('XC-DISAGREE', true)).toMatchObject({ status: 'broken' });
    const rule = 'INDIC';
    expect(await codeOf('lint.justify', { folder, rule: 'NONE', reason: 'x' })).toBe('NO_SUCH_RULE');
    expect(await codeOf('lint.justify', { folder, rule: 'GAPS', reason: 'x' })).toBe('NOTHING_TO_JUSTIFY');
    expect(await codeOf('lint.justify', { folder, rule, reason: 'x', withdraw: true })).toBe('NOTHING_TO_WITHDRAW');
    const reason = 'Nobody can watch for it.';
    const { line } = await call('lint.justify', { folder, rule, reason });
    expect(await statusOf(rule, false)).toMatchObject({
      status: 'broken',
      findings: [{ fault: 'none', justification: { line, reason } }],
    });
    await call('lint.justify', { folder, rule, reason: 'Somebody can.', withdraw: true });
    expect(await statusOf(rule, false)).toMatchObject({ findings: [{ justification: null }] });
    await call('opinion.begin', { folder, level: 2, rater: 'somebody else' });
    expect(await codeOf('lint.read', { folder })).toBe('RATED_BLIND');
    expect(await codeOf('lint.justify', { folder, rule, reason })).toBe('RATED_BLIND');
  });
});
