import { useMemo } from 'react';
import type { AssessmentNames } from '../../../../shared/attribution/assessment-names.ts';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { levelToOverview, type Overview } from '../../../../shared/attribution/overview-model.ts';
import { namesOf } from '../../scores/level-names.ts';

export type SensitivityModel = {
  readonly level: number;
  readonly assessment: LevelAssessment;
  readonly rows: AssessmentRows;
  readonly names: AssessmentNames;
  readonly overview: Overview;
};

export const useSensitivity = (assessment: LevelAssessment, rows: AssessmentRows): SensitivityModel =>
  useMemo(
    () => ({
      level: assessment.level,
      assessment,
      rows,
      names: namesOf(rows, assessment.level, assessment.scores),
      // Who signs is a matter of the case, and said on Overview.
      overview: levelToOverview(assessment, rows, { isSingleSigner: false }),
    }),
    [assessment, rows],
  );
