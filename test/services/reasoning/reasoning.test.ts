import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const k5 = new URL('../../fixtures/attribution/k5.json', import.meta.url);

describe('references', () => {
  it('are understood by any unique beginning and by exhibit number, and refused where they are not unique', async () => {
    const { call, codeOf, folder, items, hypotheses } = await makeSmallCase(temporaryFolder());
    const { size } = (await call('case.info', { folder })).ledger;
    const set = (evidence: string, hypothesis: string) =>
      codeOf('rating.set', { folder, evidence, cells: { [hypothesis]: { rating: 'N' } } });
    expect(await set('ev-', hypotheses[0])).toBe('AMBIGUOUS');
    expect(await set('EX-0001', 'hy-')).toBe('AMBIGUOUS');
    expect(await set('EX-0009', hypotheses[0])).toBe('NOT_FOUND');
    expect(await set(items[0], 'hy-zzzz')).toBe('NOT_FOUND');
    expect(await set(items[0], '__proto__')).not.toBe('ok');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
    expect(await set('EX-0001', hypotheses[0])).toBe('ok');
    expect(await set(items[0], hypotheses[0].slice(0, -1))).toBe('ok');
  });
});

describe('rating.set', () => {
  it('saves a row as one line, clears a cell by null, and keeps the rationale', async () => {
    const { call, folder, items, hypotheses } = await makeSmallCase(temporaryFolder());
    const { line } = await call('rating.set', {
      folder,
      evidence: items[0],
      cells: { [hypotheses[0]]: { rating: null }, [hypotheses[1]]: { rating: 'I', rationale: 'It differs.' } },
    });
    expect((await call('case.info', { folder })).ledger.size).toBe(line + 1);
    const { state } = await call('case.at', { folder, seq: line });
    expect(JSON.stringify(state)).toContain('It differs.');
    expect(JSON.stringify(await call('score.case', { folder }))).not.toBe(
      JSON.stringify(await call('score.case', { folder, at: line - 1 })),
    );
  });

  it('refuses an empty row, an unknown code, and one hypothesis under two names', async () => {
    const { codeOf, call, folder, items, hypotheses } = await makeSmallCase(temporaryFolder());
    const { size } = (await call('case.info', { folder })).ledger;
    const [first] = hypotheses;
    expect(await codeOf('rating.set', { folder, evidence: items[0], cells: {} })).toBe('NOTHING_RATED');
    expect(
      await codeOf('rating.set', {
        folder,
        evidence: items[0],
        cells: { [first]: { rating: 'C' }, [first.slice(0, -1)]: { rating: 'II' } },
      }),
    ).toBe('NAMED_TWICE');
    expect(
      // @ts-expect-error -- what arrives over a wire has no type
      await codeOf('rating.set', { folder, evidence: items[0], cells: { [first]: { rating: 'CCC' } } }),
    ).toBe('BAD_INPUT');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
  });
});

