import { describe, expect, it } from 'vitest';
import { nameAssessment } from '../../../shared/attribution/assessment-names.ts';
import { listCellFlips, listRivalFlips } from '../../../shared/attribution/rival-flips.ts';
import { assess } from '../../support/assessed-tables.ts';
import { fixtureInput, inputOf, soundItem } from '../../support/scoring-inputs.ts';

const k5 = assess(fixtureInput('k5'), { groups: { 'G-c2': 'Shared C2' } });
const names = nameAssessment(k5.level.scores, k5.rows);

describe('what flips the lead', () => {
  it('lists the rivals by how little it takes, the nearer one first, with the sizes of the method', () => {
    // Method, section 2.5: K5 HB 6, HC 4, HX 6; HX is 8.4 dB behind, HB 13.7.
    expect(
      listRivalFlips(k5.level, names).map(({ rival, count, distance }) => [rival, count, distance.toFixed(4)]),
    ).toEqual([
      ['HC', 4, '17.4973'],
      ['HX', 6, '8.3812'],
      ['HB', 6, '13.6963'],
    ]);
  });

  it('names the origins of a set, a group under its own name, with what each is worth against that rival', () => {
    const [first] = listRivalFlips(k5.level, names);
    // E03 2.5527 + 6.9897, G-c2 2.8330 + 2.2185, G-vendor 0.9342 + 1.1919, E07 1.1394 − 0.
    expect(first?.origins.map(({ text, decibels }) => [text, decibels.toFixed(3)])).toEqual([
      ['Item E03', '9.542'],
      ['Shared C2', '5.051'],
      ['Group G-vendor', '2.126'],
      ['Item E07', '1.139'],
    ]);
    const sum = first?.origins.reduce((total, { decibels }) => total + decibels, 0) ?? 0;
    expect(sum).toBeGreaterThan(first?.distance ?? Infinity);
  });

  it('puts a rival that no set overtakes last', () => {
    const prior = { H1: 0.4, H2: 0.4, H3: 0.2 };
    const { level, rows } = assess({
      ...inputOf({ hypotheses: ['H1', 'H2', 'H3'], rows: [], prior }),
      evidence: [soundItem('E1', { H1: 'CC', H2: 'C', H3: 'CC' })],
    });
    const flips = listRivalFlips(level, nameAssessment(level.scores, rows));
    expect(flips.map(({ rival, count }) => [rival, count])).toEqual([
      ['H2', 1],
      ['H3', null],
    ]);
  });

  it('names cell and new lead of every single rating that decides', () => {
    const { level, rows } = assess({
      ...inputOf({ hypotheses: ['H1', 'H2'], rows: [] }),
      evidence: [soundItem('E1', { H1: 'C', H2: 'N' })],
    });
    // One step down ties the two, one step up of the rival as well.
    expect(listCellFlips(level, nameAssessment(level.scores, rows))).toEqual([
      expect.objectContaining({ item: 'E1', hypothesis: 'H1', from: 'C', to: 'N', newLead: null }),
      expect.objectContaining({ item: 'E1', hypothesis: 'H2', from: 'N', to: 'C', newLead: null }),
    ]);
  });
});
