import { instantToEpochSeconds } from '../../base/calendar.ts';
import { isInstant } from '../../base/clock.ts';
import type { EvidenceRow } from '../../domain/case-tables.ts';
import { lineNamesOf } from '../../domain/line-names.ts';
import { caseTimeline } from '../../figures/case-timeline.ts';
import { hashSpan, heading, muted, note, paragraph, quote, rich, table } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import { happeningKinds, happeningsOf, happeningWords, type Happening } from '../happenings.ts';
import { findIndicators, referenceKinds, valueKinds, type Indicator, type IndicatorText } from '../indicators.ts';
import { citedItem, type ReportContext } from '../report-source.ts';

/** When evidence was collected and changed hands, and when people acted on the case. */
export const timeline = (context: ReportContext): readonly ReportBlock[] => {
  const happenings = happeningsOf(context, lineNamesOf(context.tables));
  if (happenings.length === 0) return [heading(1, 'Timeline'), paragraph('No time is stated in this edition.')];
  const dated = happenings.filter(({ at }) => isInstant(at));
  const lanes = happeningKinds.map((kind) => ({
    name: happeningWords[kind],
    times: dated.filter((one) => one.kind === kind).map(({ at }) => instantToEpochSeconds(at)),
  }));
  return [
    heading(1, 'Timeline'),
    paragraph(
      'When evidence was collected and changed hands, and when people acted on the case, as the lines state it. All times are in UTC. It is not the course of the attack.',
    ),
    ...(dated.length === 0
      ? []
      : [
          {
            kind: 'figure' as const,
            draw: (width: number) => caseTimeline(lanes, width),
            caption:
              'A bar stands for what happened within its few pixels; its height grows with the logarithm of the number.',
          },
        ]),
    table(
      'What happened, in UTC; what happened at the same instant to several items is one row',
      [
        ['When', 'auto'],
        ['What', 1],
        ['Items', 0.7],
      ],
      togetherOf(happenings).map(([first, ...more]) => [
        whenText(first.at),
        whatOf(first),
        itemsOf([first, ...more], context),
      ]),
    ),
  ];
};

const whatOf = ({ kind, words, seq }: Happening): Rich => {
  switch (kind) {
    case 'evidence':
      return rich(happeningWords.evidence);
    case 'custody':
      return rich(`${happeningWords.custody}: `, ...quote(words, 100));
    case 'case':
      return rich(...quote(words, 600), ' ', muted(`line ${seq}`));
  }
};

type Together = readonly [Happening, ...Happening[]];

/** What is the same but for the item, in the order of the first of each. */
const togetherOf = (happenings: readonly Happening[]): readonly Together[] => {
  const byKey = new Map<string, [Happening, ...Happening[]]>();
  for (const one of happenings) {
    const key = one.kind === 'case' ? one.key : `${one.at} ${one.kind} ${one.words}`;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [one]);
    else same.push(one);
  }
  return [...byKey.values()];
};

const itemsShown = 40;

const itemsOf = (happenings: Together, { itemById }: ReportContext): Rich => {
  if (happenings[0].kind === 'case') return [];
  const known = happenings.flatMap(({ item }) => (item === null ? [] : [itemById.get(item)]));
  const hidden = happenings.length - known.length;
  return rich(
    ...commaList(known.slice(0, itemsShown)),
    ...(known.length > itemsShown ? [muted(` and ${known.length - itemsShown} more`)] : []),
    ...(hidden === 0 ? [] : [muted(`${known.length === 0 ? '' : ' and '}${hidden} withheld`)]),
  );
};

const commaList = (items: readonly (EvidenceRow | undefined)[]): Rich =>
  rich(...items.flatMap((item, index) => [...(index === 0 ? [] : [', ']), citedItem(item)]));

/** `2026-03-03 09:30:00`; a time in another form stands as it came. */
const whenText = (at: string): Rich => (isInstant(at) ? rich(`${at.slice(0, 10)} ${at.slice(11, 19)}`) : quote(at, 60));

/** What others can look for in records of their own: values that findings name, and what items and findings refer to. */
export const indicators = (context: ReportContext): readonly ReportBlock[] => {
  const { tables, items } = context;
  const found = tables
    .rows('finding')
    .filter(({ withdrawnSeq }) => withdrawnSeq === null)
    .flatMap(({ item, statement, quote: text, quoteForm }): readonly IndicatorText[] =>
      // Bytes as hex digits are no hash.
      [statement, quoteForm === 'hex' ? null : text].flatMap((one) => (one === null ? [] : [{ text: one, item }])),
    );
  const described = items.flatMap(({ key, title, description }): readonly IndicatorText[] =>
    [title, description].flatMap((text) => (text === null ? [] : [{ text, item: key }])),
  );
  const values = findIndicators(found, valueKinds);
  const references = findIndicators([...found, ...described], referenceKinds);
  return [
    heading(1, 'Indicators and techniques'),
    paragraph(
      'What others can look for in their own records. Values come from the findings that this edition tells; techniques, software (MITRE ATT&CK) and vulnerabilities from these and from what items are described as. The times are those of the collection of the items that name a value.',
    ),
    values.length === 0
      ? paragraph('No finding names a hash or an address.')
      : note('plain', 'That a finding names a value does not make it a sign of attack: read the finding first.'),
    ...indicatorTable('Hashes and addresses that findings name', 'Value', values, context),
    ...indicatorTable('Techniques, software and vulnerabilities', 'Identifier', references, context),
  ];
};

const indicatorTable = (
  caption: string,
  title: string,
  rows: readonly Indicator[],
  { itemById }: ReportContext,
): readonly ReportBlock[] =>
  rows.length === 0
    ? []
    : [
        table(
          caption,
          [
            ['Kind', 'auto'],
            [title, 1],
            ['Named in', 0.8],
            ['First collected', 'auto'],
            ['Last', 'auto'],
          ],
          rows.map(({ kind, value, items }) => {
            const named = items.map((id) => itemById.get(id));
            const times = named.flatMap((item) => item?.collectedAt ?? []).sort();
            return [
              kind,
              hashSpan(value),
              items.length === 0 ? muted('withheld') : commaList(named.slice(0, itemsShown)),
              timeOr(times[0]),
              timeOr(times.at(-1)),
            ];
          }),
        ),
      ];

const timeOr = (at: string | undefined): Rich => (at === undefined ? [muted('not stated')] : whenText(at.slice(0, 60)));
