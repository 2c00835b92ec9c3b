import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { drawItems, reviewTask, sampleSize, taskFault, type ReviewTask } from '../../../shared/review/review-task.ts';
import { inputToTables } from '../../support/assessed-tables.ts';
import { valueOf } from '../../support/results.ts';
import { alr1, inputOf, soundItem } from '../../support/scoring-inputs.ts';

const hypotheses = [
  { id: 'H1', type: 'specific' },
  { id: 'H2', type: 'specific' },
];
const taskOf = (evidence: readonly unknown[]): ReviewTask =>
  valueOf(reviewTask(inputToTables(inputOf({ hypotheses, evidence, rho: {}, prior: 'uniform' })), alr1));

describe('what a reviewer is asked', () => {
  it('is to rate again the cells that move most first, of what the case has rated', () => {
    // The same ratings at less weight move less; what stands blank, or is not applicable, is nothing to rate again.
    const task = taskOf([
      soundItem('E1', { H1: 'N', H2: 'N' }, { rel: 'D', cred: 4 }),
      soundItem('E2', { H1: 'N', H2: 'N' }),
      soundItem('E3', { H1: 'N', H2: 'NA' }, { rel: 'C', cred: 3 }),
      soundItem('E4', { H1: null, H2: null }),
    ]);
    expect(task.cells.map(({ item, hypothesis }) => `${item}/${hypothesis}`)).toEqual([
      'E2/H1',
      'E2/H2',
      'E3/H1',
      'E1/H1',
      'E1/H2',
    ]);
    expect(task.items).toEqual(['E1', 'E2', 'E3', 'E4']);
    // Nothing is decided, so nobody leads.
    expect(task.claims).toEqual([{ level: 2, lead: null }]);
  });

  it('is ten cells of many', () => {
    const many = Array.from({ length: 20 }, (_, at) => soundItem(`E${at}`, { H1: 'CC', H2: 'I' }));
    expect(taskOf(many).cells).toHaveLength(10);
    expect(taskOf(many).claims).toEqual([{ level: 2, lead: 'H1' }]);
  });

  it.each([
    [0, 0],
    [3, 3],
    [5, 5],
    [25, 5],
    [26, 6],
    [100, 20],
    [101, 21],
  ])('is, of %i items, the custody of %i', (count, sample) => {
    expect(sampleSize(count)).toBe(sample);
  });

  it('is a sample that anybody draws again from its seed, whatever the order of the items', () => {
    const items = ['ev-a', 'ev-b', 'ev-c', 'ev-d'];
    const drawn = drawItems(items, '5'.repeat(64), nodeCrypto);
    expect(drawItems(items.toReversed(), '5'.repeat(64), nodeCrypto)).toEqual(drawn);
    const digests = drawn.map((item) => nodeCrypto.sha256Hex(`${'5'.repeat(64)}\n${item}`));
    expect(digests).toEqual(digests.toSorted());
    expect(new Set(drawn)).toEqual(new Set(items));
    expect(['6', '7', '8'].map((digit) => drawItems(items, digit.repeat(64), nodeCrypto))).not.toEqual([
      drawn,
      drawn,
      drawn,
    ]);
  });
});

describe('an answer', () => {
  const task = taskOf(Array.from({ length: 7 }, (_, at) => soundItem(`E${at}`, { H1: 'CC', H2: 'I' })));
  const seed = '5'.repeat(64);
  const whole = {
    custody: {
      seed,
      items: drawItems(task.items, seed, nodeCrypto)
        .slice(0, 5)
        .map((item) => ({ item, found: 'holds' as const, note: '' })),
    },
    ratings: task.cells.map(({ item, hypothesis }) => ({ item, hypothesis, rating: 'C' as const, rationale: '' })),
    claims: [{ level: 2, lead: 'H1', verdict: 'agree' as const, text: '' }],
  };
  const fault = (change: Partial<typeof whole>) => taskFault({ ...whole, ...change }, task, nodeCrypto);

  it('answers what was asked, and may look at more', () => {
    expect(fault({})).toBeUndefined();
    const all = drawItems(task.items, seed, nodeCrypto).map((item) => ({ item, found: 'holds' as const, note: '' }));
    expect(fault({ custody: { seed, items: all } })).toBeUndefined();
  });

  it('leaves nothing out', () => {
    const { items } = whole.custody;
    expect(fault({ custody: { seed, items: items.slice(1) } })).toMatch(/not the one that its seed draws/u);
    expect(fault({ custody: { seed, items: items.slice(0, 4) } })).toBe('custody was sampled on 4 items, not on 5');
    expect(fault({ custody: { seed: '6'.repeat(64), items } })).toMatch(/not the one that its seed draws/u);
    expect(fault({ ratings: whole.ratings.slice(1) })).toMatch(/^the cell .* was not rated$/u);
    expect(fault({ claims: [] })).toMatch(/one claim for each level/u);
    expect(fault({ claims: [{ level: 2, lead: 'H2', verdict: 'agree', text: '' }] })).toMatch(/of level 2/u);
  });

  it('is about what the case has', () => {
    const foreign = { item: 'E9', hypothesis: 'H1', rating: 'C' as const, rationale: '' };
    expect(fault({ ratings: [...whole.ratings, foreign] })).toBe('it rates E9, which the case does not have');
  });
});
