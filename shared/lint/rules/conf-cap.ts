import { confidenceLevels, type ConfidenceLevel } from '../../attribution/confidence/confidence.ts';
import type { LintLevel } from '../facts.ts';
import { hitAll, place, type LintRule } from '../rule.ts';
import { hypothesesIn, isJudgement, typedConfidence, typedWords } from '../sentences.ts';

const rank = (level: ConfidenceLevel): number => confidenceLevels.indexOf(level);
const rankOfWord = (word: string): number =>
  confidenceLevels.findIndex((level) => level === (word === 'medium' ? 'moderate' : word));

/** What a sentence may say: the least of the levels that it speaks of, of all levels where it names none. */
const allowed = (levels: readonly LintLevel[], spoken: ReadonlySet<string>): number => {
  const named = levels.filter(({ hypotheses }) => hypotheses.some(({ id }) => spoken.has(id)));
  return Math.min(...(named.length > 0 ? named : levels).map(({ confidence }) => rank(confidence.stated)));
};

export const confCap: LintRule<'above' | 'typed'> = {
  id: 'CONF-CAP',
  severity: 'E',
  checks: 'No stated confidence is above the computed one.',
  why: 'Confidence comes from a table of gates. An analyst may lower it with a reason; nobody may raise it.',
  absent: 'No level is scored yet.',
  tells: 'scores',
  reads: ['words'],
  faults: {
    above: {
      severity: 'E',
      says: 'The stated confidence of a level is above what its gates give.',
      mend: 'Score the case again; the stated confidence follows from it.',
    },
    typed: {
      severity: 'E',
      says: 'A judgement types a confidence that is above the one stated for its level.',
      mend: 'Replace the typed words by the field of the confidence.',
    },
  },
  check: ({ levels, sentences }) => {
    if (levels.length === 0) return 'absent';
    const above = levels.filter(({ confidence }) => rank(confidence.stated) > rank(confidence.computed));
    const typed = sentences.filter((sentence) => {
      if (!isJudgement(sentence)) return false;
      const ranks = typedConfidence(typedWords(sentence)).map(rankOfWord);
      return ranks.length > 0 && Math.max(...ranks) > allowed(levels, new Set(hypothesesIn(sentence)));
    });
    return [
      ...hitAll(
        'above',
        above.map(({ level }) => place('level', level)),
      ),
      ...typed.flatMap(({ id }) => hitAll('typed', [place('sentence', id)])),
    ];
  },
};
