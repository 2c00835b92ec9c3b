import { describe, expect, it } from 'vitest';
import { caseFigureKinds, drawCaseFigure } from '../../../shared/figures/case-figure.ts';
import { assess } from '../../support/assessed-tables.ts';
import { expectSound, textsOf } from '../../support/figure-checks.ts';
import { fixtureInput, inputOf, soundItem } from '../../support/scoring-inputs.ts';
import { valueOf } from '../../support/results.ts';

const k5 = assess(fixtureInput('k5'), { actors: { HA: 'Sandworm Team' } });
const disagreement = { raters: ['Anna', 'Ben'], differing: 0, cells: [] };
const data = { assessment: k5.level, rows: k5.rows, hypothesis: null, disagreement };

describe('a figure of a case', () => {
  it('is drawn of every kind', () => {
    for (const kind of caseFigureKinds) expectSound(valueOf(drawCaseFigure(kind, data, 900)));
  });

  it('shows the way of the lead, or of the hypothesis that is named', () => {
    // Method, section 2.5: S of HA is 2.3606, of HB −11.3357.
    expect(textsOf(valueOf(drawCaseFigure('waterfall', data, 900))).at(-1)).toBe('+2.4');
    const other = valueOf(drawCaseFigure('waterfall', { ...data, hypothesis: 'HB' }, 900));
    expect(textsOf(other).at(-1)).toBe('\u221211.3');
    expect(other.title).toContain('The HB did it.');
  });

  it('is refused where it asks about a lead and nobody leads, or about raters and there is one', () => {
    const tie = assess({
      ...inputOf({ hypotheses: ['H1', 'H2'], rows: [] }),
      evidence: [soundItem('E1', { H1: 'C', H2: 'C' })],
    });
    const tied = { assessment: tie.level, rows: tie.rows, hypothesis: null, disagreement: null };
    for (const kind of ['tornado', 'waterfall', 'flips', 'cells', 'disagreement'] as const) {
      expect(drawCaseFigure(kind, tied, 900)).toMatchObject({ ok: false, error: { code: 'NOTHING_TO_DRAW' } });
    }
    for (const kind of ['probabilities', 'matrix'] as const) expectSound(valueOf(drawCaseFigure(kind, tied, 900)));
  });
});
