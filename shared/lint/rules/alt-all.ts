import { place, type LintRule } from '../rule.ts';

export const altAll: LintRule<'left_out'> = {
  id: 'ALT-ALL',
  severity: 'E',
  checks:
    'The report states the likelihood of every hypothesis. Where its template prints the alternatives, the program writes them there, complete.',
  why: 'Tradecraft standard 4: a likelihood without its alternatives tells a reader half of it.',
  absent: 'Nothing is written.',
  reads: [],
  faults: {
    left_out: {
      severity: 'E',
      says: 'The template prints no alternatives, and no sentence states the likelihood of these hypotheses.',
      mend: 'Choose a template that prints the alternatives, or state each likelihood by its field.',
    },
  },
  check: ({ sentences, sections, levels }) => {
    if (sentences.length === 0) return 'absent';
    if (sections.includes('alternatives')) return [];
    const said = new Set(
      sentences.flatMap(({ parts }) =>
        parts.flatMap((part) => (part.kind === 'likelihood' || part.kind === 'probability' ? [part.hypothesis] : [])),
      ),
    );
    return levels
      .map(({ level, hypotheses }) => ({ level, open: hypotheses.filter(({ id }) => !said.has(id)) }))
      .filter(({ open }) => open.length > 0)
      .map(({ level, open }) => ({
        fault: 'left_out',
        where: [place('level', level), ...open.map(({ id }) => place('hypothesis', id))],
      }));
  },
};
