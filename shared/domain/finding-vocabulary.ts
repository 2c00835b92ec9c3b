/** The closed vocabularies of findings, links and triage, with the words that stand for them on every surface. */

/** How one thing is linked to another; `other` is said in words. */
export const linkKinds = [
  'derived_from',
  'communicates_with',
  'same_as',
  'contains',
  'mentions',
  'uses',
  'attributed_to',
  'contradicts',
  'supports',
  'other',
] as const;
export type LinkKind = (typeof linkKinds)[number];

export const linkKindWords: Readonly<Record<LinkKind, string>> = {
  derived_from: 'derived from',
  communicates_with: 'communicates with',
  same_as: 'same as',
  contains: 'contains',
  mentions: 'mentions',
  uses: 'uses',
  attributed_to: 'attributed to',
  contradicts: 'contradicts',
  supports: 'supports',
  other: 'other',
};

/** How sure somebody is of a link: drawn solid, dashed, dotted. */
export const certainties = ['confirmed', 'probable', 'tentative'] as const;

/** Whether somebody said that they looked. That a thing was opened says nothing of the kind. */
export const triageStates = ['not_looked_at', 'in_progress', 'relevant', 'not_relevant', 'second_look'] as const;
export type TriageState = (typeof triageStates)[number];

export const triageWords: Readonly<Record<TriageState, string>> = {
  not_looked_at: 'not looked at',
  in_progress: 'in progress',
  relevant: 'looked at: relevant',
  not_relevant: 'looked at: not relevant',
  second_look: 'needs a second look',
};
