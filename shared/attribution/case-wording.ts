import type { CaseTables } from '../domain/case-tables.ts';
import type { Json } from '../ledger/canonical-json.ts';
import {
  bandRank,
  defaultWording,
  probabilityToWord,
  wordingById,
  type ProbabilityWord,
  type Wording,
} from '../reference/yardsticks.ts';
import { decimalString } from './decimal-string.ts';
import type { StatedLevel } from './stated/stated.ts';

/** A change of shape or meaning is a new number, never a silent one. */
const wordsVersion = 1;

/** The words that the case has chosen; ICD 203, row 1, where it has chosen none. */
export const wordingOf = (tables: CaseTables): Wording => {
  const chosen = tables.get('yardstick_choice', 'case')?.wording ?? null;
  return chosen === null ? defaultWording : wordingById[chosen];
};

/**
 * The section `words` for one level: every stated probability in the chosen words, those of wholes with their parts, the
 * range of the robustness run, and whether an analyst's confirmation stands. Words of two yardsticks or rows are never in
 * it together.
 */
export const wordsToSection = (
  { level, hypotheses, range }: StatedLevel,
  lead: string | null,
  tables: CaseTables,
): Json => {
  const wording = wordingOf(tables);
  const toWord = (probability: number): ProbabilityWord => probabilityToWord(probability, wording);
  const own = lead === null ? undefined : hypotheses.get(lead)?.stated;
  return {
    v: wordsVersion,
    wording: wording.id,
    status: wording.yardstick.status,
    byHypothesis: Object.fromEntries([...hypotheses].map(([id, { stated }]) => [id, toWord(stated)])),
    families: Object.fromEntries(
      [...hypotheses].flatMap(([id, { family }]) => (family.members.length === 1 ? [] : [[id, toWord(family.stated)]])),
    ),
    range: range && rangeWords(range, own, wording),
    confirmation: own === undefined ? null : confirmationOf(tables, level, { lead, probability: own, wording }),
  };
};

/** `mustState` where the low end falls in a lower band, so that the sentence must carry the range (method, section 2.6). */
const rangeWords = (
  { p05, p95 }: { readonly p05: number; readonly p95: number },
  probability: number | undefined,
  wording: Wording,
): Json => {
  const [low, high] = [probabilityToWord(p05, wording), probabilityToWord(p95, wording)];
  const own = probability === undefined ? low : probabilityToWord(probability, wording);
  const rankOf = ({ band }: ProbabilityWord): number => bandRank(band, wording.yardstick);
  return { p05: low, p95: high, mustState: rankOf(low) < rankOf(own) };
};

/**
 * PHIA expects a judgement, not a computed number (method, section 3.3). A confirmation stands for the lead, the number
 * and the term that it names: once a line has moved one of them, it is outdated.
 */
const confirmationOf = (
  tables: CaseTables,
  level: number,
  now: { readonly lead: string | null; readonly probability: number; readonly wording: Wording },
): Json => {
  const row = now.wording.id === 'phia' ? tables.get('yardstick_confirmation', String(level)) : undefined;
  if (row === undefined) return null;
  const stands =
    row.hypothesis === now.lead &&
    row.probability === decimalString(now.probability, 6) &&
    row.term === probabilityToWord(now.probability, now.wording).band;
  return { line: row.seq, stands };
};
