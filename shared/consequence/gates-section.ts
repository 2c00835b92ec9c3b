import type { ConfidenceLevel, ReviewStanding } from '../attribution/confidence/confidence.ts';
import type { Score } from '../attribution/score.ts';
import type { StatedLevel } from '../attribution/stated/stated.ts';
import { decimalString } from '../attribution/decimal-string.ts';
import type { Json } from '../ledger/canonical-json.ts';
import type { CaseHarm } from './case-harm.ts';
import type { CasePolicy } from './case-policy.ts';
import { evaluateCaseGates, type CaseGateFacts } from './gate.ts';
import { profileToJson } from './harm-section.ts';

/** What one level says of whom: only a lead that names somebody is a judgement that an instrument can rest on. */
export type JudgedLevel = {
  readonly level: number;
  /** The lead; null where nobody is named: a tie, or a residual answer leads. */
  readonly subject: string | null;
  readonly confidence: ConfidenceLevel;
  /** The stated 5th percentile of its probability, 0 to 1. */
  readonly p05: number;
  readonly modelAgreement: boolean;
};

/** What a level that was scored says of whom. Made-up traces and residual answers name nobody. */
export const judgedLevel = (
  score: Pick<Score, 'lead' | 'hypotheses' | 'modelAgreement'>,
  stated: Pick<StatedLevel, 'level' | 'range'>,
  confidence: ConfidenceLevel,
): JudgedLevel => {
  const lead = score.hypotheses.find(({ id }) => id === score.lead);
  return {
    level: stated.level,
    subject: lead?.type === 'specific' ? lead.id : null,
    confidence,
    p05: stated.range?.p05 ?? 0,
    modelAgreement: score.modelAgreement,
  };
};

/**
 * The section `gates` of a bundle's assessment, version 1: what of the case the gates read, and what came out for each
 * instrument. p05 is a decimal with six places, and it is that decimal which is held against the bar.
 */
export const gatesToSection = (
  levels: readonly JudgedLevel[],
  harm: Pick<CaseHarm, 'actual' | 'potential' | 'redLines'>,
  review: ReviewStanding,
  profile: CasePolicy,
): Json => {
  const facts = caseGateFacts(levels, harm, review);
  const gates = evaluateCaseGates(facts, profile.policy);
  return {
    v: 1,
    profile: profileToJson(profile),
    facts: {
      attribution: Object.fromEntries(
        named(levels).map(({ level, subject, confidence, p05, modelAgreement }) => [
          String(level),
          { subject, confidence, p05: decimalString(p05, 6), modelAgreement },
        ]),
      ),
      harm: { ...facts.harm },
      redLines: [...facts.redLines],
      dissentUnresolved: facts.dissentUnresolved,
      review,
    },
    instruments: Object.fromEntries(
      Object.entries(gates).map(([id, { result, reasons }]) => [id, { result, reasons: [...reasons] }]),
    ),
  };
};

const named = (levels: readonly JudgedLevel[]): readonly JudgedLevel[] =>
  levels.filter(({ subject }) => subject !== null);

/** What the gates read of a case. A review that is outdated or was never given concurs with nothing. */
export const caseGateFacts = (
  levels: readonly JudgedLevel[],
  { actual, potential, redLines }: Pick<CaseHarm, 'actual' | 'potential' | 'redLines'>,
  review: ReviewStanding,
): CaseGateFacts => ({
  attribution: {
    byLevel: Object.fromEntries(
      named(levels).map(({ level, confidence, p05, modelAgreement }) => [
        String(level),
        { confidence, p05: Number(decimalString(p05, 6)), modelAgreement },
      ]),
    ),
  },
  harm: { actual, potential },
  redLines: redLines.map(({ id }) => id),
  dissentUnresolved: review === 'dissent',
  review: review === 'outdated' ? 'none' : review,
});
