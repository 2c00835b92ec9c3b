import { useCallback } from 'react';
import type { Carrier } from '../../shared/attribution/overview-carriers.ts';
import type { Standing } from '../../shared/attribution/overview-model.ts';
import { confidenceSteps, type ConfidenceLevel } from '../../shared/figures/confidence-steps.ts';
import { decibelTornado } from '../../shared/figures/decibel-tornado.ts';
import { leaveOneOutStrip, type LeaveOneOut } from '../../shared/figures/leave-one-out-strip.ts';
import { monteCarloRange, type MonteCarloRange } from '../../shared/figures/monte-carlo-range.ts';
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

/** Null is "not computed", which is never the same as low. */
export const ConfidenceSteps = ({ level }: { readonly level: ConfidenceLevel }) => {
  const draw = useCallback((width: number) => confidenceSteps(level, width), [level]);
  return <FigureView draw={draw} hasTable={false} />;
};
