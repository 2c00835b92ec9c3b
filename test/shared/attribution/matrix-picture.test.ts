import { describe, expect, it } from 'vitest';
import { nameAssessment } from '../../../shared/attribution/assessment-names.ts';
import { toMatrixPicture } from '../../../shared/attribution/matrix-picture.ts';
import { assess } from '../../support/assessed-tables.ts';
import { fixtureInput } from '../../support/scoring-inputs.ts';

const { level, rows } = assess(fixtureInput('k5'), { groups: { 'G-c2': 'Shared C2' } });
const picture = toMatrixPicture(level.scores, rows, nameAssessment(level.scores, rows));

describe('the picture of a matrix', () => {
  it('has every item once, groups together, what separates most first and what counts nowhere last', () => {
    // Diagnosticity of K5 by hand: E03 2.5527 + 6.9897; E01 2.5527 + 2.2185; E07 1.1394 + 3.9794; E05 and so on below.
    const ids = picture.rows.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E09', 'E10']);
    expect(ids.slice(0, 4)).toEqual(['E03', 'E07', 'E01', 'E02']);
    expect(ids.at(-1)).toBe('E09');
    expect(picture.rows.at(-1)).toMatchObject({ weight: 0, heading: { id: 'weight-0' } });
  });

  it('puts group, weight and ratings at the row, blanks as blanks', () => {
    expect(picture.rows.find(({ id }) => id === 'E02')).toMatchObject({
      weight: 0.6,
      heading: { name: 'Shared C2', detail: '(2 items, ρ 0.7)' },
      ratings: ['C', 'I', 'N', 'N'],
    });
    expect(picture.rows.find(({ id }) => id === 'E10')).toMatchObject({
      heading: null,
      ratings: ['I', 'C', 'N', null],
    });
  });

  it('has the hypotheses that name somebody before those that stand for what is left', () => {
    expect(picture.hypotheses.map(({ id }) => id)).toEqual(['HA', 'HB', 'HC', 'HX']);
  });
});
