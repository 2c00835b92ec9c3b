import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../shared/api/client.ts';
import type { Output } from '../../../shared/api/contract.ts';
import { parseAssessment, type Assessment } from '../../../shared/attribution/assessment-shape.ts';
import type { Failure } from '../../../shared/base/result.ts';
import { callOrThrow, toFailure, useApi, useReply } from '../api/replies.ts';
import { useShell } from '../shell/shell-store.ts';
import { atMostOneAhead } from './at-most-one-ahead.ts';
import { explainRefusal } from './explain-refusal.ts';
import { useLasting } from './use-lasting.ts';

export type Scores = {
  /** What is scored: hypotheses, items with their ratings, groups, priors. It follows a rating before the scores do. */
  readonly matrix: Output<'matrix.read'> | undefined;
  /** The scores of every level; the last ones while newer ones are on their way, none where scoring has failed. */
  readonly assessment: Assessment | undefined;
  /** Levels whose scores are covered until who acts here has ranked them; they are not in the assessment. */
  readonly covered: readonly number[];
  /** Newer scores have been on their way for longer than a moment: what is shown is drawn as old. */
  readonly isRescoring: boolean;
  /** The assessment is the last one, while a newer one is on its way. */
  readonly isBehind: boolean;
  readonly isLoading: boolean;
  readonly failure: Failure | null;
  readonly refetch: () => void;
};

// Shorter than this nobody sees a difference, and greying numbers would only flicker.
const momentMilliseconds = 150;

/**
 * Matrix and scores of a case, read again when the case changes. The program computes them; the window bridges the moment
 * after a rating only, with the same code (use-quick-score.ts).
 */
export const useScores = (folder: string): Scores => {
  const { call } = useApi();
  const setRescored = useShell((state) => state.setRescored);
  const matrix = useReply('matrix.read', { folder });
  const scores = useQuery({
    // The third part keeps the parsed scores apart from a plain reply to the same call.
    queryKey: ['score.case', { folder }, 'assessment'],
    queryFn: () => ask(folder, call, setRescored),
    structuralSharing: false,
  });
  const isBehind = scores.isFetching && scores.data !== undefined;
  const isRescoring = useLasting(isBehind, momentMilliseconds);
  const readMatrix = matrix.refetch;
  const readScores = scores.refetch;
  const refused =
    toFailure(scores.error) ?? (scores.data?.assessment.ok === false ? scores.data.assessment.error : null);
  return {
    matrix: matrix.value,
    // Where scoring has failed, the last numbers belong to another case than the one on the screen.
    assessment: refused === null && scores.data?.assessment.ok === true ? scores.data.assessment.value : undefined,
    covered: scores.data?.covered ?? noLevels,
    isRescoring,
    isBehind,
    isLoading: matrix.isLoading || scores.isPending,
    failure: matrix.failure ?? (refused === null ? null : explainRefusal(refused, matrix.value?.rows)),
    refetch: useCallback(() => {
      readMatrix();
      void readScores();
    }, [readMatrix, readScores]),
  };
};

const noLevels: readonly number[] = [];
const askInTurn = atMostOneAhead();

// Many ratings in a second ask once for what they have in common: the run that starts after the last of them.
const ask = (folder: string, call: Client, setRescored: (milliseconds: number) => void) =>
  askInTurn(folder, async () => {
    const start = performance.now();
    const reply = await callOrThrow(call, 'score.case', { folder, cover: true });
    setRescored(performance.now() - start);
    return { assessment: parseAssessment(reply.sections), covered: reply.unranked };
  });
