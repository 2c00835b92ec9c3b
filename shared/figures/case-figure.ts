import type { AssessmentRows } from '../attribution/assessment-rows.ts';
import type { LevelAssessment } from '../attribution/assessment-shape.ts';
import { nameAssessment } from '../attribution/assessment-names.ts';
import { toMatrixPicture } from '../attribution/matrix-picture.ts';
import { findCarriers, foldCarriers } from '../attribution/overview-carriers.ts';
import { levelToOverview } from '../attribution/overview-model.ts';
import { listCellFlips, listRivalFlips } from '../attribution/rival-flips.ts';
import { findWaterfall, foldWaterfall } from '../attribution/waterfall.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { wordingById } from '../reference/yardsticks.ts';
import { cellFlipList } from './cell-flip-list.ts';
import { decibelTornado } from './decibel-tornado.ts';
import { decibelWaterfall } from './decibel-waterfall.ts';
import type { Figure } from './figure-node.ts';
import { flipList } from './flip-list.ts';
import { probabilityBars } from './probability-bars.ts';
import { raterDisagreement, type RaterDisagreement } from './rater-disagreement.ts';
import { ratingMatrix } from './rating-matrix.ts';

export const caseFigureKinds = [
  'probabilities',
  'matrix',
  'tornado',
  'waterfall',
  'flips',
  'cells',
  'disagreement',
] as const;
export type CaseFigureKind = (typeof caseFigureKinds)[number];

export type CaseFigureData = {
  readonly assessment: LevelAssessment;
  readonly rows: AssessmentRows;
  /** Of the waterfall; null: the lead. */
  readonly hypothesis: string | null;
  readonly disagreement: RaterDisagreement | null;
};

const barsMax = 24;

/** One level of a case as one figure, `width` pixels wide. What asks about a lead is refused where nobody leads. */
export const drawCaseFigure = (
  kind: CaseFigureKind,
  { assessment, rows, hypothesis, disagreement }: CaseFigureData,
  width: number,
): Result<Figure, Failure> => {
  const { scores, level, words } = assessment;
  const names = nameAssessment(scores, rows);
  const overview = levelToOverview(assessment, rows, { isSingleSigner: false });
  const { lead, rival } = overview;
  switch (kind) {
    case 'probabilities':
      return ok(
        probabilityBars(
          overview.hypotheses.map(({ id, name, probability, range, isLead, isTied, cap }) => ({
            id,
            name,
            probability,
            range,
            isCapped: cap !== null,
            isFirst: isLead || isTied,
          })),
          width,
          wordingById[words.wording],
        ),
      );
    case 'matrix':
      return ok(ratingMatrix(toMatrixPicture(scores, rows, names), width));
    case 'tornado':
      if (lead === null || rival === null) return err(noLead(level));
      return ok(
        decibelTornado(
          foldCarriers(findCarriers(scores, names, lead, rival), barsMax).map((carrier) => ({
            ...carrier,
            isRest: carrier.kind === 'rest',
          })),
          width,
          {
            title: `What carries the result: ${lead.name} over ${rival.name}`,
            against: 'for the rival',
            favour: 'for the lead',
          },
        ),
      );
    case 'waterfall': {
      const shown = hypothesis ?? lead?.id;
      if (shown === undefined) return err(noLead(level));
      return ok(decibelWaterfall(foldWaterfall(findWaterfall(scores, names, shown), barsMax), width));
    }
    case 'flips':
      if (lead === null) return err(noLead(level));
      return ok(flipList(listRivalFlips(assessment, names), lead.name, width));
    case 'cells':
      if (lead === null) return err(noLead(level));
      return ok(cellFlipList(listCellFlips(assessment, names), width, barsMax));
    case 'disagreement':
      if (disagreement === null || disagreement.raters.length < 2) {
        return err({
          code: 'NOTHING_TO_DRAW',
          message: `Level ${level} has fewer than two raters, so nobody can differ.`,
          hint: 'Take a second opinion first: `plumbline opinion begin`.',
        });
      }
      return ok(raterDisagreement(disagreement, width, barsMax));
  }
};

const noLead = (level: number): Failure => ({
  code: 'NOTHING_TO_DRAW',
  message: `Nobody leads on level ${level}, and this figure asks about a lead.`,
  hint: 'Rate the evidence first, or draw the matrix or the probabilities.',
});
