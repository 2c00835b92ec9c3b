import { answersOf, standingJustifications, type Override } from '../../lint/answers.ts';
import { lintRules } from '../../lint/rules.ts';
import { heading, note, paragraph, quote, rich, strong, table, type ReportBlock } from '../blocks.ts';
import type { ReportContext } from '../report-source.ts';

type Released = Pick<ReportContext, 'tables' | 'lines' | 'checkpoint'>;

/** What stands on the first page where a release leaves with errors of the rules of export. */
export const overrideWarnings = (context: Released): readonly ReportBlock[] => {
  const overrides = overridesIn(context);
  if (overrides.length === 0) return [];
  return [
    note(
      'warning',
      strong('Let stand.'),
      ` Errors of the rules of export ${overrides.map(({ rule }) => rule).join(', ')}, by ${approversIn(context)}. Why, see Method.`,
    ),
  ];
};

/** What answers the rules of export: errors that two people let stand, and warnings that a person justified. */
export const rulesOfExport = (context: Released): readonly ReportBlock[] => [
  ...overrideTable(context),
  ...justifiedWarnings(context.tables),
];

const overrideTable = (context: Released): readonly ReportBlock[] => {
  const overrides = overridesIn(context);
  if (overrides.length === 0) return [];
  return [
    heading(2, 'Errors of the rules of export that were let stand'),
    paragraph(`They stand in the request for the release, and were approved with it by ${approversIn(context)}.`),
    table(
      'Errors let stand',
      [
        ['Rule', 0.25],
        ['What', 0.8],
        ['Why', 1],
      ],
      overrides.map(({ rule, findings, reason }) => [
        rich(rule),
        rich([...new Set(findings.map(({ fault }) => saysOf(rule, fault)))].join(' ')),
        quote(reason, 2_000),
      ]),
    ),
  ];
};

/** Only a release has any; what is merely asked for is nobody's yet. */
const overridesIn = ({ tables, lines, checkpoint }: Released): readonly Override[] =>
  checkpoint === null ? [] : answersOf(tables, lines).overrides;

const approversIn = ({ tables, lines }: Released): string => {
  const seq = lines.at(-1)?.seq;
  const request = tables.rows('release').find((release) => release.seq === seq)?.request;
  return tables
    .rows('approval')
    .flatMap((approval) => (approval.request === request ? [approval.principal] : []))
    .join(', ');
};

const saysOf = (rule: string, fault: string): string =>
  lintRules.find(({ id }) => id === rule)?.faults[fault]?.says ?? fault;

const justifiedWarnings = (tables: ReportContext['tables']): readonly ReportBlock[] => {
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
