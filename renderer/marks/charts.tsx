import { useCallback } from 'react';
import type { Carrier } from '../../shared/attribution/overview-carriers.ts';
import type { RivalFlip } from '../../shared/attribution/rival-flips.ts';
import type { Waterfall } from '../../shared/attribution/waterfall.ts';
import type { MatrixPicture } from '../../shared/attribution/matrix-picture.ts';
import type { Standing } from '../../shared/attribution/overview-model.ts';
import { confidenceSteps, type ConfidenceLevel } from '../../shared/figures/confidence-steps.ts';
import { decibelTornado } from '../../shared/figures/decibel-tornado.ts';
import { decibelWaterfall } from '../../shared/figures/decibel-waterfall.ts';
import { dependencyPicture, type DependencyPicture } from '../../shared/figures/dependency-picture.ts';
import { flipList } from '../../shared/figures/flip-list.ts';
import { harmScale, type HarmScale } from '../../shared/figures/harm-scale.ts';
import { leaveOneOutStrip, type LeaveOneOut } from '../../shared/figures/leave-one-out-strip.ts';
import { monteCarloRange, type MonteCarloRange } from '../../shared/figures/monte-carlo-range.ts';
import { raterDisagreement, type RaterDisagreement } from '../../shared/figures/rater-disagreement.ts';
import { ratingMatrix } from '../../shared/figures/rating-matrix.ts';
import { probabilityBars } from '../../shared/figures/probability-bars.ts';
import type { Wording } from '../../shared/reference/yardsticks.ts';
import { FigureView } from './figure-view.tsx';

type Following = { readonly onFollow?: (id: string) => void };

export const ProbabilityChart = ({
  hypotheses,
  wording,
  onFollow,
}: { readonly hypotheses: readonly Standing[]; readonly wording: Wording } & Following) => {
  const draw = useCallback(
    (width: number) =>
      probabilityBars(
        hypotheses.map(({ id, name, probability, range, isLead, isTied, cap }) => ({
          id,
          name,
          probability,
          range,
          isCapped: cap !== null,
          isFirst: isLead || isTied,
        })),
        width,
        wording,
      ),
    [hypotheses, wording],
  );
  return <FigureView draw={draw} onFollow={onFollow} />;
};

/** Origins by what each adds to the lead over its rival; fold them first where there are many. */
export const CarrierChart = ({ carriers, onFollow }: { readonly carriers: readonly Carrier[] } & Following) => {
  const draw = useCallback(
    (width: number) =>
      decibelTornado(
        carriers.map(({ kind, id, name, detail, decibels }) => ({
          id,
          name,
          detail,
          decibels,
          isRest: kind === 'rest',
        })),
        width,
        { title: 'What carries the result', against: 'for the rival', favour: 'for the lead' },
      ),
    [carriers],
  );
  return <FigureView draw={draw} onFollow={onFollow} />;
};

/** How one hypothesis comes by its decibels; fold the steps first where there are many. */
export const WaterfallChart = ({ waterfall, onFollow }: { readonly waterfall: Waterfall } & Following) => {
  const draw = useCallback((width: number) => decibelWaterfall(waterfall, width), [waterfall]);
  return <FigureView draw={draw} onFollow={onFollow} />;
};

/** What it takes against each rival. */
export const FlipChart = ({
  flips,
  leadName,
  onFollow,
}: { readonly flips: readonly RivalFlip[]; readonly leadName: string } & Following) => {
  const draw = useCallback((width: number) => flipList(flips, leadName, width), [flips, leadName]);
  return <FigureView draw={draw} onFollow={onFollow} />;
};

export const LeaveOneOutChart = ({
  data,
  wording,
  onFollow,
}: { readonly data: LeaveOneOut; readonly wording: Wording } & Following) => {
  const draw = useCallback((width: number) => leaveOneOutStrip(data, width, wording), [data, wording]);
  return <FigureView draw={draw} onFollow={onFollow} />;
};

export const MonteCarloChart = ({ data, wording }: { readonly data: MonteCarloRange; readonly wording: Wording }) => {
  const draw = useCallback((width: number) => monteCarloRange(data, width, wording), [data, wording]);
  return <FigureView draw={draw} />;
};

/** The whole of a matrix; `rowsMax` rows of it. */
export const MatrixPictureChart = ({
  picture,
  rowsMax,
  onFollow,
}: { readonly picture: MatrixPicture; readonly rowsMax: number } & Following) => {
  const draw = useCallback((width: number) => ratingMatrix(picture, width, rowsMax), [picture, rowsMax]);
  return <FigureView draw={draw} onFollow={onFollow} />;
};

/** Where raters differ; the place that draws it has a table of its own. */
export const DisagreementChart = ({
  data,
  max,
  onFollow,
}: { readonly data: RaterDisagreement; readonly max: number } & Following) => {
  const draw = useCallback((width: number) => raterDisagreement(data, width, max), [data, max]);
  return <FigureView draw={draw} onFollow={onFollow} hasTable={false} />;
};

/** Null is "not computed", which is never the same as low. */
export const ConfidenceSteps = ({ level }: { readonly level: ConfidenceLevel }) => {
  const draw = useCallback((width: number) => confidenceSteps(level, width), [level]);
  return <FigureView draw={draw} hasTable={false} />;
};

/** The index of harm on the levels of its profile. */
export const HarmScaleView = ({ scale }: { readonly scale: HarmScale }) => {
  const draw = useCallback((width: number) => harmScale(scale, width), [scale]);
  return <FigureView draw={draw} hasTable={false} />;
};

/** What needs what, and what fails with what. */
export const DependencyChart = ({ picture, onFollow }: { readonly picture: DependencyPicture } & Following) => {
  const draw = useCallback((width: number) => dependencyPicture(picture, width), [picture]);
  return <FigureView draw={draw} onFollow={onFollow} />;
};
