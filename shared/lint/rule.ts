import type { LintFacts } from './facts.ts';

/** E blocks an export, W warns and asks for a recorded justification, I informs (method, section 6.6). */
export const lintSeverities = ['E', 'W', 'I'] as const;
export type LintSeverity = (typeof lintSeverities)[number];

/**
 * `not_applicable`: nothing that the rule is about is recorded. `not_recomputable`: the edition withholds what the rule
 * reads, so that it says neither yes nor no.
 */
export const lintStatuses = ['holds', 'broken', 'not_applicable', 'not_recomputable'] as const;
export type LintStatus = (typeof lintStatuses)[number];

/** Versions of the section `lint`: from 2 on it says what answers a finding. */
export type LintVersion = 1 | 2;
export const newestLint: LintVersion = 2;

/** What a finding leads to. */
export const placeKinds = [
  'level',
  'hypothesis',
  'item',
  'intake',
  'source',
  'group',
  'assumption',
  'entry',
  'sentence',
  'line',
] as const;
export type PlaceKind = (typeof placeKinds)[number];
/** `id` is an identifier of that kind, or the number of a level or line; never words of the case. */
export type LintPlace = { readonly kind: PlaceKind; readonly id: string };

/** One way to break a rule: what is wrong, and what mends it. */
export type LintFault = { readonly severity: LintSeverity; readonly says: string; readonly mend: string };

/** No places: the case as a whole. */
export type LintHit<Fault extends string = string> = { readonly fault: Fault; readonly where: readonly LintPlace[] };

/** One rule of method 6.6, as data and a function from the facts of a case to the places that break it. */
export type LintRule<Fault extends string = string> = {
  readonly id: string;
  /** The worst that it can be. */
  readonly severity: LintSeverity;
  /** Version of the section from which on it is applied; an earlier one says that it does not apply. */
  readonly since?: LintVersion;
  readonly checks: string;
  readonly why: string;
  /** Said where nothing that it is about is recorded. */
  readonly absent: string;
  /**
   * Fields that it reads beside the skeleton, as `type.field` or `type` for all of them; `words` are those of the written
   * assessment. Where an edition withholds one of them the rule is not recomputable.
   */
  readonly reads: readonly string[];
  readonly faults: Readonly<Record<Fault, LintFault>>;
  /** It follows from what leads, which nobody is to see before they ranked the hypotheses themselves. */
  readonly tells?: 'scores';
  /**
   * `absent` where nothing that it is about is recorded: then it neither holds nor is broken. Where a later version of the
   * section reads a rule otherwise, it does so by `version`.
   */
  readonly check: (facts: LintFacts, version: LintVersion) => readonly LintHit<Fault>[] | 'absent';
};

export const place = (kind: PlaceKind, id: string | number): LintPlace => ({ kind, id: String(id) });

/** One finding about all of them; none where there are none. */
export const hitAll = <Fault extends string>(fault: Fault, where: readonly LintPlace[]): readonly LintHit<Fault>[] =>
  where.length === 0 ? [] : [{ fault, where }];
