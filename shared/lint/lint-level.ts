import type { ComputedConfidence, ConfidenceLevel } from '../attribution/confidence/confidence.ts';
import type { Score } from '../attribution/score.ts';
import type { StatedLevel } from '../attribution/stated/stated.ts';
import type { HypothesisStructure } from '../domain/hypothesis-structure.ts';
import { bandRank, probabilityToWord, type Wording } from '../reference/yardsticks.ts';
import type { LintLevel } from './facts.ts';

/** What the rules read of a level, from what its sections are made of. */
export const scoreToLintLevel = ({
  level,
  score,
  computed,
  confidence,
  stated,
  structure,
  wording,
}: {
  readonly level: number;
  readonly score: Score;
  readonly computed: ComputedConfidence;
  readonly confidence: ConfidenceLevel;
  readonly stated: StatedLevel;
  readonly structure: HypothesisStructure;
  readonly wording: Wording;
}): LintLevel => {
  const { ach, lead } = score;
  const least = Math.min(...ach.rank.map((id) => ach.xc[id] ?? Infinity));
  const origins = computed.tests.find(({ test }) => test === 'origins')?.value;
  const bandOf = (probability: number): string => probabilityToWord(probability, wording).band;
  const bands = Object.fromEntries([...stated.hypotheses].map(([id, own]) => [id, bandOf(own.stated)]));
  return {
    level,
    profile: { id: score.profile.id, version: score.profile.version, sha256: score.profile.sha256 },
    hypotheses: score.hypotheses,
    lead,
    hasRankedLead: lead !== null && score.leadRanked,
    weights: score.weights,
    completeness: score.completeness,
    modelAgreement: score.modelAgreement,
    leastRefuted: ach.rank.filter((id) => ach.xc[id] === least),
    hasSensitivity: score.sensitivity.monteCarlo !== null,
    confidence: { computed: computed.computed, stated: confidence },
    origins: typeof origins === 'number' ? origins : null,
    stated: Object.fromEntries([...stated.hypotheses].map(([id, { family }]) => [id, family.stated])),
    entails: Object.fromEntries(
      [...stated.hypotheses.keys()].flatMap((id) => {
        const target = structure.entails.get(id)?.to;
        return target === undefined ? [] : [[id, target]];
      }),
    ),
    isExclusive: structure.exclusivity(level).status === 'confirmed',
    bands,
    mustStateRange:
      stated.range !== null &&
      lead !== null &&
      bandRank(bandOf(stated.range.p05), wording.yardstick) < bandRank(bands[lead] ?? '', wording.yardstick),
  };
};
