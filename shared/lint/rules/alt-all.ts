import { place, type LintRule } from '../rule.ts';

export const altAll: LintRule<'left_out'> = {
  id: 'ALT-ALL',
  severity: 'E',
  checks: 'Where the text states the likelihood of one hypothesis of a level, it states that of all of them.',
  why: 'Tradecraft standard 4: a likelihood without its alternatives tells a reader half of it.',
  absent: 'The text states no likelihood.',
  reads: [],
  faults: {
    left_out: {
      severity: 'E',
      says: 'The text states likelihoods of this level and leaves hypotheses out.',
      mend: 'Add a sentence with the likelihood of each to the alternatives.',
    },
  },
  check: ({ sentences, levels }) => {
    const said = new Set(
      sentences.flatMap(({ parts }) =>
        parts.flatMap((part) => (part.kind === 'likelihood' || part.kind === 'probability' ? [part.hypothesis] : [])),
      ),
    );
    if (said.size === 0) return 'absent';
    return levels
      .filter(({ hypotheses }) => hypotheses.some(({ id }) => said.has(id)))
      .map(({ level, hypotheses }) => ({ level, open: hypotheses.filter(({ id }) => !said.has(id)) }))
      .filter(({ open }) => open.length > 0)
      .map(({ level, open }) => ({
        fault: 'left_out',
        where: [place('level', level), ...open.map(({ id }) => place('hypothesis', id))],
      }));
  },
};
