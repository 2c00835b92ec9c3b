import { z } from 'zod';
import { confidenceLevels } from '../attribution/confidence/confidence.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';

/** What the assessment states of one hypothesis. */
export type StatedNumbers = {
  /** Decimal with 6 places. */
  readonly probability: string;
  readonly word: string | null;
  /** Identifier of the band of the yardstick. */
  readonly band: string | null;
  /** Identifier of the wording; null in a release from before words were a section. */
  readonly wording: string | null;
  readonly isLead: boolean;
  /** Confidence in the judgement of the level; only of its lead. */
  readonly confidence: (typeof confidenceLevels)[number] | null;
};

const levelsOf = <Level extends z.ZodType>(level: Level) => z.object({ levels: z.record(z.string(), level) });
const scoresSection = levelsOf(
  z.object({ alr1: z.object({ posterior: z.record(z.string(), z.string()) }), lead: z.string().nullable() }),
);
const statedSection = levelsOf(z.object({ hypotheses: z.record(z.string(), z.object({ stated: z.string() })) }));
const confidenceSection = levelsOf(z.object({ confidence: z.enum(confidenceLevels) }));
const wordsSection = levelsOf(
  z.object({
    wording: z.string(),
    byHypothesis: z.record(z.string(), z.object({ band: z.string(), word: z.string() })),
  }),
);

/** By level and hypothesis. Without the whole skeleton there are none; sections that an old release lacks leave theirs out. */
export const readLevels = (sections: JsonObject): ReadonlyMap<number, ReadonlyMap<string, StatedNumbers>> => {
  const scores = scoresSection.safeParse(sections['scores']);
  if (!scores.success) return new Map();
  const stated = statedSection.safeParse(sections['stated']).data;
  const confidence = confidenceSection.safeParse(sections['confidence']).data;
  const words = wordsSection.safeParse(sections['words']).data;
  return new Map(
    Object.entries(scores.data.levels).map(([level, { alr1, lead }]) => {
      const wordsHere = words?.levels[level];
      const numbers = Object.entries(alr1.posterior).map(([id, computed]): readonly [string, StatedNumbers] => {
        const isLead = id === lead;
        return [
          id,
          {
            probability: stated?.levels[level]?.hypotheses[id]?.stated ?? computed,
            word: wordsHere?.byHypothesis[id]?.word ?? null,
            band: wordsHere?.byHypothesis[id]?.band ?? null,
            wording: wordsHere?.wording ?? null,
            isLead,
            confidence: isLead ? (confidence?.levels[level]?.confidence ?? null) : null,
          },
        ];
      });
      return [Number(level), new Map(numbers)];
    }),
  );
};
