import { z } from 'zod';
import { decimalString } from '../attribution/decimal-string.ts';
import type { MeasureGate } from '../ledger/measure-line-types.ts';
import type { Instrument } from '../reference/policy-profiles.ts';
import type { CasePolicy } from './case-policy.ts';
import { parseConsequence, type GatesSection, type HarmSection } from './consequence-shape.ts';
import { parseGateInput } from './gate-input.ts';
import { evaluateGates } from './gate.ts';
import type { Measure } from './measure.ts';

/** What a case says of itself, as its sections state it. */
export type CaseNumbers = {
  readonly facts: GatesSection['facts'];
  readonly harm: HarmSection;
  /** The stated probability of a hypothesis at a level, a decimal of six places. */
  readonly probabilityOf: (level: number, hypothesis: string) => string;
};

/** Null where nothing is computed: what it follows from is withheld. */
export const sectionsToNumbers = (sections: unknown): CaseNumbers | null => {
  const { harm, gates } = parseConsequence(sections);
  if (harm === null || gates === null) return null;
  const parsed = statedShape.safeParse(sections);
  const levels = parsed.success ? parsed.data.stated.levels : {};
  return {
    facts: gates.facts,
    harm,
    probabilityOf: (level, hypothesis) => levels[String(level)]?.hypotheses[hypothesis]?.stated ?? '0.000000',
  };
};

const statedShape = z.object({
  stated: z.object({
    levels: z.record(z.string(), z.object({ hypotheses: z.record(z.string(), z.object({ stated: z.string() })) })),
  }),
});

export const instrumentOf = ({ policy }: Pick<CasePolicy, 'policy'>, id: string): Instrument | undefined =>
  policy.instruments.find((one) => one.id === id);

/** A measure as the gates read it. */
export type Gated = Pick<Measure, 'instrument' | 'facts'> & {
  /** Null: never started. */
  readonly term: { readonly day: string; readonly renewals: number } | null;
  /** Roles whose approval counts. */
  readonly roles: readonly string[];
};

/** A measure that was decided on is held against the gates with the approvals by which it was decided or renewed. */
export const asRunning = ({ instrument, facts, term, approvedBy }: Measure): Gated => ({
  instrument,
  facts,
  term,
  roles: approvedBy.map(({ role }) => role),
});

/** As it stands: until it is decided on, with the approvals that it has so far. */
export const asItStands = (measure: Measure): Gated =>
  measure.decision === null ? { ...measure, roles: measure.approvals.map(({ role }) => role) } : asRunning(measure);

/** The same as it would be with a new end. */
export const asRenewed = (measure: Measure, end: string | null, day: string): Gated => ({
  ...asRunning(measure),
  facts: { ...measure.facts, end },
  term: { day, renewals: (measure.term?.renewals ?? 0) + 1 },
});

/** As it was when it was held against the gates: with the end that a renewal was proposed with. */
export const asGated = (measure: Measure, { renewal, day }: NonNullable<Measure['gate']>): Gated =>
  renewal === null ? asItStands(measure) : asRenewed(measure, renewal, day);

/**
 * One measure against the gates of its instrument (method, section 7.5), with the numbers that it was computed of. A
 * renewed one is held against the length of a renewal instead of that of its first term.
 */
export const gateMeasure = (
  measure: Gated,
  { facts, harm, probabilityOf }: CaseNumbers,
  profile: CasePolicy,
): MeasureGate => {
  const level = levelOf(measure, profile);
  const judged = Object.entries(facts.attribution).find(([key]) => key === String(level))?.[1];
  const numbers = {
    policy: profile.sha256,
    attribution:
      judged === undefined
        ? null
        : {
            level,
            subject: judged.subject,
            p: probabilityOf(level, judged.subject),
            p05: decimalString(judged.p05, 6),
            confidence: judged.confidence,
            modelAgreement: judged.modelAgreement,
          },
    harm: {
      actual: harm.actual,
      potential: harm.potential,
      index: decimalString(harm.index, 6),
      potentialIndex: decimalString(harm.potentialIndex, 6),
    },
    redLines: [...facts.redLines],
    dissentUnresolved: facts.dissentUnresolved,
    review: facts.review,
  };
  return { ...numbers, ...gateAgain(measure, numbers, profile) };
};

