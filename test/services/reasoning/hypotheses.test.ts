import { describe, expect, it } from 'vitest';
import { parseAssessment, type LevelAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { canonicalJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import { makeSmallCase, type SmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const reason = 'The unit is the group.';

/** The small case, whose level 2 is level, with two hypotheses on level 3 of which the first is far ahead. */
const makeTwoLevels = async () => {
  const small = await makeSmallCase(temporaryFolder());
  const { call, folder, items } = small;
  const add = async (statement: string) => (await call('hypothesis.add', { folder, statement, level: 3 })).id;
  const [unit, other] = [await add('The unit'), await add('A company')];
  for (const evidence of items)
    await call('rating.set', { folder, evidence, cells: { [unit]: { rating: 'CC' }, [other]: { rating: 'II' } } });
  return { ...small, unit, other };
};

const levelsOf = async ({ call, folder }: SmallCase): Promise<readonly LevelAssessment[]> => {
  const assessment = parseAssessment((await call('score.case', { folder })).sections);
  if (!assessment.ok || assessment.value.status !== 'computed') throw new Error('the case can be scored');
  return assessment.value.levels;
};
const statedOf = (levels: readonly LevelAssessment[], level: number, id: string) =>
  levels.find((one) => one.level === level)?.stated.hypotheses[id];

describe('a hypothesis that entails one of the level below', () => {
  it('is stated no higher than that, and every number of the other sections keeps its bytes', async () => {
    const two = await makeTwoLevels();
    const { call, folder, unit, hypotheses } = two;
    const sections = async () => (await call('score.case', { folder })).sections;
    const before = await sections();
    const levels = await levelsOf(two);
    const computed = statedOf(levels, 3, unit)?.computed ?? 0;
    const below = statedOf(levels, 2, hypotheses[0])?.stated ?? 1;
    expect(computed).toBeGreaterThan(below);
    await call('hypothesis.entail', { folder, higher: unit, lower: hypotheses[0], reason });
    const after = await levelsOf(two);
    expect(statedOf(after, 3, unit)).toMatchObject({
      computed,
      stated: below,
      cappedBy: { level: 2, hypothesis: hypotheses[0] },
      entails: hypotheses[0],
    });
    expect(after.find(({ level }) => level === 3)?.stated.rest).toBeCloseTo(computed - below, 5);
    const bytes = (all: unknown, name: string) =>
      canonicalJson(Object.fromEntries(Object.entries(all as Record<string, Json>).filter(([own]) => own === name)));
    for (const name of ['scores', 'sensitivity', 'confidence', 'challenges'])
      expect(bytes(await sections(), name)).toBe(bytes(before, name));
    expect(bytes(await sections(), 'stated')).not.toBe(bytes(before, 'stated'));
    await call('hypothesis.entail', {
      folder,
      higher: unit,
      lower: hypotheses[0],
      stands: false,
      reason: 'It is not.',
    });
    expect(await sections()).toEqual(before);
  });

  it('is refused where the rule says so, by its code, and adds no line', async () => {
    const two = await makeTwoLevels();
    const { call, codeOf, folder, unit, other, hypotheses } = two;
    const { size } = (await call('case.info', { folder })).ledger;
    const entail = (higher: string, lower: string, stands = true) =>
      codeOf('hypothesis.entail', { folder, higher, lower, stands, reason });
    expect(await entail(hypotheses[0], unit)).toBe('NOT_NEIGHBOURS');
    expect(await entail(unit, hypotheses[2])).toBe('RESIDUAL_HYPOTHESIS');
    expect(await entail(unit, 'hy-zzzz')).toBe('NOT_FOUND');
    expect(await entail(unit, hypotheses[0], false)).toBe('NOT_STATED');
    expect(await codeOf('hypothesis.entail', { folder, higher: unit, lower: hypotheses[0], reason: '' })).toBe(
      'BAD_INPUT',
    );
    expect(await codeOf('hypothesis.part', { folder, part: unit, whole: hypotheses[0], reason })).toBe('OTHER_LEVEL');
    expect(await codeOf('hypothesis.status', { folder, hypothesis: hypotheses[2], status: 'set_aside', reason })).toBe(
      'RESIDUAL_HYPOTHESIS',
    );
    expect(await codeOf('hypothesis.confirm', { folder, level: 4, reason })).toBe('NOTHING_TO_CONFIRM');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
    expect(await entail(unit, hypotheses[0])).toBe('ok');
    expect(await entail(unit, hypotheses[1])).toBe('STATED_ALREADY');
    expect(await codeOf('hypothesis.part', { folder, part: other, whole: unit, reason })).toBe('ok');
    expect(await codeOf('hypothesis.part', { folder, part: unit, whole: other, reason })).toBe('CYCLE');
  });
});

describe('a hypothesis that is part of another', () => {
  it('stays a column, and its whole says what they have together', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, folder, hypotheses } = small;
    const [first, second] = hypotheses;
    const before = await levelsOf(small);
    await call('hypothesis.part', { folder, part: second, whole: first, reason });
    const [level] = await levelsOf(small);
    expect(level?.scores).toEqual(before[0]?.scores);
    const sum = (level?.scores.alr1.posterior[first] ?? 0) + (level?.scores.alr1.posterior[second] ?? 0);
    expect(statedOf(level === undefined ? [] : [level], 2, first)?.family?.stated).toBeCloseTo(sum, 5);
    const { hypotheses: listed } = await call('hypothesis.list', { folder });
    expect(listed.find(({ id }) => id === second)).toMatchObject({ partOf: first, entails: null });
  });
});

describe('what a hypothesis says', () => {
  it('is corrected with the old words kept, twice over; its kind and level stay', async () => {
    const { call, codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    const [id] = hypotheses;
    const correct = (statement: string) => call('hypothesis.correct', { folder, hypothesis: id, statement, reason });
    const first = await correct('The first group, with help');
    await correct('The first group alone');
    const own = (await call('hypothesis.list', { folder })).hypotheses.find((one) => one.id === id);
    expect(own).toMatchObject({ statement: 'The first group alone', predicts: '', kind: 'specific', level: 2 });
    expect(own?.history.map(({ act, before }) => [act, before])).toEqual([
      ['add', null],
      ['correct', { statement: 'The first group' }],
      ['correct', { statement: 'The first group, with help' }],
    ]);
    const { fields } = await call('ledger.line', { folder, seq: first.line + 1 });
    expect(fields).toContainEqual({ name: 'corrects', value: first.line, withheld: false });
    expect(await codeOf('hypothesis.correct', { folder, hypothesis: id, reason })).toBe('NOTHING_CHANGED');
    expect(
      await codeOf('hypothesis.correct', { folder, hypothesis: id, statement: 'The first group alone', reason }),
    ).toBe('NOTHING_CHANGED');
    expect(await codeOf('hypothesis.correct', { folder, hypothesis: id, statement: '  ', reason })).toBe(
      'EMPTY_STATEMENT',
    );
    // @ts-expect-error -- what arrives over a wire has no type
    expect(await codeOf('hypothesis.correct', { folder, hypothesis: id, level: 3, reason })).toBe('BAD_INPUT');
  });

  it('is marked no wider by a correction than it was', async () => {
    const { call, folder } = await makeSmallCase(temporaryFolder());
    const { id } = await call('hypothesis.add', { folder, statement: 'A closed one', level: 2, tlp: 'AMBER' });
    const { line } = await call('hypothesis.correct', { folder, hypothesis: id, statement: 'Closed too', reason });
    expect((await call('ledger.line', { folder, seq: line })).row.tlp).toBe('AMBER');
  });
});

describe('a hypothesis set aside', () => {
  it('stays a scored column, moves no number and no confidence, and can be opened again', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, folder, hypotheses } = small;
    const [before] = await levelsOf(small);
    const { line } = await call('hypothesis.status', {
      folder,
      hypothesis: hypotheses[0],
      status: 'set_aside',
      reason,
    });
    const [aside] = await levelsOf(small);
    const { scores, sensitivity, confidence, challenges } = aside ?? {};
    expect({ scores, sensitivity, confidence, challenges }).toEqual({
      scores: before?.scores,
      sensitivity: before?.sensitivity,
      confidence: before?.confidence,
      challenges: before?.challenges,
    });
    expect(aside?.stated.hypotheses[hypotheses[0]]).toMatchObject({ setAside: line });
    await call('hypothesis.status', { folder, hypothesis: hypotheses[0], status: 'reopened', reason: 'A new report.' });
    expect(await levelsOf(small)).toEqual([before]);
    const own = (await call('hypothesis.list', { folder })).hypotheses.find(({ id }) => id === hypotheses[0]);
    expect(own?.history.map(({ act, status }) => [act, status])).toEqual([
      ['add', null],
      ['status', 'set_aside'],
      ['status', 'reopened'],
    ]);
  });
});

