import { decimalString } from '../../attribution/decimal-string.ts';
import { counted } from '../../base/counted.ts';
import { shortDecimal } from '../../attribution/shown-numbers.ts';
import type { EvidenceRow } from '../../domain/case-tables.ts';
import { credibilityWords, custodyWords, forgeabilityWords, reliabilityWords } from '../../reference/grade-words.ts';
import { heading, muted, paragraph, quote, rich, strong, table, withheld } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import { citation, citedItem, computedTitle, type ReportContext } from '../report-source.ts';
import { listOf, modelWords } from './judgements.ts';

/** On what the judgements rest: what was seen and what was told, by whom, and how much of it is one story. */
export const basis = (context: ReportContext): readonly ReportBlock[] => [
  heading(1, computedTitle(context, 'basis')),
  paragraph(kindsSentence(context)),
  ...listOf(context.levels.map(modelWords)),
  ...sources(context),
  ...origins(context),
];

const kindWords: readonly (readonly [kind: string, words: (count: number) => string])[] = [
  ['artifact', (count) => `${counted(count, 'item')} ${count === 1 ? 'was' : 'were'} observed directly`],
  ['report', (count) => `${count} ${count === 1 ? 'is a report' : 'are reports'} by others`],
  ['testimony', (count) => `${count} ${count === 1 ? 'is a statement' : 'are statements'} of persons`],
  ['absence', (count) => `${count} ${count === 1 ? 'says' : 'say'} that something was looked for and not found`],
  ['assumption', (count) => `${count} ${count === 1 ? 'is' : 'are'} assumed`],
];

const kindsSentence = ({ items }: ReportContext): string => {
  const parts = kindWords.flatMap(([kind, words]) => {
    const count = items.filter((item) => item.kind === kind).length;
    return count === 0 ? [] : [words(count)];
  });
  const unknown = items.filter(({ kind }) => kind === null).length;
  return items.length === 0
    ? 'The case holds no evidence.'
    : `Of ${counted(items.length, 'item')} of evidence, ${[...parts, ...(unknown === 0 ? [] : [`of ${unknown} the kind is withheld`])].join('; ')}.`;
};

const sources = ({ tables, items }: ReportContext): readonly ReportBlock[] => {
  const rows = tables.rows('source').toSorted((left, right) => left.seq - right.seq);
  if (rows.length === 0) return [];
  const countBySource = new Map<string, number>();
  for (const { source } of items) if (source !== null) countBySource.set(source, (countBySource.get(source) ?? 0) + 1);
  return [
    heading(2, 'Sources'),
    table(
      'Sources, with their reliability (Admiralty code)',
      [
        ['Source', 1],
        ['Kind', 0.3],
        ['Reliability', 0.3],
        ['Items', 'auto', 'end'],
      ],
      rows.map((row) => [
        rich(strongOr(row.name), ...(row.descriptor === '' ? [] : [' ', ...quote(row.descriptor, 500)])),
        quote(row.kind, 60),
        letter(row.reliability, reliabilityWords),
        String(countBySource.get(row.key) ?? 0),
      ]),
    ),
  ];
};

const strongOr = (text: string | null): Rich =>
  quote(text, 200).map((span) => (span.kind === 'text' ? strong(span.text) : span));

const letter = (code: string | null, words: ReadonlyMap<string, string>): Rich =>
  code === null ? [withheld] : rich(strong(code), ` ${words.get(code) ?? ''}`);

const origins = ({ tables, items }: ReportContext): readonly ReportBlock[] => {
  const groups = tables.rows('origin_group');
  if (groups.length === 0) return [];
  return [
    heading(2, 'Items of one origin'),
    paragraph(
      'Items that go back to one origin count together, for less than their number: ρ is how much each further one repeats the first.',
    ),
    table(
      'Origin groups',
      [
        ['Group', 1],
        ['Relation', 0.35],
        ['ρ', 'auto', 'end'],
        ['Items', 0.6],
      ],
      groups.map((group) => [
        rich(strongOr(group.name), ...(group.reason === '' ? [] : [' ', ...quote(group.reason, 300)])),
        quote(group.relation?.replaceAll('_', ' ')),
        group.rho === null ? withheld : shortDecimal(Number(group.rho)),
        items
          .filter(({ originGroup }) => originGroup === group.key)
          .map(citation)
          .join(', '),
      ]),
    ),
  ];
};

/** The table of all evidence, so that a reader finds what a citation stands for. */
export const evidence = ({ items, tables, levels }: ReportContext): readonly ReportBlock[] => {
  if (items.length === 0) return [];
  const nameById = new Map(tables.rows('source').map(({ key, name }) => [key, name]));
  const weights = levels[0]?.assessment.scores.weights ?? {};
  return [
    heading(1, 'Evidence'),
    table(
      'Items, with their grades and what each counts at most',
      [
        ['Item', 'auto'],
        ['What it is', 1],
        ['Grade', 0.3],
        ['Custody', 0.25],
        ['To fake', 0.2],
        ['Weight', 'auto', 'end'],
      ],
      items.map((item) => [
        citedItem(item),
        describe(item, nameById),
        admiralty(item),
        fromWords(custodyWords, item.custody),
        fromWords(forgeabilityWords, item.forgeability),
        weights[item.key] === undefined ? muted('none') : decimalString(weights[item.key] ?? 0, 2),
      ]),
    ),
  ];
};

const describe = (item: EvidenceRow, nameById: ReadonlyMap<string, string | null>): Rich => {
  const source = item.source === null ? null : (nameById.get(item.source) ?? null);
  return rich(
    ...quote(item.title === '' ? item.name : item.title, 240),
    ' ',
    muted(`${item.kind ?? 'kind withheld'}, ${source === null ? 'source withheld' : 'from '}`),
    ...(source === null ? [] : quote(source, 100).map((span) => muted(span.text))),
  );
};

const admiralty = ({ reliability, credibility }: EvidenceRow): Rich =>
  reliability === null || credibility === null
    ? [withheld]
    : rich(strong(`${reliability}${credibility}`), ` ${credibilityWords.get(credibility) ?? ''}`);

const fromWords = (words: Readonly<Record<string, string>>, code: string | null): Rich =>
  code === null ? [withheld] : rich(words[code] ?? code);