describe('prior.set', () => {
  it('moves the posterior, and an empty one makes it uniform again', async () => {
    const { call, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const [one, two, three] = hypotheses;
    const before = await call('score.case', { folder });
    const priors = { [one]: '0.1', [two]: '0.6', [three]: '0.3' };
    await call('prior.set', { folder, level: 2, priors, reason: 'Base rate.' });
    const moved = await call('score.case', { folder });
    expect(moved).not.toEqual(before);
    await call('prior.set', { folder, level: 2, priors: {}, reason: 'No base rate after all.' });
    expect(await call('score.case', { folder })).toEqual(before);
  });

  it.each([
    ['below 0.02', ['0.019', '0.6', '0.381']],
    ['above 0.60', ['0.601', '0.2', '0.199']],
    ['not summing to 1', ['0.3', '0.3', '0.3']],
    ['missing one hypothesis', ['0.5', '0.5']],
    ['not a number', ['0.4', 'x', '0.2']],
  ])('refuses priors %s', async (_, values) => {
    const { call, codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const { size } = (await call('case.info', { folder })).ledger;
    const priors = Object.fromEntries(values.map((value, index) => [hypotheses[index] ?? '', value]));
    expect(await codeOf('prior.set', { folder, level: 2, priors, reason: 'x' })).toBe('BAD_PRIORS');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
  });

  it('takes priors at their bounds', async () => {
    const { codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const priors = { [hypotheses[0]]: '0.6', [hypotheses[1]]: '0.02', [hypotheses[2]]: '0.38' };
    expect(await codeOf('prior.set', { folder, level: 2, priors, reason: 'x' })).toBe('ok');
    expect(await codeOf('prior.set', { folder, level: 1, priors, reason: 'x' })).toBe('BAD_PRIORS');
  });
});

describe('groups and assumptions', () => {
  it('a group counts two items of one origin less than two of their own', async () => {
    const { call, folder, group } = await makeSmallCase(temporaryFolder());
    const grouped = await call('score.case', { folder });
    await call('group.set', { folder, id: group, name: 'Two after all', relation: 'independent' });
    expect(await call('score.case', { folder })).not.toEqual(grouped);
  });

  it('an item of one group joins another only if it leaves the first by name, and else nothing is recorded', async () => {
    const { call, codeOf, folder, items, group } = await makeSmallCase(temporaryFolder());
    const { id: other } = await call('group.set', { folder, name: 'Another report', relation: 'independent' });
    const joined = { folder, evidence: items[0], grade: { group: other }, reason: 'x' };
    const { size } = (await call('case.info', { folder })).ledger;
    expect(await codeOf('evidence.correct', joined)).toBe('IN_ANOTHER_GROUP');
    expect(await codeOf('evidence.correct', { ...joined, leaves: other })).toBe('IN_ANOTHER_GROUP');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
    expect(await codeOf('evidence.correct', { ...joined, leaves: group })).toBe('ok');
    expect((await call('evidence.read', { folder, evidence: items[0] })).item.group).toBe(other);
    expect(await codeOf('evidence.correct', { ...joined, grade: { group: null } })).toBe('ok');
    expect(await codeOf('evidence.correct', { ...joined, grade: { group } })).toBe('ok');
  });

  it.each(['-0.1', '1.1', 'x', '0x1', '1e0', ' 1'])('refuses the dependence %s', async (rho) => {
    const { codeOf, folder } = await makeSmallCase(temporaryFolder());
    expect(await codeOf('group.set', { folder, name: 'g', relation: 'independent', rho })).toMatch(
      /^(?:BAD_RHO|INVALID_LINE)$/u,
    );
  });

  it('an assumption is set, resolved under its identifier, and refused under an unknown one', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const { id } = await call('assumption.set', { folder, statement: 'The clock was right.', critical: true });
    await call('assumption.set', {
      folder,
      id: id.slice(0, 10),
      statement: 'The clock was right.',
      critical: true,
      status: 'resolved',
    });
    const { counts, ledger } = await call('case.info', { folder });
    expect(counts['assumption']).toBe(1);
    const { state } = await call('case.at', { folder, seq: ledger.size - 1 });
    expect(JSON.stringify(state)).toContain('resolved');
    const unknown = { folder, id: 'as-zz', statement: 'x', critical: false };
    expect(await codeOf('assumption.set', unknown)).toBe('NOT_FOUND');
  });
});

describe('score', () => {
  it('scores each level on its own hypotheses, and one level alone when asked', async () => {
    const { call, folder, items } = await makeSmallCase(temporaryFolder());
    const state = (await call('hypothesis.add', { folder, statement: 'A State', level: 4 })).id;
    await call('rating.set', { folder, evidence: items[0], cells: { [state]: { rating: 'C' } } });
    const levelsOf = (sections: unknown) => {
      const { scores } = sections as { readonly scores: { readonly levels: Readonly<Record<string, unknown>> } };
      return scores.levels;
    };
    const all = levelsOf((await call('score.case', { folder })).sections);
    expect(Object.keys(all)).toEqual(['2', '4']);
    const one = levelsOf((await call('score.case', { folder, level: 4 })).sections);
    expect(one).toEqual({ 4: all['4'] });
    expect(levelsOf((await call('score.case', { folder, level: 3 })).sections)).toEqual({});
  });

  it('scores a matrix from a file without a case, or says what is wrong with it', async () => {
    const { call, codeOf } = await makeSmallCase(temporaryFolder());
    const input: unknown = JSON.parse(readFileSync(k5, 'utf8'));
    const { score } = await call('score.input', { input });
    // Method, section 2.5.
    expect(score).toMatchObject({ lead: 'HA', modelAgreement: true });
    const { completeness, leaveOneOut, alr1 } = score as {
      readonly completeness: number;
      readonly alr1: { readonly posterior: Readonly<Record<string, number>> };
      readonly leaveOneOut: readonly { readonly posterior: Readonly<Record<string, number>> }[];
    };
    expect(completeness).toBeCloseTo(35 / 36, 12);
    expect(alr1.posterior['HA']).toBeCloseTo(0.8294, 4);
    expect(leaveOneOut.map(({ posterior }) => (posterior['HA'] ?? 0).toFixed(4))).toEqual(
      expect.arrayContaining(['0.6739', '0.7924', '0.6773', '0.8099', '0.7404', '0.8044', '0.8430']),
    );
    for (const bad of [null, 7, [], {}, { hypotheses: [], evidence: [] }]) {
      expect(await codeOf('score.input', { input: bad })).not.toBe('ok');
    }
  });
});
