import { describe, expect, it } from 'vitest';
import {
  byProbability,
  listWrongTrust,
  toLeaveOneOut,
} from '../../../renderer/app/features/sensitivity/sensitivity-model.ts';
import { namesOf } from '../../../renderer/app/scores/level-names.ts';
import { assess } from '../../support/assessed-tables.ts';
import { fixtureInput, inputOf, soundItem } from '../../support/scoring-inputs.ts';

const k5 = assess(fixtureInput('k5'), { groups: { 'G-c2': 'Shared C2' } });
const names = namesOf(k5.rows, 2, k5.level.scores);

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
