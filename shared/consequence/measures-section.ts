import type { CaseTables } from '../domain/case-tables.ts';
import type { Json } from '../ledger/canonical-json.ts';
import { policiesOfCase, type CasePolicy } from './case-policy.ts';
import { profileToJson } from './harm-section.ts';
import { reviewsRequired, standingState } from './measure-due.ts';
import { asItStands, gateMeasure, sectionsToNumbers, type CaseNumbers } from './measure-gate.ts';
import { refuseAct } from './measure-rules.ts';
import { measuresOfCase, type Measure } from './measure.ts';

type Given = {
  readonly tables: CaseTables;
  /** The sections `harm`, `gates` and `stated` of the same assessment. */
  readonly sections: unknown;
  readonly profile: CasePolicy;
  readonly sha256Hex: (text: string) => string;
};

/**
 * The section `measures` of a bundle's assessment, version 1: what each measure is on the day of the last line of the
 * ledger, which is that of the freeze in a release, and never the reader's. State, result of the gates as the case then
 * was, what requires a review, dates, reviews and approvals follow from the skeleton alone.
 */
export const measuresToSection = ({ tables, sections, profile, sha256Hex }: Given): Json => {
  if (tables.rows('measure_event').length === 0)
    return { v: 1, profile: profileToJson(profile), day: null, measures: {} };
  const day = tables.rows('line_index').at(-1)?.day ?? '';
  const numbers = sectionsToNumbers(sections);
  const measures = measuresOfCase(tables, refuseAct({ profileOf: policiesOfCase(tables, sha256Hex) }));
  return {
    v: 1,
    profile: profileToJson(profile),
    day,
    measures: Object.fromEntries(
      measures.map((measure) => [measure.id, measureToJson(measure, { tables, numbers, profile, day })]),
    ),
  };
};

type Known = {
  readonly tables: CaseTables;
  readonly numbers: CaseNumbers | null;
  readonly profile: CasePolicy;
  readonly day: string;
};

const over: ReadonlySet<string> = new Set(['lapsed', 'revoked', 'closed']);

const measureToJson = (measure: Measure, { tables, numbers, profile, day }: Known): Json => {
  const required = reviewsRequired(measure, tables, numbers, profile);
  const state = standingState(measure, required, day);
  const { facts } = measure;
  return {
    line: measure.line,
    instrument: measure.instrument,
    release: measure.release,
    state,
    recorded: measure.state,
    since: measure.since.seq,
    start: facts.start,
    end: facts.end,
    reviewDays: [...facts.reviews],
    renewals: measure.term?.renewals ?? 0,
    gate: numbers === null || over.has(state) ? null : gateNow(measure, numbers, profile),
    required: [
      ...required.map(({ trigger, codes }) => ({ trigger, codes: [...codes] })),
      ...measure.required.map(({ trigger, codes, seq }) => ({ trigger, codes: [...codes], line: seq })),
    ],
    decision: measure.decision?.seq ?? null,
    reviews: measure.reviews.map(({ seq, reviewer, conclusion }) => ({ line: seq, reviewer, conclusion })),
    approvals: measure.approvedBy.map(({ seq, role, principal }) => ({ line: seq, role, principal })),
    faults: measure.faults.map(({ seq, code }) => ({ line: seq, code })),
  };
};

const gateNow = (measure: Measure, numbers: CaseNumbers, profile: CasePolicy): Json => {
  const { result, reasons } = gateMeasure(asItStands(measure), numbers, profile);
  return { result, reasons: [...reasons] };
};
