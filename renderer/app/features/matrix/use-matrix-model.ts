import { useCallback, useMemo, useState } from 'react';
import type { AssessmentNames } from '../../../../shared/attribution/assessment-names.ts';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import type { Output } from '../../../../shared/api/contract.ts';
import { parseScoringProfile, type ScoringProfile } from '../../../../shared/reference/scoring-profiles.ts';
import { hypothesesOf, levelsOf, namesOf, type LevelHypothesis } from '../../scores/level-names.ts';
import type { PairedItem } from '../../pairs/use-pairs.ts';
import type { Scores } from '../../scores/use-scores.ts';
import { arrangeItems, holdsSameItems, isSameArrangement, type Arrangement, type MatrixItem } from './arrangement.ts';
import { listEntries, type Entry } from './entries.ts';
import type { MatrixView } from './matrix-store.ts';

export type MatrixModel = {
  readonly level: number;
  readonly levels: readonly number[];
  readonly hypotheses: readonly LevelHypothesis[];
  readonly entries: readonly Entry[];
  readonly itemById: ReadonlyMap<string, MatrixItem>;
  readonly foldedCount: number;
  readonly names: AssessmentNames;
  readonly profile: ScoringProfile | undefined;
  /** Undefined where nothing is scored: still on its way, or withheld. */
  readonly assessment: LevelAssessment | undefined;
  /** The scores of the level are covered: who acts here has not ranked its hypotheses. */
  readonly isCovered: boolean;
  readonly missing: readonly string[];
  readonly raters: readonly string[];
  readonly rows: AssessmentRows;
  /** By item: what it is within a pair of readings. */
  readonly paired: ReadonlyMap<string, PairedItem>;
  readonly size: number;
  readonly isOrderOld: boolean;
  readonly sortAgain: () => void;
};

/** The grid of one level, in an order that holds still while somebody works in it. Undefined without hypotheses. */
export const useMatrixModel = (
  matrix: Output<'matrix.read'>,
  scores: Pick<Scores, 'assessment' | 'covered'>,
  paired: ReadonlyMap<string, PairedItem>,
  view: Pick<MatrixView, 'level' | 'order' | 'isUnfolded' | 'text'>,
): MatrixModel | undefined => {
  const { rows, profileText } = matrix;
  const levels = useMemo(() => levelsOf(rows), [rows]);
  const level = levels.find((one) => one === view.level) ?? levels.find((one) => one === groupLevel) ?? levels[0];
  const assessment =
    scores.assessment?.status === 'computed' ? scores.assessment.levels.find((one) => one.level === level) : undefined;
  const hypotheses = useMemo(() => (level === undefined ? [] : hypothesesOf(rows, level)), [rows, level]);
  const profile = useMemo(() => {
    const parsed = parseScoringProfile(profileText);
    return parsed.ok ? parsed.value : undefined;
  }, [profileText]);
  const itemById = useMemo(() => new Map(rows.evidence.map((item) => [item.id, item])), [rows]);
  const names = useMemo(() => namesOf(rows, level ?? 0, assessment?.scores), [rows, level, assessment]);
  const fresh = useMemo(
    () =>
      arrangeItems(
        rows.evidence,
        hypotheses.map(({ id }) => id),
        assessment?.scores,
        view.order,
        new Map([...paired].map(([id, { partner }]) => [id, partner])),
      ),
    [rows, hypotheses, assessment, view.order, paired],
  );
  const settled = useSettledOrder(
    fresh,
    `${level ?? ''} ${view.order} ${assessment === undefined ? '' : 'scored'} ${paired.size}`,
  );
  const entries = useMemo(
    () => listEntries(settled.arrangement, itemById, { isUnfolded: view.isUnfolded, text: view.text }),
    [settled.arrangement, itemById, view.isUnfolded, view.text],
  );
  const { missing, raters, size } = matrix;
  const isCovered = level !== undefined && scores.covered.includes(level);
  const foldedCount = settled.arrangement.folded.length;
  const { isOld, sortAgain } = settled;
  // One object as long as nothing in it changes: every row of the grid is drawn from it.
  return useMemo(
    () =>
      level === undefined
        ? undefined
        : {
            level,
            levels,
            hypotheses,
            entries,
            itemById,
            foldedCount,
            names,
            profile,
            assessment,
            isCovered,
            missing,
            raters,
            rows,
            paired,
            size,
            isOrderOld: isOld,
            sortAgain,
          },
    [
      level,
      levels,
      hypotheses,
      entries,
      itemById,
      foldedCount,
      names,
      profile,
      assessment,
      isCovered,
      missing,
      raters,
      rows,
      paired,
      size,
      isOld,
      sortAgain,
    ],
  );
};

// Most cases ask which group it was, so that is shown first.
const groupLevel = 2;

/**
 * Every rating changes how much a row separates; a row that jumped away from under the hands would be worse than an
 * order that is a moment old, and said to be.
 */
const useSettledOrder = (
  fresh: Arrangement,
  key: string,
): { readonly arrangement: Arrangement; readonly isOld: boolean; readonly sortAgain: () => void } => {
  const [held, setHeld] = useState({ key, arrangement: fresh });
  const isValid = held.key === key && holdsSameItems(held.arrangement, fresh);
  if (!isValid) setHeld({ key, arrangement: fresh });
  const arrangement = isValid ? held.arrangement : fresh;
  return {
    arrangement,
    isOld: useMemo(() => !isSameArrangement(arrangement, fresh), [arrangement, fresh]),
    sortAgain: useCallback(() => setHeld({ key, arrangement: fresh }), [key, fresh]),
  };
};
