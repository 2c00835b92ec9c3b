import { hitAll, place, type LintRule } from '../rule.ts';

/** Above this share of one code pair the grades say little; method, section 3.4. */
const sameShareMax = 0.6;

export const srcAdm: LintRule<'ungraded' | 'unjudged' | 'same'> = {
  id: 'SRC-ADM',
  severity: 'E',
  checks: 'Every item has its two Admiralty grades, judged one by one.',
  why: 'A grade that was never judged weighs like one that was.',
  absent: 'The case has no evidence.',
  reads: [],
  faults: {
    ungraded: {
      severity: 'E',
      says: 'Items have no Admiralty grade.',
      mend: 'Grade the source and the information, each by itself.',
    },
    unjudged: {
      severity: 'W',
      says: 'Neither source nor content of these items can be judged (F6).',
      mend: 'Look for corroboration and grade them, or say why nobody can.',
    },
    same: {
      severity: 'W',
      says: 'More than 60 % of the items bear one and the same pair of grades.',
      mend: 'Go through them once more: source and information are judged independently.',
    },
  },
  check: ({ tables }) => {
    const items = tables.rows('evidence');
    if (items.length === 0) return 'absent';
    const counts = new Map<string, number>();
    const ungraded = items.filter(({ reliability, credibility }) => reliability === null || credibility === null);
    for (const { reliability, credibility } of items) {
      const pair = `${reliability ?? ''}${credibility ?? ''}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    const unjudged = items.filter(({ reliability, credibility }) => reliability === 'F' && credibility === '6');
    const isSame = items.length > 1 && Math.max(...counts.values()) > sameShareMax * items.length;
    const placesOf = (rows: typeof items) => rows.map(({ key }) => place('item', key));
    return [
      ...hitAll('ungraded', placesOf(ungraded)),
      ...hitAll('unjudged', placesOf(unjudged)),
      ...(isSame ? [{ fault: 'same' as const, where: [] }] : []),
    ];
  },
};