describe('that the hypotheses of a level exclude each other', () => {
  it('is confirmed, and outdated by the next hypothesis of the level', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const standing = async () => (await call('hypothesis.list', { folder })).levels;
    expect(await standing()).toEqual([{ level: 2, exclusivity: { status: 'none', line: null }, reason: null }]);
    const { line } = await call('hypothesis.confirm', { folder, level: 2, reason: 'One operator.' });
    expect(await standing()).toEqual([
      { level: 2, exclusivity: { status: 'confirmed', line }, reason: 'One operator.' },
    ]);
    expect(await codeOf('hypothesis.confirm', { folder, level: 2, reason })).toBe('STATED_ALREADY');
    await call('hypothesis.add', { folder, statement: 'A third group', level: 2 });
    expect(await standing()).toMatchObject([{ exclusivity: { status: 'outdated', line } }]);
  });

  it('is the same after every projection was rebuilt from the ledger', async () => {
    const { call, folder, hypotheses } = await makeSmallCase(temporaryFolder());
    await call('hypothesis.part', { folder, part: hypotheses[1], whole: hypotheses[0], reason });
    await call('hypothesis.confirm', { folder, level: 2, reason });
    await call('hypothesis.correct', { folder, hypothesis: hypotheses[1], predicts: 'A relay.', reason });
    const before = await call('hypothesis.list', { folder });
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true, differences: [] });
    expect(await call('hypothesis.list', { folder })).toEqual(before);
  });
});
