import { describe, expect, it } from 'vitest';
import {
  bandRank,
  defaultWording,
  gapAround,
  icd203,
  phia,
  probabilityToWord,
  wordingById,
} from '../../../shared/reference/yardsticks.ts';
import { yardsticksText } from '../../../shared/reference/yardsticks-1.ts';

describe('ICD 203 words', () => {
  it.each([
    [0.05, 'very unlikely'],
    [0.2, 'unlikely'],
    [0.45, 'roughly even chance'],
    [0.55, 'likely'],
    [0.8, 'very likely'],
    [0.95, 'almost certain'],
    [0.9999, 'almost certain'],
    [1, 'almost certain'],
    [0.01, 'almost no chance'],
    [0.0499999, 'almost no chance'],
    [0.1999999, 'very unlikely'],
    [0.4499999, 'unlikely'],
    [0.5499999, 'roughly even chance'],
    [0.7999999, 'likely'],
    [0.9499999, 'very likely'],
  ])('for %s are "%s", lower edge included', (probability, word) => {
    expect(probabilityToWord(probability, defaultWording)).toMatchObject({ word, note: null });
  });

  it.each([0.004, 0, 0.0099999])('for %s carry the note that it is below one percent', (probability) => {
    expect(probabilityToWord(probability, defaultWording)).toMatchObject({
      word: 'almost no chance',
      note: 'below_one_percent',
    });
  });

  it('never claim certainty', () => {
    for (const { row1, row2 } of icd203.bands)
      expect(`${row1} ${row2}`).not.toMatch(/\b(proven|confirmed)\b|^certain/u);
  });

  it('rise from band to band', () => {
    expect(icd203.bands.map(({ id }) => bandRank(id, icd203))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    icd203.bands.slice(1).forEach((band, index) => expect(band.lo).toBe(icd203.bands[index]?.hi));
  });
});

describe('ICD 203 words of row 2', () => {
  // Method, section 3.1: the same bands, each by its second word.
  it.each([
    [0.004, 'remote'],
    [0.05, 'highly improbable'],
    [0.2, 'improbable'],
    [0.45, 'roughly even odds'],
    [0.55, 'probable'],
    [0.8, 'highly probable'],
    [0.95, 'nearly certain'],
  ])('for %s are "%s", lower edge included', (probability, word) => {
    expect(probabilityToWord(probability, wordingById['icd203-row2'])).toMatchObject({ word });
  });
});

describe('PHIA words', () => {
  it.each([
    [0, 'remote chance'],
    [0.05, 'remote chance'],
    [0.1, 'highly unlikely'],
    [0.2, 'highly unlikely'],
    [0.25, 'unlikely'],
    [0.35, 'unlikely'],
    [0.4, 'realistic possibility'],
    [0.499, 'realistic possibility'],
    [0.55, 'likely'],
    [0.75, 'likely'],
    [0.8, 'highly likely'],
    [0.9, 'highly likely'],
    [0.95, 'almost certain'],
    [1, 'almost certain'],
  ])('for %s are "%s"', (probability, word) => {
    expect(probabilityToWord(probability, wordingById.phia)).toMatchObject({ word, note: null });
  });

  it.each([
    [0.06, 'remote chance'],
    [0.09, 'highly unlikely'],
    [0.075, 'highly unlikely'],
    [0.225, 'unlikely'],
    [0.375, 'realistic possibility'],
    [0.5, 'realistic possibility'],
    [0.525, 'realistic possibility'],
    [0.53, 'likely'],
    [0.775, 'likely'],
    [0.925, 'highly likely'],
    [0.94, 'almost certain'],
  ])('for %s fall in a gap and take the nearest band, on a tie the one nearer 50 %%: "%s"', (probability, word) => {
    expect(probabilityToWord(probability, wordingById.phia)).toMatchObject({ word, note: 'gap' });
  });

  it.each([
    [0.06, { low: 0.05, high: 0.1 }],
    [0.5, { low: 0.5, high: 0.55 }],
    [0.94, { low: 0.9, high: 0.95 }],
    [0.05, null],
    [0.6, null],
  ])('name the gap around %s by its edges', (probability, gap) => {
    expect(gapAround(probability, phia)).toEqual(gap);
  });

  it('say that they come from memory', () => {
    expect(phia.status).toBe('memory');
    expect(icd203.status).toBe('verified');
  });
});

describe('yardsticks', () => {
  it('refuse what is not a probability', () => {
    for (const value of [-0.01, 1.01, Number.NaN])
      expect(() => probabilityToWord(value, defaultWording)).toThrow(RangeError);
  });

  it('are one line of text that holds both', () => {
    expect(yardsticksText).not.toMatch(/[\n\r\t]/u);
    expect(JSON.parse(yardsticksText)).toEqual({ yardsticks: [icd203, phia] });
  });
});
