import { shownActorName } from '../domain/provisional-name.ts';
import type { AssessmentNames } from './assessment-names.ts';
import type { AssessmentRows } from './assessment-rows.ts';
import type { Problem } from './overview-problems.ts';
import { quoted, say } from './sentence.ts';

/** Hypotheses of the level that refer to a cluster which is drawn otherwise than when somebody last said so. */
export const clusterProblems = (
  level: number,
  rows: AssessmentRows,
  names: Pick<AssessmentNames, 'hypothesis'>,
): readonly Problem[] => {
  const own = new Set(rows.hypotheses.filter((row) => row.level === level).map(({ id }) => id));
  return rows.redrawn
    .filter(({ hypothesis }) => own.has(hypothesis))
    .map(({ hypothesis, cluster, label, redrawnSeq }) => ({
      kind: 'redrawn',
      sentence: say`${quoted(names.hypothesis(hypothesis))} refers to the cluster ${label === null ? cluster : shownActorName(label)}, which was merged or split in line ${String(redrawnSeq)}.`,
      hint: 'Look at what the cluster is now, and confirm the hypothesis again, refer to another cluster, or withdraw it.',
      items: [],
    }));
};
