import { confidenceGates } from '../../reference/confidence-gates.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

export const achDecep: LintRule<'unrated'> = {
  id: 'ACH-DECEP',
  severity: 'E',
  checks: 'Deception is rated on every item of weight 0.5 or more.',
  why: 'Whoever plants traces plants weighty ones.',
  absent: 'No level has a hypothesis of deception.',
  reads: [],
  faults: {
    unrated: {
      severity: 'E',
      says: 'Weighty items are not rated against the hypothesis of deception.',
      mend: 'Ask of each whether one would see it if somebody imitated the actor, and rate it.',
    },
  },
  check: ({ levels, tables }) => {
    const pairs = levels.flatMap(({ hypotheses, weights }) =>
      hypotheses.filter(({ type }) => type === 'deception').map(({ id }) => ({ id, weights })),
    );
    if (pairs.length === 0) return 'absent';
    return pairs.flatMap(({ id, weights }) => {
      const open = tables
        .rows('evidence')
        .filter(({ key }) => (weights[key] ?? 0) >= confidenceGates.itemWeight)
        .filter(({ key }) => (tables.get('rating', `${key}/${id}`)?.rating ?? '') === '');
      return open.length === 0
        ? []
        : hitAll('unrated', [place('hypothesis', id), ...open.map(({ key }) => place('item', key))]);
    });
  },
};
