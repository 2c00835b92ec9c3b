import { describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/api/contract.ts';
import { toDisagreement } from '../../../shared/figures/compared-raters.ts';

type Level = Output<'rater.compare'>['levels'][number];
type Difference = Level['differences'][number];

const score = { lead: 'h1', leadRanked: true, posterior: {}, xc: {}, modelAgreement: true, completeness: '1.000000' };
const rater = (id: string, name: string | null): Level['raters'][number] => ({
  id,
  name,
  opinion: null,
  rated: 1,
  counted: 1,
  columns: { steps: 0, share: '0.000000', isWarning: false },
  score,
});
const cell = (effect: Difference['effect']): Difference => ({
  item: 'e1',
  exhibit: 'EX-0001',
  title: 'Wiper',
  hypothesis: 'h1',
  own: 'C',
  ratings: ['C', 'II'],
  steps: 3,
  openSynthesis: { spread: '2.121320', band: 'extreme' },
  osach: { spread: '1.750000', band: 'extreme' },
  panel: 'N',
  effect,
});
const other = { rater: 'b', rating: 'II' as const, probability: '0.500000' };
const level: Level = {
  level: 2,
  cells: 4,
  compared: 2,
  raters: [rater('a', 'Anna'), rater('b', null)],
  own: score,
  panel: score,
  agreeOnLead: false,
  bands: {
    openSynthesis: { consensus: 0, mild: 0, large: 0, extreme: 2 },
    osach: { consensus: 0, mild: 0, strong: 0, extreme: 2 },
  },
  differing: 7,
  ratings: [],
  differences: [
    cell({ ...other, lead: 'h2', changesLead: true, delta: '-0.300000' }),
    cell({ ...other, lead: null, changesLead: true, delta: null }),
    cell({ ...other, lead: 'h1', changesLead: false, delta: '-0.123456' }),
    { ...cell(null), exhibit: null, title: null },
  ],
};

describe('a comparison of raters as a figure takes it', () => {
  const { raters, differing, cells } = toDisagreement(level, (id) => `Name of ${id}`);

  it('names raters, items and hypotheses, and says what is withheld', () => {
    expect(raters).toEqual(['Anna', '(withheld)']);
    expect(differing).toBe(7);
    expect(cells.map(({ itemName }) => itemName)).toEqual([
      'EX-0001 Wiper',
      'EX-0001 Wiper',
      'EX-0001 Wiper',
      '(title withheld)',
    ]);
    expect(cells[0]).toMatchObject({ hypothesisName: 'Name of h1', own: 'C', ratings: ['C', 'II'], panel: 'N' });
  });

  it('says what the other rating would do: who leads, or by how many points the lead moves', () => {
    expect(cells.map(({ effect, changesLead }) => [effect, changesLead])).toEqual([
      ['II: Name of h2 leads', true],
      ['II: nobody leads', true],
      ['II: lead \u221212.3 points', false],
      ['', false],
    ]);
  });
});
