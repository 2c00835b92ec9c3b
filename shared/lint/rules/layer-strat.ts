import { judgedLevels } from '../facts.ts';
import { place, type LintRule } from '../rule.ts';

export const layerStrat: LintRule<'no_strategic' | 'no_basis'> = {
  id: 'LAYER-STRAT',
  severity: 'E',
  checks:
    'A judgement on a State rests on strategic evidence, and says its basis in State responsibility or that it claims none.',
  why: 'Technical traces lead to machines and groups. That a State stands behind them is another kind of claim.',
  absent: 'No State leads on level 4.',
  tells: 'scores',
  reads: ['responsibility.set'],
  faults: {
    no_strategic: {
      severity: 'E',
      says: 'A State leads on level 4, and no counted item of the strategic layer is rated against it.',
      mend: 'Take in and rate evidence of intent, order or gain, or publish no judgement on level 4.',
    },
    no_basis: {
      severity: 'E',
      says: 'A State leads on level 4, and nobody has stated the basis of its responsibility or that none is claimed.',
      mend: 'State the mode of responsibility in the pane of the hypothesis, or with `plumbline responsibility`.',
    },
  },
  check: (facts) => {
    const { tables } = facts;
    const level = judgedLevels(facts).find((judged) => judged.level === 4);
    const lead = level?.hypotheses.find(({ id, type }) => id === level.lead && type === 'specific')?.id;
    if (level === undefined || lead === undefined) return 'absent';
    const where = [place('hypothesis', lead)];
    const hasStrategic = tables
      .rows('evidence')
      .some(
        ({ key, layer }) =>
          layer === 'strategic' &&
          (level.weights[key] ?? 0) > 0 &&
          bears(tables.get('rating', `${key}/${lead}`)?.rating),
      );
    const mode = tables.get('responsibility', lead);
    const hasBasis = mode !== undefined && mode.isWithdrawn === 0 && mode.basis !== null;
    return [
      ...(hasStrategic ? [] : [{ fault: 'no_strategic' as const, where }]),
      ...(hasBasis ? [] : [{ fault: 'no_basis' as const, where }]),
    ];
  },
};

const bears = (rating: string | null | undefined): boolean =>
  rating !== null && rating !== undefined && rating !== '' && rating !== 'NA';
