import { hitAll, place, type LintHit, type LintRule } from '../rule.ts';
import { hypothesesIn, isJudgement, typedTerms, typedWords } from '../sentences.ts';

export const likMatch: LintRule<'unmatched' | 'other_word' | 'no_range'> = {
  id: 'LIK-MATCH',
  severity: 'E',
  checks:
    'A word of probability in a judgement is the one computed from the number that is stated, with its range where it needs one.',
  why: 'A typed word stays when the number moves. Fields follow by themselves, so only typed words can be wrong.',
  absent: 'No sentence is tagged as a judgement.',
  tells: 'scores',
  reads: ['words'],
  faults: {
    unmatched: {
      severity: 'E',
      says: 'A judgement has a typed word of probability and names no hypothesis whose number it could be.',
      mend: 'Replace the typed word by the field of the likelihood.',
    },
    other_word: {
      severity: 'E',
      says: 'A typed word of probability is not the one that the stated number has.',
      mend: 'Replace the typed word by the field of the likelihood.',
    },
    no_range: {
      severity: 'E',
      says: 'The robustness run reaches into a lower band, and the typed word stands without that range.',
      mend: 'Replace the typed word by the field of the likelihood, which brings the range with it.',
    },
  },
  check: ({ sentences, levels, wording }) => {
    const judgements = sentences.filter(isJudgement);
    if (judgements.length === 0) return 'absent';
    return judgements.flatMap((sentence): readonly LintHit<'unmatched' | 'other_word' | 'no_range'>[] => {
      const terms = typedTerms(typedWords(sentence)).flatMap(({ bands }) => bands.get(wording.id) ?? []);
      if (terms.length === 0) return [];
      const where = [place('sentence', sentence.id)];
      const spoken = new Set(hypothesesIn(sentence));
      const own = levels.flatMap((level) =>
        level.hypotheses
          .filter(({ id }) => spoken.has(id))
          .map(({ id }) => ({ band: level.bands[id], needsRange: level.mustStateRange && level.lead === id })),
      );
      if (own.length === 0) return hitAll('unmatched', where);
      if (terms.some((term) => !own.some(({ band }) => band === term))) return hitAll('other_word', where);
      return own.some(({ needsRange }) => needsRange) ? hitAll('no_range', where) : [];
    });
  },
};
