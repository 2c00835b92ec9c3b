import { describe, expect, it } from 'vitest';
import { orderRows } from '../../../renderer/app/features/hypotheses/order-rows.ts';
import { findSpeakers, placeOf } from '../../../renderer/app/features/hypotheses/speaks-for.ts';
import { hypothesesOf, levelsOf, namesOf } from '../../../renderer/app/scores/level-names.ts';
import { assess } from '../../support/assessed-tables.ts';
import { fixtureInput, inputOf, soundItem } from '../../support/scoring-inputs.ts';

const { level, rows } = assess(
  {
    ...inputOf({ hypotheses: ['H1', 'H2'], rows: [], rho: { 'G-1': 0.5 } }),
    evidence: [
      soundItem('E1', { H1: 'CC', H2: 'N' }),
      soundItem('E2', { H1: 'II', H2: 'N' }),
      soundItem('E3', { H1: 'C', H2: 'C' }, { group: 'G-1' }),
      soundItem('E4', { H1: 'C', H2: 'C' }, { group: 'G-1' }),
      soundItem('E5', { H1: 'N', H2: 'I' }),
      soundItem('E6', { H1: 'I', H2: 'N' }),
    ],
  },
  { groups: { 'G-1': 'One report' } },
);

describe('what speaks for a hypothesis', () => {
  const speakers = (max: number) => findSpeakers(level.scores, namesOf(rows, 2, level.scores), 'H1', max);

  it('is each origin once, the strongest first either way, and nothing that says nothing', () => {
    const { favour, against } = speakers(9);
    expect(favour.map(({ id }) => id)).toEqual(['E1', 'G-1']);
    expect(against.map(({ id }) => id)).toEqual(['E2', 'E6']);
    expect(favour.at(1)).toMatchObject({ kind: 'group', name: 'One report', detail: '(2 items, ρ 0.5)' });
  });

  it('is cut to the strongest', () => {
    const { favour, against } = speakers(1);
    expect([favour, against].map(([first]) => first?.id)).toEqual(['E1', 'E2']);
  });
});

describe('the place of a hypothesis', () => {
  it('goes by probability, and what is equal shares it', () => {
    const { scores } = assess(fixtureInput('k5')).level;
    expect(['HA', 'HX', 'HB', 'HC'].map((id) => placeOf(scores, id))).toEqual([1, 2, 3, 4]);
    const tie = assess({
      ...inputOf({ hypotheses: ['H1', 'H2', 'H3'], rows: [] }),
      evidence: [soundItem('E1', { H1: 'C', H2: 'C', H3: 'I' })],
    }).level.scores;
    expect(['H1', 'H2', 'H3'].map((id) => placeOf(tie, id))).toEqual([1, 1, 3]);
  });
});

describe('hypotheses of a level', () => {
  const hypothesis = (id: string, more: Partial<(typeof rows.hypotheses)[number]> = {}) => ({
    id,
    seq: 1,
    kind: 'specific',
    level: 2,
    statement: `The ${id} did it.`,
    actorName: '',
    ...more,
  });
  const listed = (hypotheses: readonly ReturnType<typeof hypothesis>[]) =>
    hypothesesOf({ ...rows, hypotheses: [...hypotheses] }, 2);

  it('stand as they were stated, those that name nobody last', () => {
    const ids = listed([
      hypothesis('rest', { kind: 'catch_all', seq: 1 }),
      hypothesis('fault', { kind: 'no_attack', seq: 2 }),
      hypothesis('second', { seq: 4 }),
      hypothesis('first', { seq: 3 }),
      hypothesis('trick', { kind: 'deception', seq: 5 }),
      hypothesis('none', { kind: 'insufficient', seq: 0 }),
      hypothesis('other level', { level: 3 }),
    ]).map(({ id }) => id);
    expect(ids).toEqual(['first', 'second', 'trick', 'fault', 'rest', 'none']);
  });

  it('go by the name of the actor, and by their statement where two have the same', () => {
    const names = (...actors: readonly string[]): readonly string[] =>
      listed(actors.map((actorName, at) => hypothesis(`H${at}`, { actorName }))).map(({ name }) => name);
    expect(names('Group A', 'Group B')).toEqual(['Group A', 'Group B']);
    expect(names('Group A', 'Group A')).toEqual(['The H0 did it.', 'The H1 did it.']);
  });

  it('are named by their id where the statement is withheld, and keep a kind of a later version out', () => {
    const [only] = listed([hypothesis('H1', { statement: null, kind: 'something-new' })]);
    expect(only).toMatchObject({ name: 'H1', statement: null, kind: null });
  });

  it('come on levels in ascending order, a withheld level left out', () => {
    const levels = levelsOf({
      hypotheses: [hypothesis('a', { level: 4 }), hypothesis('b'), hypothesis('c', { level: null }), hypothesis('d')],
    });
    expect(levels).toEqual([2, 4]);
  });
});

describe('rows in an order', () => {
  const table = [
    { line: 3, value: 'b' },
    { line: 1, value: null },
    { line: 2, value: 'a' },
    { line: 0, value: 'b' },
  ];
  it('have what is withheld last, either way, and equals as they were recorded', () => {
    const lines = (descending: boolean): readonly number[] =>
      orderRows(table, ({ value }) => value, descending).map(({ line }) => line);
    expect(lines(false)).toEqual([2, 0, 3, 1]);
    expect(lines(true)).toEqual([0, 3, 2, 1]);
  });
});
