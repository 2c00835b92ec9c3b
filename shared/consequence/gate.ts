import { confidenceRanks, partnerRanks, type Instrument, type PolicyProfile } from '../reference/policy-profiles.ts';
import { parseGateInput, type GateInput } from './gate-input.ts';

export const gateResults = ['CRITERIA_MET', 'PENDING', 'BLOCKED', 'REFER_TO_AUTHORITY', 'EXCLUDED'] as const;

/** The best that can be said is that the criteria of the profile are met: never permitted, authorised or lawful. */
export type Gate = { readonly result: (typeof gateResults)[number]; readonly reasons: readonly string[] };

/** Every instrument of the profile against one measure (method, section 7.5), by identifier. */
export const evaluateGates = (input: GateInput, profile: PolicyProfile): Readonly<Record<string, Gate>> =>
  Object.fromEntries(profile.instruments.map((instrument) => [instrument.id, gateOf(instrument, input, profile)]));

const gateOf = (instrument: Instrument, input: GateInput, profile: PolicyProfile): Gate => {
  if (instrument.scope === 'EXCLUDED') return { result: 'EXCLUDED', reasons: [] };
  const hard = hardReasons(instrument, input, profile);
  if (hard.length > 0) return { result: 'BLOCKED', reasons: hard };
  const soft = softReasons(instrument, input, profile);
  if (instrument.scope === 'REFER') return { result: 'REFER_TO_AUTHORITY', reasons: soft };
  return { result: soft.length > 0 ? 'PENDING' : 'CRITERIA_MET', reasons: soft };
};

/** What no case says: only a measure has it. */
const ofMeasure: ReadonlySet<string> = new Set(['COLLATERAL', 'CIVILIAN']);

/**
 * Every instrument against a case that records no measure: what the case itself fails blocks, and what only a measure
 * could show (its collateral, whom it hits) is pending, neither assumed nor held against it. Nobody beyond what the
 * instrument needs is taken to be named.
 */
export const evaluateCaseGates = (facts: CaseGateFacts, profile: PolicyProfile): Readonly<Record<string, Gate>> => {
  const unrecorded = parseGateInput({ ...facts, response: { targetLevel: 0 } });
  if (!unrecorded.ok) throw new Error(unrecorded.error.message);
  const input = unrecorded.value;
  return Object.fromEntries(
    profile.instruments.map((instrument) => [instrument.id, caseGateOf(instrument, input, profile)]),
  );
};

const caseGateOf = (instrument: Instrument, input: GateInput, profile: PolicyProfile): Gate => {
  if (instrument.scope === 'EXCLUDED') return { result: 'EXCLUDED', reasons: [] };
  const hard = hardReasons(instrument, input, profile);
  const blocking = hard.filter((reason) => !ofMeasure.has(reason));
  if (blocking.length > 0) return { result: 'BLOCKED', reasons: blocking };
  const pending = [...hard, ...softReasons(instrument, input, profile)];
  if (instrument.scope === 'REFER') return { result: 'REFER_TO_AUTHORITY', reasons: pending };
  return { result: pending.length > 0 ? 'PENDING' : 'CRITERIA_MET', reasons: pending };
};

/** What a case says of itself: of each level that has a judgement which names somebody, and of harm, red lines and review. */
export type CaseGateFacts = {
  readonly attribution: {
    readonly byLevel: Readonly<
      Record<string, { readonly confidence: string; readonly p05: number; readonly modelAgreement: boolean }>
    >;
  };
  readonly harm: { readonly actual: number; readonly potential: number };
  readonly redLines: readonly string[];
  readonly dissentUnresolved: boolean;
  readonly review: string;
};

type Open = Exclude<Instrument, { scope: 'EXCLUDED' }>;
type Condition = readonly [code: string, fails: boolean];
const failing = (conditions: readonly Condition[]): readonly string[] =>
  conditions.filter(([, fails]) => fails).map(([code]) => code);

/** What no paper can mend: attribution, harm, collateral, civilians, an unresolved dissent. */
const hardReasons = (instrument: Open, input: GateInput, profile: PolicyProfile): readonly string[] => {
  const { response, harm } = input;
  const level = Math.max(instrument.level, response.targetLevel);
  const feared =
    input.redLines.includes('RL8') && instrument.rung <= profile.potentialHarmAllowedUpToRung
      ? Math.max(harm.actual, harm.potential)
      : harm.actual;
  const isHigh = instrument.rung >= profile.hardCollateralFromRung;
  return [
    ...attributionReasons(instrument, level, input, profile),
    ...failing([
      ['HARM', feared < instrument.hl],
      ['RI_GT_HARM', instrument.ri > feared],
      ['COLLATERAL', isHigh && response.collateral > instrument.maxCollateral],
      ['CIVILIAN', isHigh && response.hitsEssentialCivilianService],
      ['DISSENT', input.dissentUnresolved && instrument.rung >= profile.unresolvedDissentBlocksFromRung],
    ]),
  ];
};

const attributionReasons = (
  { conf, p }: Open,
  level: number,
  { attribution }: GateInput,
  { disagreementCapsConfidenceAt }: PolicyProfile,
): readonly string[] => {
  if (level < 1) return [];
  const judgement = attribution.byLevel[String(level)];
  if (judgement === undefined) return ['ATTR_LEVEL'];
  const stated = confidenceRanks.indexOf(judgement.confidence);
  const cap = confidenceRanks.indexOf(disagreementCapsConfidenceAt);
  const counted = judgement.modelAgreement ? stated : Math.min(stated, cap);
  return failing([
    ['ATTR_CONF', counted < confidenceRanks.indexOf(conf)],
    ['ATTR_PROB', judgement.p05 < p],
  ]);
};

/** What is still to be done. */
const softReasons = (instrument: Open, input: GateInput, profile: PolicyProfile): readonly string[] => {
  const { response } = input;
  const { rung, initialDays } = instrument;
  const isLow = rung < profile.hardCollateralFromRung;
  return failing([
    ['REVIEW', instrument.indep && input.review !== 'concur' && input.review !== 'concur_with_comment'],
    ['PARTNER', partnerRanks.indexOf(input.partner) < partnerRanks.indexOf(instrument.partner)],
    ['LEGAL', instrument.legal && !input.legal],
    ...instrument.approvals.map((role): Condition => [`APPROVAL:${role}`, !input.approvals.includes(role)]),
    ['NECESSITY', rung >= 1 && input.alternatives < 1],
    ['RATIONALE', rung >= 1 && !input.rationale],
    ['SUNSET', initialDays !== null && (response.days === null || response.days > initialDays)],
    ['MONITOR', rung >= 2 && !response.monitoring],
    ['REDRESS', instrument.redress && !response.redress],
    ['COLLATERAL_REVIEW', isLow && response.collateral > instrument.maxCollateral && !response.collateralReviewed],
    ['CIVILIAN_REVIEW', isLow && response.hitsEssentialCivilianService && response.emergencyJustification === ''],
  ]);
};
