import { describe, expect, it } from 'vitest';
import {
  byProbability,
  listRivalFlips,
  listWrongTrust,
  toLeaveOneOut,
} from '../../../renderer/app/features/sensitivity/sensitivity-model.ts';
import { namesOf } from '../../../renderer/app/scores/level-names.ts';
import { assess } from '../../support/assessed-tables.ts';
import { fixtureInput, inputOf, soundItem } from '../../support/scoring-inputs.ts';

const k5 = assess(fixtureInput('k5'), { groups: { 'G-c2': 'Shared C2' } });
const names = namesOf(k5.rows, 2, k5.level.scores);

describe('what flips the lead', () => {
  it('lists the rivals by how little it takes, with the sizes of the method', () => {
    // Method, section 2.5: K5 HB 6, HC 4, HX 6.
    expect(listRivalFlips(k5.level, names).map(({ rival, count }) => [rival, count])).toEqual([
      ['HC', 4],
      ['HB', 6],
      ['HX', 6],
    ]);
  });

  it('names the origins of each set, a group under its own name', () => {
    const [first] = listRivalFlips(k5.level, names);
    expect(first?.origins).toHaveLength(4);
    const groups = listRivalFlips(k5.level, names).flatMap(({ origins }) =>
      origins.filter(({ kind }) => kind === 'group'),
    );
    expect(groups.map(({ text }) => text)).toContain('Shared C2');
  });

  it('puts a rival that no set overtakes last', () => {
    const prior = { H1: 0.4, H2: 0.4, H3: 0.2 };
    const { level, rows } = assess({
      ...inputOf({ hypotheses: ['H1', 'H2', 'H3'], rows: [], prior }),
      evidence: [soundItem('E1', { H1: 'CC', H2: 'C', H3: 'CC' })],
    });
    const flips = listRivalFlips(level, namesOf(rows, 2, level.scores));
    expect(flips.map(({ rival, count }) => [rival, count])).toEqual([
      ['H2', 1],
      ['H3', null],
    ]);
  });
});

describe('leaving one out', () => {
  it('has a dot for each item and each group of two or more, those that change most first', () => {
    const { base, dots } = toLeaveOneOut(k5.level, names, 'HA');
    expect(dots).toHaveLength(k5.level.sensitivity.leaveOneOut.length);
    expect(base).toBe(k5.level.scores.alr1.posterior['HA']);
    const changes = dots.map(({ probability }) => Math.abs(probability - base));
    expect(changes).toEqual(changes.toSorted((left, right) => right - left));
    expect(dots.filter(({ of }) => of === 'group').map(({ name }) => name)).toContain('Shared C2');
  });

  it('says who leads then, only where that changes', () => {
    const { level, rows } = assess({
      ...inputOf({ hypotheses: ['H1', 'H2'], rows: [] }),
      evidence: [
        soundItem('E1', { H1: 'C', H2: 'N' }),
        soundItem('E2', { H1: 'CC', H2: 'N' }),
        soundItem('E3', { H1: 'N', H2: 'C' }),
      ],
    });
    const { dots } = toLeaveOneOut(level, namesOf(rows, 2, level.scores), 'H1');
    expect(dots.map(({ id, newLead }) => [id, newLead])).toEqual([
      ['E2', null],
      ['E1', undefined],
      ['E3', undefined],
    ]);
  });
});

describe('wrong trust', () => {
  it('lists what changes the lead before what changes the order behind it', () => {
    const { level, rows } = assess({
      ...inputOf({ hypotheses: ['H1', 'H2', 'H3'], rows: [] }),
      evidence: [
        soundItem('E1', { H1: 'CC', H2: 'N', H3: 'N' }),
        soundItem('E2', { H1: 'N', H2: 'CC', H3: 'N' }, { rel: 'D' }),
        soundItem('E3', { H1: 'N', H2: 'N', H3: 'C' }, { rel: 'D', cred: 4 }),
      ],
    });
    const wrong = listWrongTrust(level, namesOf(rows, 2, level.scores));
    expect(wrong.length).toBeGreaterThan(1);
    const leads = wrong.map(({ changesLead }) => changesLead);
    expect(leads).toContain(true);
    expect(leads).toEqual(leads.toSorted((left, right) => Number(right) - Number(left)));
  });
});

it('puts the most likely hypothesis first', () => {
  expect(byProbability(k5.level)).toEqual(['HA', 'HX', 'HB', 'HC']);
});
