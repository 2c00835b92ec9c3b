/** Closed vocabularies of the redress docket (method, sections 7.4 and 7.8). */

export const redressGrounds = [
  'misattribution',
  'identity_error',
  'civilian_harm',
  'disproportionate',
  'data_protection',
  'procedure',
] as const;
export type RedressGround = (typeof redressGrounds)[number];

export const redressRemedies = [
  'correction',
  'retraction',
  'delisting',
  'service_restoration',
  'compensation_referral',
  'apology',
  'measure_narrowed',
] as const;
export type RedressRemedy = (typeof redressRemedies)[number];

/** Who complains, without saying who. */
export const claimantKinds = ['person', 'organisation', 'state', 'representative', 'other'] as const;
export type ClaimantKind = (typeof claimantKinds)[number];

export const redressOutcomes = ['upheld', 'partly_upheld', 'rejected', 'out_of_scope'] as const;
export type RedressOutcome = (typeof redressOutcomes)[number];

/** What is done about a claim after it was received. */
export const redressEvents = ['acknowledge', 'decide', 'remedy', 'rescore', 'lesson'] as const;

export const groundOfRedressWords: Readonly<Record<RedressGround, string>> = {
  misattribution: 'misattribution',
  identity_error: 'error of identity',
  civilian_harm: 'harm to civilians',
  disproportionate: 'disproportionate',
  data_protection: 'protection of personal data',
  procedure: 'error of procedure',
};

export const outcomeWords: Readonly<Record<RedressOutcome, string>> = {
  upheld: 'upheld',
  partly_upheld: 'partly upheld',
  rejected: 'rejected',
  out_of_scope: 'out of scope',
};

export const remedyWords: Readonly<Record<RedressRemedy, string>> = {
  correction: 'correction',
  retraction: 'retraction',
  delisting: 'delisting',
  service_restoration: 'restoration of a service',
  compensation_referral: 'referral for compensation',
  apology: 'apology',
  measure_narrowed: 'narrowing of the measure',
};

export const isUpheld = (outcome: RedressOutcome | null): boolean =>
  outcome === 'upheld' || outcome === 'partly_upheld';
