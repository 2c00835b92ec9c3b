import { standingJustifications } from '../../lint/answers.ts';
import { heading, paragraph, quote, rich, table, type ReportBlock } from '../blocks.ts';
import type { ReportContext } from '../report-source.ts';

/** Why warnings of the rules of export were let stand. */
export const justifiedWarnings = (tables: ReportContext['tables']): readonly ReportBlock[] => {
  const standing = standingJustifications(tables);
  if (standing.length === 0) return [];
  return [
    heading(2, 'Warnings of the rules of export that were let stand'),
    paragraph('Each was said of the places where the rule gave a warning then, and holds for no other.'),
    table(
      'Justified warnings',
      [
        ['Line', 'auto', 'end'],
        ['Rule', 0.3],
        ['Who', 0.3],
        ['Why', 1],
      ],
      standing.map(({ seq, rule, actor, reason }) => [
        String(seq),
        rich(rule),
        quote(actor, 100),
        quote(reason, 1_000),
      ]),
    ),
  ];
};
