import type { Rating } from '../../shared/attribution/scoring-input.ts';

const ratingByKey: ReadonlyMap<string, Rating | null> = new Map([
  ['1', 'II'],
  ['2', 'I'],
  ['3', 'N'],
  ['4', 'C'],
  ['5', 'CC'],
  ['0', 'NA'],
  ['Backspace', null],
  ['Delete', null],
]);

/** The rating that a key gives, null to clear the cell; undefined where the key rates nothing. */
export const keyToRating = (key: string): Rating | null | undefined => ratingByKey.get(key);

export const keyOfRating = (rating: Rating): string =>
  [...ratingByKey].find(([, value]) => value === rating)?.[0] ?? '';
