import { createContext, useContext } from 'react';
import type { Assessment } from '../../shared/attribution/assessment-shape.ts';
import type { CaseModel } from './case-model.ts';
import type { PageReport } from './page-report.ts';
import type { Recomputed } from './recompute.ts';

export type ShownCase = CaseModel & {
  /** What the screens show: as stated, or where a release stated less, as computed here. Undefined until then. */
  readonly assessment: Assessment | undefined;
  /** Undefined while the numbers are being computed again. */
  readonly recomputed: Recomputed | undefined;
  /** What the bundle prints, made when it is first asked for; null where it prints nothing. */
  readonly report: () => Promise<PageReport | null>;
};

export const CaseContext = createContext<ShownCase | null>(null);

export const useCase = (): ShownCase => {
  const shown = useContext(CaseContext);
  if (shown === null) throw new Error('there is no case around this part');
  return shown;
};
