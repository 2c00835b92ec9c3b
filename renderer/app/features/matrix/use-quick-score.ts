import { useMemo } from 'react';
import { scoreBase, type BaseScore } from '../../../../shared/attribution/base-score.ts';
import { rowsToScoringInput } from '../../../../shared/attribution/case-scoring.ts';
import type { MatrixView } from './matrix-store.ts';
import { overlayPending } from './shown-rating.ts';
import type { MatrixModel } from './use-matrix-model.ts';

type Scored = Pick<MatrixModel, 'rows' | 'level' | 'profile' | 'size' | 'assessment'>;

/**
 * What the ratings on the screen come to, while the program's own numbers are on their way: the same code over the same
 * rows, with the ratings that the ledger does not hold yet. Null where the program's numbers are up to date, where it
 * states none or a lower level holds it back, or where the matrix is too large for the time between two frames.
 */
export const useQuickScore = (
  { rows, level, profile, size, assessment }: Scored,
  pending: MatrixView['pending'],
  isBehind: boolean,
): BaseScore | null => {
  // What a level below holds back is the program's to say.
  const isScored =
    assessment !== undefined && Object.values(assessment.stated.hypotheses).every(({ entails }) => entails === null);
  return useMemo(
    () =>
      isScored && (isBehind || Object.keys(pending).length > 0)
        ? quickScore({ rows: overlayPending(rows, pending, size), level, profile })
        : null,
    [isScored, isBehind, rows, level, profile, pending, size],
  );
};

// About half a frame; above it a rating waits for the program like every other number.
const cellsMax = 20_000;

export const quickScore = ({ rows, level, profile }: Pick<Scored, 'rows' | 'level' | 'profile'>): BaseScore | null => {
  const columns = rows.hypotheses.filter((one) => one.level === level).length;
  if (profile === undefined || rows.evidence.length * columns > cellsMax) return null;
  const input = rowsToScoringInput(rows, level);
  return input.ok ? scoreBase(input.value, profile).base : null;
};
