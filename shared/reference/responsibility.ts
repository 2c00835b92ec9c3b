/**
 * The two codes of a judgement on level 4 (method, sections 2.7 and 5.3): how far a State stands behind an act, and by
 * which article its conduct would be that of the State in law. A change of a code or a hint is a new version.
 */
export const responsibility = {
  id: 'state-responsibility',
  version: '1.0.0',
  degrees: {
    status: 'verified',
    source:
      'MISP taxonomy state-responsibility, version 1 (CC0 or BSD-2-Clause), after J. Healey, Beyond Attribution, Atlantic Council, 2012. Meanings in our words.',
  },
  bases: {
    status: 'verified',
    source:
      'ILC Articles on Responsibility of States for Internationally Wrongful Acts (2001). Subjects of the articles.',
  },
  hints: {
    status: 'proposed',
    label: 'Plumbline’s hint, not law',
  },
} as const;

/** From the least responsibility to the most. */
export const responsibilityDegrees = [
  'state-prohibited',
  'state-prohibited-but-inadequate',
  'state-ignored',
  'state-encouraged',
  'state-shaped',
  'state-coordinated',
  'state-ordered',
  'state-rogue-conducted',
  'state-executed',
  'state-integrated',
] as const;
export type ResponsibilityDegree = (typeof responsibilityDegrees)[number];

export const arsiwaBases = [
  'article-4',
  'article-5',
  'article-6',
  'article-7',
  'article-8',
  'article-9',
  'article-10',
  'article-11',
  'due-diligence-only',
  'none-claimed',
] as const;
export type ArsiwaBasis = (typeof arsiwaBases)[number];

export type Responsibility = { readonly degree: ResponsibilityDegree; readonly basis: ArsiwaBasis };

export const degreeWords: Readonly<Record<ResponsibilityDegree, { readonly name: string; readonly means: string }>> = {
  'state-prohibited': { name: 'State-prohibited', means: 'The government helps to stop the attack of third parties.' },
  'state-prohibited-but-inadequate': {
    name: 'State-prohibited but inadequate',
    means: 'The government would stop the attack of third parties, and is not able to.',
  },
  'state-ignored': {
    name: 'State-ignored',
    means: 'The government knows of the attack of third parties and as a matter of policy does nothing.',
  },
  'state-encouraged': {
    name: 'State-encouraged',
    means: 'Third parties control and conduct the attack; the government encourages them as a matter of policy.',
  },
  'state-shaped': {
    name: 'State-shaped',
    means: 'Third parties control and conduct the attack; the State gives some support.',
  },
  'state-coordinated': {
    name: 'State-coordinated',
    means: 'The government coordinates the third parties: it suggests targets, times or other details.',
  },
  'state-ordered': {
    name: 'State-ordered',
    means: 'The government directs third parties, as a matter of policy, to conduct the attack on its behalf.',
  },
  'state-rogue-conducted': {
    name: 'State-rogue-conducted',
    means: 'Parts of the government’s own cyber forces conduct the attack without the leadership knowing or approving.',
  },
  'state-executed': {
    name: 'State-executed',
    means: 'The government controls and conducts the attack with its own cyber forces, as a matter of policy.',
  },
  'state-integrated': {
    name: 'State-integrated',
    means: 'Third parties and government cyber forces attack under one command.',
  },
};

export const basisWords: Readonly<Record<ArsiwaBasis, { readonly name: string; readonly about: string }>> = {
  'article-4': { name: 'Article 4', about: 'organs of the State' },
  'article-5': { name: 'Article 5', about: 'elements of governmental authority' },
  'article-6': { name: 'Article 6', about: 'organs placed at the disposal of the State' },
  'article-7': { name: 'Article 7', about: 'excess of authority' },
  'article-8': { name: 'Article 8', about: 'instructions, direction or control' },
  'article-9': { name: 'Article 9', about: 'absence or default of authorities' },
  'article-10': { name: 'Article 10', about: 'insurrectional movements' },
  'article-11': { name: 'Article 11', about: 'acknowledged and adopted' },
  'due-diligence-only': { name: 'none: due diligence only', about: 'no attribution of conduct' },
  'none-claimed': { name: 'none claimed', about: 'nothing is said of the law' },
};

type Hint = { readonly bases: readonly ArsiwaBasis[]; readonly words: string };

const ownForces: Hint = { bases: ['article-4', 'article-5'], words: 'Articles 4 or 5' };
const directed: Hint = { bases: ['article-8'], words: 'Article 8, which needs a legal finding of control' };
const moved: Hint = {
  bases: ['article-8', 'article-11', 'due-diligence-only'],
  words: 'usually no attribution, unless by Articles 8 or 11',
};
const notActing: Hint = { bases: ['due-diligence-only'], words: 'due diligence, which is not attribution' };

/** What degree suggests what basis (method, section 2.7). A hint, set by nobody but a person. */
export const basisHints: Readonly<Record<ResponsibilityDegree, Hint>> = {
  'state-prohibited': notActing,
  'state-prohibited-but-inadequate': notActing,
  'state-ignored': notActing,
  'state-encouraged': moved,
  'state-shaped': moved,
  'state-coordinated': directed,
  'state-ordered': directed,
  'state-rogue-conducted': { bases: ['article-4', 'article-5', 'article-7'], words: 'Articles 4 or 5, with 7' },
  'state-executed': ownForces,
  'state-integrated': ownForces,
};

/** Whether the basis is another than the degree suggests. Where none is claimed, nothing is at odds. */
export const isUnusualBasis = ({ degree, basis }: Responsibility): boolean =>
  basis !== 'none-claimed' && !basisHints[degree].bases.includes(basis);
