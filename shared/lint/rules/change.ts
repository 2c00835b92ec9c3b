import { place, type LintRule } from '../rule.ts';

export const change: LintRule<'unexplained'> = {
  id: 'CHANGE',
  severity: 'E',
  checks:
    'A release after another says what changed since. Where its template prints that section, the program writes there what moved.',
  why: 'Tradecraft standard 7: whoever read the last one must learn why this one says something else.',
  absent: 'The case was never released before.',
  reads: [],
  faults: {
    unexplained: {
      severity: 'E',
      says: 'The case was released before, and no report says what changed since: nothing is written, or the template leaves that section out.',
      mend: 'Write the assessment, with a template that prints what changed since the last release.',
    },
  },
  check: ({ tables, lines, sentences, sections }) => {
    // The freeze of a release is its own last line.
    const last = lines.at(-1);
    const own = last?.type === 'release.freeze' ? last.seq : null;
    const earlier = tables.rows('release').findLast(({ seq }) => seq !== own);
    if (earlier === undefined) return 'absent';
    return sentences.length > 0 && sections.includes('change')
      ? []
      : [{ fault: 'unexplained', where: [place('line', earlier.seq)] }];
  },
};
