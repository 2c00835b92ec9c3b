/** What a review asks for beside hypotheses and evidence (method, sections 2.3 step 7, 6.3 and 6.6). */
export const registerKinds = ['gap', 'indicator', 'counter', 'premortem'] as const;
export type RegisterKind = (typeof registerKinds)[number];

/** States of an entry by kind, the first of a new one. */
export const registerStates = {
  gap: ['open', 'closed'],
  indicator: ['watched', 'seen', 'retired'],
  counter: ['standing', 'withdrawn'],
  premortem: ['standing', 'withdrawn'],
} as const satisfies Readonly<Record<RegisterKind, readonly string[]>>;

export const registerWords: Readonly<Record<RegisterKind, string>> = {
  gap: 'gap',
  indicator: 'indicator of change',
  counter: 'counter-case',
  premortem: 'premortem',
};

export const judgementOutcomes = ['true', 'false', 'undecided'] as const;

/** A counter-case is an argument, not a remark: so many words (method, section 6.3). */
export const counterCaseWords = { min: 150, max: 600 } as const;
export const countWords = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;
