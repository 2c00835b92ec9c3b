/**
 * What became of a release after it left. `amended` and `retracted` are acts of two people, `superseded` follows from a
 * later release, which holds every line of the earlier one. A draft was never released.
 */
export const releaseStandings = ['draft', 'current', 'superseded', 'retracted'] as const;
export type ReleaseStanding = (typeof releaseStandings)[number];

/** Acts by which two people say something of a release that has left. */
export const standingActs = ['amend', 'retract'] as const;
export type StandingAct = (typeof standingActs)[number];

/** Why (method, sections 7.9 and 8: grounds of a complaint, and what may prove false by itself). */
export const standingGrounds = [
  'misattribution',
  'identity_error',
  'evidence_false',
  'evidence_corrected',
  'method_error',
  'harm',
  'data_protection',
  'procedure',
  'other',
] as const;
export type StandingGround = (typeof standingGrounds)[number];

export const groundWords: Readonly<Record<StandingGround, string>> = {
  misattribution: 'misattribution',
  identity_error: 'error of identity',
  evidence_false: 'evidence proved false',
  evidence_corrected: 'evidence was corrected',
  method_error: 'error of method or computation',
  harm: 'harm to civilians or to the person named',
  data_protection: 'protection of personal data',
  procedure: 'error of procedure',
  other: 'other',
};

/** The participle of an act: what the release then is. */
export const actDone: Readonly<Record<StandingAct, 'amended' | 'retracted'>> = {
  amend: 'amended',
  retract: 'retracted',
};
