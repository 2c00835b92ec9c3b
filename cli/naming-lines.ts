import type { Output } from '../shared/api/contract.ts';
import { nameAssessment } from '../shared/attribution/assessment-names.ts';
import type { AssessmentRows } from '../shared/attribution/assessment-rows.ts';
import { clusterProblems } from '../shared/attribution/cluster-problems.ts';
import type { Assessment, LevelScores } from '../shared/attribution/assessment-shape.ts';
import { modeProblems } from '../shared/attribution/responsibility-mode.ts';
import { sentenceToText } from '../shared/attribution/sentence.ts';

export type OpenProblem = {
  readonly level: number;
  readonly kind: string;
  readonly sentence: string;
  readonly hint: string;
};

/** What is open about whom the leads speak of. The document of a command has it only where something is. */
export const namingProblems = (
  assessment: Assessment,
  { rows }: Pick<Output<'matrix.read'>, 'rows'>,
): readonly OpenProblem[] =>
  assessment.status === 'not_recomputable'
    ? []
    : assessment.levels.flatMap(({ level, scores }) =>
        problemsOf(level, scores, rows).map(({ kind, sentence, hint }) => ({
          level,
          kind,
          sentence: sentenceToText(sentence),
          hint,
        })),
      );

const problemsOf = (level: number, scores: LevelScores, rows: AssessmentRows) => {
  const names = nameAssessment(scores, rows);
  return [...modeProblems(level, scores, rows, names), ...clusterProblems(level, rows, names)];
};

export const problemLines = (problems: readonly OpenProblem[]): readonly string[] =>
  problems.flatMap(({ level, sentence, hint }) => [`open, level ${level}: ${sentence}`, `  ${hint}`]);
