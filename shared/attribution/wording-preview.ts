import {
  probabilityToWord,
  wordingById,
  type ProbabilityNote,
  type ProbabilityWord,
  type WordingId,
} from '../reference/yardsticks.ts';
import type { LevelAssessment } from './assessment-shape.ts';

export type PreviewedWords = {
  readonly level: number;
  readonly hypothesis: string;
  readonly probability: number;
  readonly words: Readonly<Record<WordingId, ProbabilityWord>>;
};

/** What each choice of words would say of the hypotheses of a level, most likely first. */
export const previewWords = ({ level, stated }: LevelAssessment): readonly PreviewedWords[] =>
  Object.entries(stated.hypotheses)
    .map(([hypothesis, { stated: probability }]) => ({ level, hypothesis, probability, words: wordsOf(probability) }))
    .sort((left, right) => right.probability - left.probability);

const wordsOf = (probability: number): Readonly<Record<WordingId, ProbabilityWord>> => ({
  icd203: probabilityToWord(probability, wordingById.icd203),
  'icd203-row2': probabilityToWord(probability, wordingById['icd203-row2']),
  phia: probabilityToWord(probability, wordingById.phia),
});

/** What must stand beside a word that a number does not fall into. */
export const noteWords = (note: ProbabilityNote | null): string =>
  note === 'gap' ? ' (falls in a yardstick gap)' : '';
