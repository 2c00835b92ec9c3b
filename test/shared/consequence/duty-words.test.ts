import { expect, it } from 'vitest';
import { dutyToWords } from '../../../shared/consequence/duty-words.ts';

const review = { kind: 'review', release: null, exported: null, recipient: null, measure: 'me-1' } as const;

it('names the measure to be reviewed by its title, and by its identifier where no title is at hand', () => {
  expect(dutyToWords(review, 'Advisory')).toBe('Review the measure “Advisory”: resume, narrow, suspend or end it.');
  expect(dutyToWords(review)).toBe('Review the measure me-1: resume, narrow, suspend or end it.');
});
