import { place, type LintRule } from '../rule.ts';

export const change: LintRule<'unexplained'> = {
  id: 'CHANGE',
  severity: 'E',
  checks: 'A release after another says what changed since, or that nothing did.',
  why: 'Tradecraft standard 7: whoever read the last one must learn why this one says something else.',
  absent: 'The case was never released before.',
  reads: [],
  faults: {
    unexplained: {
      severity: 'E',
      says: 'The case was released before, and the section of the text about what changed is empty.',
      mend: 'Write what changed since and why, in the section Change of the report.',
    },
  },
  check: ({ tables, lines, sentences }) => {
    // The freeze of a release is its own last line.
    const last = lines.at(-1);
    const own = last?.type === 'release.freeze' ? last.seq : null;
    const earlier = tables.rows('release').findLast(({ seq }) => seq !== own);
    if (earlier === undefined) return 'absent';
    return sentences.some(({ section }) => section === 'change')
      ? []
      : [{ fault: 'unexplained', where: [place('line', earlier.seq)] }];
  },
};
