import { useMemo } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { parseScoringProfile, type ScoringProfile } from '../../../../shared/reference/scoring-profiles.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { useReply } from '../../api/replies.ts';
import { compareStated } from '../../scores/level-names.ts';
import { useScores, type Scores } from '../../scores/use-scores.ts';

export type Listed = Output<'hypothesis.list'>;
export type ListedHypothesis = Listed['hypotheses'][number];
export type ListedAssumption = Listed['assumptions'][number];
export type ListedGroup = Listed['groups'][number];

export type Reasoning = {
  readonly listed: Listed | undefined;
  readonly scores: Scores;
  readonly failure: Failure | null;
  readonly refetch: () => void;
  readonly assessmentOf: (level: number) => LevelAssessment | undefined;
  readonly profile: ScoringProfile | undefined;
  /** Why nothing can be changed, or null. */
  readonly readOnly: string | null;
};

/** What is assumed, stated and scored in a case. */
export const useReasoning = (folder: string): Reasoning => {
  const list = useReply('hypothesis.list', { folder });
  const info = useReply('case.info', { folder });
  const scores = useScores(folder);
  const { assessment, matrix } = scores;
  const profileText = matrix?.profileText;
  const profile = useMemo(() => {
    const parsed = profileText === undefined ? undefined : parseScoringProfile(profileText);
    return parsed?.ok === true ? parsed.value : undefined;
  }, [profileText]);
  return {
    listed: list.value,
    scores,
    failure: list.failure,
    refetch: list.refetch,
    assessmentOf: (level) =>
      assessment?.status === 'computed' ? assessment.levels.find((one) => one.level === level) : undefined,
    profile,
    readOnly: info.value?.readOnly?.message ?? null,
  };
};

/** Hypotheses of one level, as they were stated; those that name nobody last. */
export const ofLevel = ({ hypotheses }: Listed, level: number): readonly ListedHypothesis[] =>
  hypotheses
    .filter((one) => one.level === level)
    .sort((left, right) => compareStated(left, right) || left.line - right.line);
