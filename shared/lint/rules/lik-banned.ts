import { hitAll, place, type LintRule } from '../rule.ts';
import { hasPart, isJudgement, isKeyJudgement, typedTerms, typedWords } from '../sentences.ts';

// "almost certainly" is a word of the yardstick; "proven" is one of no yardstick.
const certain =
  /(?<![\p{L}-])(?:(?<!almost |nearly )certainly|proven|undoubtedly|beyond (?:a |any )?doubt|clearly)(?![\p{L}-])/iu;
// The month is written with a capital.
const bare =
  /(?<![\p{L}-])(?:(?<!realistic )[Pp]ossible|[Cc]ould|may|[Mm]ight|(?:cannot|can not|can’t|can't) rule out)(?![\p{L}-])/u;

export const likBanned: LintRule<'certain' | 'bare'> = {
  id: 'LIK-BANNED',
  severity: 'E',
  checks: 'No judgement claims certainty, and no key judgement hides behind a bare “may” or “possible”.',
  why: 'The first says more than any evidence can, the second says nothing that could turn out wrong.',
  absent: 'No sentence is tagged as a judgement.',
  reads: ['words'],
  faults: {
    certain: {
      severity: 'E',
      says: 'A judgement claims certainty (certainly, proven, undoubtedly, beyond doubt, clearly).',
      mend: 'State the likelihood by its field, and let the evidence speak.',
    },
    bare: {
      severity: 'E',
      says: 'A key judgement says possible, could, may, might or cannot rule out, and not how likely.',
      mend: 'Add the likelihood by its field, or take the sentence out of the key judgements.',
    },
  },
  check: ({ sentences }) => {
    const judgements = sentences.filter(isJudgement);
    if (judgements.length === 0) return 'absent';
    return judgements.flatMap((sentence) => {
      const words = typedWords(sentence);
      const where = [place('sentence', sentence.id)];
      const isBare =
        isKeyJudgement(sentence) &&
        bare.test(words) &&
        !hasPart(sentence, 'likelihood') &&
        typedTerms(words).length === 0;
      return [...(certain.test(words) ? hitAll('certain', where) : []), ...(isBare ? hitAll('bare', where) : [])];
    });
  },
};
