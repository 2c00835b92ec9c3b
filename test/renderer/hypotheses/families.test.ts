import { expect, it } from 'vitest';
import { arrangeFamilies, nameOf, targetsOf } from '../../../renderer/app/features/hypotheses/families.ts';
import type { ListedHypothesis } from '../../../renderer/app/features/hypotheses/use-reasoning.ts';

const hypothesis = (id: string, level: number, more: Partial<ListedHypothesis> = {}): ListedHypothesis => ({
  id,
  line: 1,
  kind: 'specific',
  level,
  statement: `${id} did it.`,
  predicts: '',
  refutedBy: '',
  actorName: '',
  prior: null,
  entails: null,
  partOf: null,
  setAside: null,
  history: [],
  ...more,
});
const a = hypothesis('a', 2);
const b = hypothesis('b', 2, { partOf: 'c' });
const c = hypothesis('c', 2, { partOf: 'd', actorName: 'Group C' });
const d = hypothesis('d', 2);
const x = hypothesis('x', 2, { kind: 'catch_all' });
const unit = hypothesis('unit', 3);
const listed = { hypotheses: [a, b, c, d, x, unit] };

it('puts each whole before its parts, whatever order they came in', () => {
  const placed = arrangeFamilies([a, b, c, d, x]).map(({ hypothesis: { id }, depth }) => [id, depth]);
  expect(placed).toEqual([
    ['a', 0],
    ['d', 0],
    ['c', 1],
    ['b', 2],
    ['x', 0],
  ]);
});

it('loses no part whose whole is not in the list', () => {
  expect(arrangeFamilies([b]).map(({ depth }) => depth)).toEqual([0]);
});

it('offers what the rule takes: claims of the level below to entail, and wholes that make no circle', () => {
  expect(targetsOf(listed, unit, 'entail').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(targetsOf(listed, a, 'entail')).toEqual([]);
  expect(targetsOf(listed, d, 'part').map(({ id }) => id)).toEqual(['a']);
  expect(targetsOf(listed, a, 'part').map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  expect(targetsOf(listed, x, 'part')).toEqual([]);
});

it('names a hypothesis as its sources name the actor, else by what it says', () => {
  expect(nameOf(listed, 'c')).toBe('Group C');
  expect(nameOf(listed, 'a')).toBe('a did it.');
  expect(nameOf(listed, 'gone')).toBe('gone');
});
