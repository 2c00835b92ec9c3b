/** Closed vocabularies of measures (method, sections 7.4 to 7.9). */

export const measureStates = [
  'draft',
  'gated',
  'reviewed',
  'decided',
  'active',
  'review_required',
  'renewed',
  'narrowed',
  'suspended',
  'lapsed',
  'revoked',
  'closed',
] as const;
export type MeasureState = (typeof measureStates)[number];

/** States in which the measure has effect. `review_required` is one: nothing stops by itself but at its end. */
export const liveStates: ReadonlySet<MeasureState> = new Set(['active', 'review_required', 'renewed', 'narrowed']);

/** Where a line `measure.move` can bring a measure. */
export const measureMoves = [
  'active',
  'review_required',
  'renewed',
  'narrowed',
  'suspended',
  'lapsed',
  'revoked',
  'closed',
] as const satisfies readonly MeasureState[];

/** Why a review is required: what the policy profile lists, what became of a release, or a person’s own word. */
export const reviewTriggers = [
  'p05_below_gate',
  'confidence_downgrade',
  'independent_dissent',
  'harm_remediated',
  'tripwire',
  'successful_redress',
  'new_deception_evidence',
  'target_compliance',
  'release_amended',
  'release_retracted',
  'profile_changed',
  'on_request',
] as const;
export type ReviewTrigger = (typeof reviewTriggers)[number];

export const measureRoles = ['case_lead', 'head', 'board', 'legal', 'court', 'prosecutor'] as const;
export type MeasureRole = (typeof measureRoles)[number];

/** What an option considered is to the measure that was chosen. */
export const optionKinds = ['chosen', 'do_nothing', 'less_intrusive', 'other'] as const;

export const safeguardIds = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10'] as const;
export const safeguardAnswers = ['met', 'not_met', 'not_applicable'] as const;

export const monitoringIndicators = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8'] as const;

/** Whether the public is told why, or is not and why not. */
export const publications = ['explained', 'withheld_with_reason', 'open'] as const;
