import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const life = { score: 3, status: 'observed' as const, note: 'One hospital.', cites: ['EX-0001', 'EX-0001'] };

describe('harm in a case', () => {
  it('is scored with evidence and a reason, read with who said it, and read as it was', async () => {
    const { call, folder, items } = await makeSmallCase(temporaryFolder());
    const first = await call('harm.set', { folder, scores: { life } });
    await call('harm.set', { folder, scores: { life: { ...life, score: 1 } } });
    const crossed = { folder, redLine: 'RL1', statement: 'The emergency room closed.' } as const;
    await call('redline.set', { ...crossed, claim: { status: 'raised', cites: ['EX-0002'] } });
    const now = await call('harm.read', { folder });
    expect(now.card).toMatchObject({ index: 5.5, actual: 0, potential: 0 });
    expect(now.profile).toMatchObject({ id: 'default-civilian-protection', line: null });
    expect(now.criteria[0]).toMatchObject({
      criterion: 'life',
      weight: 22,
      scored: { score: 1, note: 'One hospital.' },
    });
    expect(now.criteria[0]?.scored?.cites).toEqual([{ id: items[0], exhibit: 'EX-0001', title: expect.any(String) }]);
    expect(now.criteria[0]?.scored?.actor).not.toBe('');
    expect(now.redLines[0]).toMatchObject({ id: 'RL1', said: { status: 'raised', cites: [{ exhibit: 'EX-0002' }] } });
    expect(now.history.map(({ actual }) => actual)).toEqual([3, 0, 0]);
    const then = await call('harm.read', { folder, at: first.line });
    expect(then.card).toMatchObject({
      index: 16.5,
      actual: 3,
      overrides: ['OVR-LIFE3'],
      raised: expect.stringContaining('life and health 3 or more: at least level 3'),
    });
    expect(then.history).toHaveLength(1);
    expect(then.redLines[0]?.said).toBeNull();
    await call('harm.withdraw', { folder, criterion: 'life', reason: 'Another hospital.' });
    expect((await call('harm.read', { folder })).criteria[0]?.scored).toBeNull();
  });

  it('is refused without evidence, without a reason, and where there is nothing to take back', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const before = (await call('case.info', { folder })).ledger.size;
    const harm = (change: object) => codeOf('harm.set', { folder, scores: { life: { ...life, ...change } } });
    expect(await harm({ cites: [] })).toBe('BAD_INPUT');
    expect(await harm({ cites: ['EX-0099'] })).toBe('NOT_FOUND');
    expect(await harm({ note: ' \n' })).toBe('NOT_SAID');
    expect(await harm({ note: '' })).toBe('BAD_INPUT');
    expect(await harm({ score: 5 })).toBe('BAD_INPUT');
    expect(await harm({ status: 'imagined' })).toBe('BAD_INPUT');
    expect(await codeOf('harm.set', { folder, scores: {} })).toBe('BAD_INPUT');
    expect(await codeOf('harm.withdraw', { folder, criterion: 'life', reason: 'x' })).toBe('NOT_SCORED');
    const line = (claim: object) => codeOf('redline.set', { folder, redLine: 'RL1', claim, statement: 'x' } as never);
    expect(await line({ status: 'raised', cites: [] })).toBe('BAD_INPUT');
    expect(await line({ status: 'raised', cites: ['EX-0099'] })).toBe('NOT_FOUND');
    expect(await line({ status: 'cleared' })).toBe('NOT_RAISED');
    expect(await codeOf('harm.read', { folder, at: 9999 })).toBe('NO_SUCH_LINE');
    expect((await call('case.info', { folder })).ledger.size).toBe(before);
  });
});
