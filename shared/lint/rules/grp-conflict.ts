import { place, type LintRule } from '../rule.ts';

const directions: ReadonlyMap<string | null, 'for' | 'against'> = new Map([
  ['CC', 'for'],
  ['C', 'for'],
  ['I', 'against'],
  ['II', 'against'],
]);

export const grpConflict: LintRule<'opposite'> = {
  id: 'GRP-CONFLICT',
  severity: 'W',
  checks: 'Items of one group of origin do not speak in opposite directions.',
  why: 'What comes from one origin should say one thing. If it does not, the group or a rating may be wrong.',
  absent: 'No group of origin has two items.',
  reads: [],
  faults: {
    opposite: {
      severity: 'W',
      says: 'One hypothesis is rated consistent with one item of this group and inconsistent with another.',
      mend: 'Look at the two again: split the group, correct the rating, or say why one origin says both.',
    },
  },
  check: ({ tables }, version) => {
    // Independent items are no one origin; version 1 did not tell them apart.
    const isOrigin = (group: string | null): boolean =>
      version === 1 || tables.get('origin_group', group ?? '')?.relation !== 'independent';
    const groupOf = new Map(
      tables.rows('evidence').map(({ key, originGroup }) => [key, isOrigin(originGroup) ? originGroup : null]),
    );
    const sizes = new Map<string, number>();
    for (const group of groupOf.values()) if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    if (![...sizes.values()].some((size) => size > 1)) return 'absent';
    const found = new Map<string, Set<'for' | 'against'>>();
    const split = new Set<string>();
    for (const { item, hypothesis, rating } of tables.rows('rating')) {
      const group = groupOf.get(item) ?? null;
      const direction = directions.get(rating);
      if (group === null || direction === undefined) continue;
      const cell = `${group}/${hypothesis}`;
      const own = (found.get(cell) ?? new Set()).add(direction);
      found.set(cell, own);
      if (own.size > 1) split.add(group);
    }
    return [...split].sort().map((group) => ({ fault: 'opposite', where: [place('group', group)] }));
  },
};
