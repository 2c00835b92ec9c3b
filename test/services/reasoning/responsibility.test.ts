import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ordered = { kind: 'codes', degree: 'state-ordered', basis: 'article-8' } as const;
const reason = 'A court found effective control.';

const withStates = async () => {
  const made = await makeSmallCase(temporaryFolder());
  const { call, folder } = made;
  const add = async (statement: string, kind: 'specific' | 'catch_all' | 'deception') =>
    (await call('hypothesis.add', { folder, statement, level: 4, kind })).id;
  return {
    ...made,
    state: await add('State X is responsible.', 'specific'),
    other: await add('Another.', 'catch_all'),
    add,
  };
};

describe('the mode of responsibility', () => {
  it('is taken for a hypothesis that names a State, with both codes, and the latest counts', async () => {
    const { call, folder, state } = await withStates();
    expect((await call('responsibility.list', { folder })).modes).toEqual([]);
    await call('responsibility.set', { folder, hypothesis: state, claim: ordered, reason });
    const claim = { kind: 'codes', degree: 'state-shaped', basis: 'none-claimed' } as const;
    const { line, warning } = await call('responsibility.set', { folder, hypothesis: state, claim, reason });
    expect(warning).toBeNull();
    expect((await call('responsibility.list', { folder })).modes).toMatchObject([
      { hypothesis: state, line, degree: 'state-shaped', basis: 'none-claimed', reason, warning: null },
    ]);
  });

  it('is refused on every other level, and for what names no State', async () => {
    const { codeOf, folder, hypotheses, other, add } = await withStates();
    const set = (hypothesis: string) => codeOf('responsibility.set', { folder, hypothesis, claim: ordered, reason });
    expect(await set(hypotheses[0])).toBe('NOT_OF_A_STATE');
    expect(await set(other)).toBe('NOT_OF_A_STATE');
    expect(await set(await add('State Y made it look like State X.', 'deception'))).toBe('NOT_OF_A_STATE');
    expect(await set('hy-zzzz')).toBe('NOT_FOUND');
  });

  it('is refused by half, with unknown codes, and without a reason', async () => {
    const { codeOf, folder, state } = await withStates();
    const set = (claim: unknown, why = reason) =>
      codeOf('responsibility.set', { folder, hypothesis: state, claim, reason: why } as never);
    expect(await set({ kind: 'codes', degree: 'state-ordered' })).toBe('BAD_INPUT');
    expect(await set({ ...ordered, basis: 'article-12' })).toBe('BAD_INPUT');
    expect(await set(ordered, '')).toBe('BAD_INPUT');
  });

  it('warns of a basis that the degree does not suggest, with the label of the hint, and records it', async () => {
    const { call, folder, state } = await withStates();
    const claim = { kind: 'codes', degree: 'state-ignored', basis: 'article-4' } as const;
    const { warning } = await call('responsibility.set', { folder, hypothesis: state, claim, reason });
    expect(warning).toBe(
      'Article 4 is unusual for State-ignored. Plumbline’s hint, not law: State-ignored suggests due diligence, which is not attribution.',
    );
    expect((await call('responsibility.list', { folder })).modes).toMatchObject([{ basis: 'article-4', warning }]);
  });

  it('is withdrawn by a line of its own, once', async () => {
    const { call, codeOf, folder, state } = await withStates();
    const withdraw = { folder, hypothesis: state, claim: { kind: 'withdrawn' as const }, reason };
    expect(await codeOf('responsibility.set', withdraw)).toBe('NOTHING_CLAIMED');
    await call('responsibility.set', { folder, hypothesis: state, claim: ordered, reason });
    await call('responsibility.set', withdraw);
    expect((await call('responsibility.list', { folder })).modes).toMatchObject([{ degree: null, isWithdrawn: true }]);
    expect(await codeOf('responsibility.set', withdraw)).toBe('NOTHING_CLAIMED');
  });

  it('moves no number', async () => {
    const { call, folder, state } = await withStates();
    const before = await call('score.case', { folder });
    await call('responsibility.set', { folder, hypothesis: state, claim: ordered, reason });
    expect(await call('score.case', { folder })).toEqual(before);
  });
});
