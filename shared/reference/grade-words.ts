import type { custodyGrades, forgeabilities, ratingCodes, Tlp } from '../domain/vocabulary.ts';

/** NATO Admiralty code, FM 2-22.3: the words of both axes. */
export const reliabilityWords: ReadonlyMap<string, string> = new Map([
  ['A', 'completely reliable'],
  ['B', 'usually reliable'],
  ['C', 'fairly reliable'],
  ['D', 'not usually reliable'],
  ['E', 'unreliable'],
  ['F', 'reliability cannot be judged'],
]);
export const credibilityWords: ReadonlyMap<string, string> = new Map([
  ['1', 'confirmed by other sources'],
  ['2', 'probably true'],
  ['3', 'possibly true'],
  ['4', 'doubtful'],
  ['5', 'improbable'],
  ['6', 'truth cannot be judged'],
]);

export const custodyWords: Readonly<Record<(typeof custodyGrades)[number], string>> = {
  intact: 'intact',
  gap_explained: 'gap, explained',
  gap_unexplained: 'gap, unexplained',
  not_captured: 'not captured',
  failed: 'failed',
};

export const forgeabilityWords: Readonly<Record<(typeof forgeabilities)[number], string>> = {
  low: 'low',
  moderate: 'moderate',
  high: 'high',
  demonstrated: 'shown to be planted',
};

export const ratingWords: Readonly<Record<(typeof ratingCodes)[number], string>> = {
  CC: 'very consistent',
  C: 'consistent',
  N: 'neutral',
  NA: 'not applicable',
  I: 'inconsistent',
  II: 'very inconsistent',
};

/** What a recipient may do with it, in short (FIRST, TLP 2.0). */
export const tlpWords: Readonly<Record<Tlp, string>> = {
  CLEAR: 'no limit on disclosure',
  GREEN: 'within the community',
  AMBER: 'on a need-to-know basis within the organisation and its clients',
  'AMBER+STRICT': 'on a need-to-know basis within the organisation only',
  RED: 'for the eyes and ears of individual recipients only',
};