/** What the gates come to by the numbers that a line recorded. */
export const gateAgain = (
  measure: Gated,
  numbers: Omit<MeasureGate, 'result' | 'reasons'>,
  profile: CasePolicy,
): Pick<MeasureGate, 'result' | 'reasons'> => {
  const instrument = instrumentOf(profile, measure.instrument);
  if (instrument === undefined) return { result: 'EXCLUDED', reasons: [] };
  const gates = evaluateGates(inputOf(measure, numbers), onlyFor(instrument, measure, profile.policy));
  const gate = gates[instrument.id];
  return { result: gate?.result ?? 'EXCLUDED', reasons: [...(gate?.reasons ?? [])] };
};

/** The level whose judgement it rests on; 0: none. */
export const levelOf = (
  { instrument: id, facts }: Pick<Measure, 'instrument' | 'facts'>,
  profile: CasePolicy,
): number => {
  const instrument = instrumentOf(profile, id);
  const own = instrument === undefined || instrument.scope === 'EXCLUDED' ? 0 : instrument.level;
  return Math.max(own, facts.targetLevel);
};

const onlyFor = (instrument: Instrument, { term }: Gated, policy: CasePolicy['policy']): CasePolicy['policy'] => ({
  ...policy,
  instruments: [instrumentInTerm(instrument, term, policy)],
});

/** Once a measure is renewed its instrument asks for the length of a renewal instead of that of a first term. */
export const instrumentInTerm = (
  instrument: Instrument,
  term: Gated['term'],
  { sunset }: CasePolicy['policy'],
): Instrument =>
  (term?.renewals ?? 0) > 0 && instrument.scope !== 'EXCLUDED' && instrument.initialDays !== null
    ? { ...instrument, initialDays: sunset.maxRenewalDays }
    : instrument;

/** The day on which the term began that its length is counted from. */
export const termStart = ({ facts, term }: Pick<Gated, 'facts' | 'term'>): string | null =>
  term !== null && term.renewals > 0 ? term.day : facts.start;

const inputOf = (
  { facts, roles, term }: Gated,
  { attribution, harm, redLines, dissentUnresolved, review }: Omit<MeasureGate, 'result' | 'reasons'>,
) => {
  const start = termStart({ facts, term });
  // Anyone may have written a line with an end before its start: that is no end.
  const end = start !== null && facts.end !== null && facts.end < start ? null : facts.end;
  const input = parseGateInput({
    attribution: {
      byLevel:
        attribution === null
          ? {}
          : {
              [String(attribution.level)]: {
                confidence: attribution.confidence,
                p05: Number(attribution.p05),
                modelAgreement: attribution.modelAgreement,
              },
            },
    },
    harm: { actual: harm.actual, potential: harm.potential },
    redLines,
    dissentUnresolved,
    review: review === 'outdated' ? 'none' : review,
    partner: facts.partner,
    legal: facts.legal,
    approvals: roles,
    alternatives: facts.options.filter((kind) => kind === 'less_intrusive').length,
    rationale: facts.rationale,
    response: {
      targetLevel: facts.targetLevel,
      collateral: facts.collateral,
      collateralReviewed: facts.collateralReviewed,
      hitsEssentialCivilianService: facts.hitsEssentialCivilianService,
      emergencyJustification: facts.emergencyJustified ? 'written' : '',
      start,
      end,
      monitoring: facts.monitoring.length > 0,
      redress: facts.redress,
    },
  });
  if (!input.ok) throw new Error(input.error.message);
  return input.value;
};

/** Codes of the gates that no paper mends (method, section 7.5). */
const hardCodes: ReadonlySet<string> = new Set([
  'ATTR_LEVEL',
  'ATTR_CONF',
  'ATTR_PROB',
  'HARM',
  'RI_GT_HARM',
  'COLLATERAL',
  'CIVILIAN',
  'DISSENT',
]);
export const hardReasonsOf = ({ result, reasons }: Pick<MeasureGate, 'result' | 'reasons'>): readonly string[] =>
  result === 'BLOCKED' ? reasons.filter((code) => hardCodes.has(code)) : result === 'EXCLUDED' ? ['EXCLUDED'] : [];
