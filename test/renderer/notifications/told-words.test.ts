import { expect, it } from 'vitest';
import { harmThen, indicatorWords } from '../../../renderer/app/features/notifications/told-words.ts';

it('says of what an edition withholds that it is withheld, never that it was not there', () => {
  expect(harmThen({ harm: null, isHarmShown: false })).toBe('Which harm it named is withheld.');
  expect(harmThen({ harm: null, isHarmShown: true })).toBe('Harm had not been scored.');
  expect(harmThen({ harm: { actual: 2, potential: 3 }, isHarmShown: true })).toMatch(
    /actual level 2, potential level 3/u,
  );
  expect([null, true, false].map(indicatorWords)).toEqual([
    'Whether indicators of compromise went with it is withheld.',
    'With indicators of compromise.',
    'Without indicators of compromise.',
  ]);
});
