import type { Json } from '../../ledger/canonical-json.ts';
import type { ScoringProfile } from '../../reference/scoring-profiles.ts';
import { scoreBase, type NumberById } from '../base-score.ts';
import { bestRival } from '../confidence/confidence.ts';
import { marginOf } from '../confidence/margin.ts';
import { decimalString } from '../decimal-string.ts';
import type { Score } from '../score.ts';
import type { ScoringInput } from '../scoring-input.ts';
import { runForged } from './forged.ts';
import { findNextEvidence } from './next-evidence.ts';

/**
 * One level of the section `challenges` of a bundle's assessment, version 1: what is left if evidence is forged, and what
 * is worth finding out next. Both lists are empty without a lead.
 */
export const challengesToSection = (score: Score, input: ScoringInput, profile: ScoringProfile): Json => {
  const { lead } = score;
  const rival = lead === null ? null : bestRival(score, lead);
  const forged =
    lead === null || rival === null ? [] : runForged(input, profile, marginOf(score, input, profile, lead, rival));
  return {
    v: 1,
    rival,
    forged: forged.map(({ posterior, ...run }) => ({ ...run, posterior: decimals(posterior) })),
    next: findNextEvidence(scoreBase(input, profile)).map(({ low, high, ...one }) => ({
      ...one,
      low: decimalString(low, 6),
      high: decimalString(high, 6),
    })),
  };
};

const decimals = (values: NumberById): Json =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, decimalString(value, 6)]));
