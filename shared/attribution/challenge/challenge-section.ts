import type { Steps } from '../../base/steps.ts';
import type { Json } from '../../ledger/canonical-json.ts';
import type { ScoringProfile } from '../../reference/scoring-profiles.ts';
import { scoreBase, type NumberById } from '../base-score.ts';
import { bestRival } from '../confidence/confidence.ts';
import { marginOf } from '../confidence/margin.ts';
import { decimalString } from '../decimal-string.ts';
import type { Score } from '../score.ts';
import type { ScoringInput } from '../scoring-input.ts';
import { forgedInSteps } from './forged.ts';
import { findNextEvidence } from './next-evidence.ts';

/**
 * One level of the section `challenges` of a bundle's assessment, version 1: what is left if evidence is forged, and what
 * is worth finding out next. Both lists are empty without a lead.
 */
export function* challengesInSteps(score: Score, input: ScoringInput, profile: ScoringProfile): Steps<Json> {
  const { lead } = score;
  const rival = lead === null ? null : bestRival(score, lead);
  const forged =
    lead === null || rival === null
      ? []
      : yield* forgedInSteps(input, profile, marginOf(score, input, profile, lead, rival));
  yield;
  const scoring = scoreBase(input, profile);
  yield;
  return {
    v: 1,
    rival,
    forged: forged.map(({ posterior, ...run }) => ({ ...run, posterior: decimals(posterior) })),
    next: findNextEvidence(scoring).map(({ low, high, ...one }) => ({
      ...one,
      low: decimalString(low, 6),
      high: decimalString(high, 6),
    })),
  };
}

const decimals = (values: NumberById): Json =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, decimalString(value, 6)]));
