import type { CaseTables } from '../domain/case-tables.ts';
import type { MeasureState } from '../domain/measure-vocabulary.ts';
import type { CasePolicy } from './case-policy.ts';
import type { Gate } from './gate.ts';
import { reviewsRequired, standingState } from './measure-due.ts';
import { asItStands, gateMeasure, type CaseNumbers } from './measure-gate.ts';
import type { Measure } from './measure.ts';

/** States in which a measure carries an assertion: held against the gates, and neither under review nor over. */
const carrying: ReadonlySet<MeasureState> = new Set(['gated', 'reviewed', 'decided', 'active', 'renewed', 'narrowed']);

type Given = {
  readonly tables: CaseTables;
  readonly numbers: CaseNumbers | null;
  readonly profile: CasePolicy;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

/**
 * Instruments whose criteria a measure of the case meets as the case is now, with the approvals and the review that only a
 * measure can show. What a line recorded earlier does not count: it is computed again.
 */
export const gatesMetByMeasures = (
  measures: readonly Measure[],
  { tables, numbers, profile, today }: Given,
): Readonly<Record<string, Pick<Gate, 'result'>>> =>
  Object.fromEntries(
    measures.flatMap((measure): readonly (readonly [string, Pick<Gate, 'result'>])[] => {
      if (numbers === null) return [];
      const state = standingState(measure, reviewsRequired(measure, tables, numbers, profile), today);
      if (!carrying.has(state)) return [];
      const { result } = gateMeasure(asItStands(measure), numbers, profile);
      return result === 'CRITERIA_MET' ? [[measure.instrument, { result }]] : [];
    }),
  );
