import { decimalString } from '../../attribution/decimal-string.ts';
import { counted } from '../../base/counted.ts';
import { decibelText } from '../../attribution/shown-numbers.ts';
import { findWaterfall, foldWaterfall } from '../../attribution/waterfall.ts';
import { decibelWaterfall } from '../../figures/decibel-waterfall.ts';
import { ratingWords } from '../../reference/grade-words.ts';
import { heading, muted, paragraph, quote, rich, strong, table } from '../blocks.ts';
import type { ReportBlock } from '../blocks.ts';
import { citedItem, type ReportContext, type ReportLevel } from '../report-source.ts';
import { ratingCell } from './change.ts';
import { levelTitle, listOf } from './judgements.ts';

/** Ratings of every item against every hypothesis, as letters. */
export const matrix = ({ levels, rows, itemById }: ReportContext): readonly ReportBlock[] => {
  if (levels.length === 0 || rows.evidence.length === 0) return [];
  return [
    heading(1, 'Matrix'),
    paragraph(
      Object.entries(ratingWords)
        .map(([code, words]) => `${code} ${words}`)
        .join(' · '),
      '. A row that is not rated is printed as such.',
    ),
    ...levels.flatMap(({ level, overview, assessment: { scores } }) => {
      const columns = overview.hypotheses;
      return [
        heading(2, `Level ${level}`),
        ...listOf(
          columns.map(({ statement, name }, index) =>
            rich(strong(`${letterOf(index)} `), ...quote(statement ?? name, 200)),
          ),
        ),
        table(
          `${counted(rows.evidence.length, 'item')} against ${counted(columns.length, 'hypothesis', 'hypotheses')}, the lead first`,
          [
            ['Item', 'auto'],
            ['What it is', 1],
            ['Weight', 'auto', 'end'],
            ...columns.map((_, index) => [letterOf(index), 'auto'] as const),
          ],
          rows.evidence
            .toSorted((left, right) => left.seq - right.seq)
            .map(({ id, title, name, ratings }) => [
              citedItem(itemById.get(id)),
              quote(title === '' ? name : title, 120),
              decimalString(scores.weights[id] ?? 0, 2),
              ...columns.map((column) => ratingCell(ratings[column.id] ?? null)),
            ]),
        ),
      ];
    }),
  ];
};

/** A, B, … Z, AA: columns are too narrow for names. */
const letterOf = (index: number): string =>
  index < 26 ? String.fromCodePoint(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;

/** Every rating with its reason. */
export const rationales = ({ levels, tables, itemById }: ReportContext): readonly ReportBlock[] => {
  const columnById = new Map(
    levels.flatMap(({ level, overview }) =>
      overview.hypotheses.map(({ id }, index) => [id, `${level}${letterOf(index)}`] as const),
    ),
  );
  const columns = [...columnById.keys()];
  const placeOf = (hypothesis: string): number => columns.indexOf(hypothesis);
  const given = tables
    .rows('rating')
    .filter(({ rating, rationale }) => rating !== null && rationale !== '' && rationale !== null)
    .filter(({ hypothesis }) => columnById.has(hypothesis));
  return given.length === 0
    ? []
    : [
        heading(1, 'Reasons of the ratings'),
        paragraph('Columns are those of the matrix: the number of the level, then the letter of the hypothesis.'),
        table(
          'Ratings with a stated reason',
          [
            ['Item', 'auto'],
            ['Column', 'auto'],
            ['Rating', 'auto'],
            ['Why', 1],
          ],
          given
            .toSorted(
              (left, right) =>
                (itemById.get(left.item)?.seq ?? 0) - (itemById.get(right.item)?.seq ?? 0) ||
                placeOf(left.hypothesis) - placeOf(right.hypothesis),
            )
            .map(({ item, hypothesis, rating, rationale }) => [
              citedItem(itemById.get(item)),
              columnById.get(hypothesis) ?? '',
              ratingCell(rating),
              quote(rationale, 400),
            ]),
        ),
      ];
};

/** ALR-1's own account: what each origin adds to each hypothesis, in decibels, and what they come to. */
export const decibels = ({ levels }: ReportContext): readonly ReportBlock[] =>
  levels.length === 0
    ? []
    : [
        heading(1, 'Account of the decibels'),
        paragraph(
          'Ten decibels make a hypothesis ten times as likely against the others. Each row is one origin: what it adds to each hypothesis; the last is what all come to, from the prior on.',
        ),
        ...levels.flatMap((level) => {
          const { scores } = level.assessment;
          const columns = level.overview.hypotheses;
          const origins = Object.entries(scores.groups);
          const total = (id: string): number => scores.alr1.db[id] ?? 0;
          const sum = (id: string): number => origins.reduce((all, [, { points }]) => all + (points[id] ?? 0), 0);
          return [
            heading(2, levelTitle(level)),
            ...waterfallOf(level),
            table(
              `Decibels by origin, level ${level.level}; columns as in the matrix`,
              [['Origin', 1], ...columns.map((_, index) => [letterOf(index), 'auto', 'end'] as const)],
              [
                ...origins
                  .toSorted(([, left], [, right]) => spread(right.points) - spread(left.points))
                  .map(([id, { points }]) => {
                    const origin = level.names.origin(id);
                    return [
                      rich(...quote(origin.text, 140), ' ', muted(origin.detail)),
                      ...columns.map((column) => decibelText(points[column.id] ?? 0)),
                    ];
                  }),
                ['Prior', ...columns.map(({ id }) => decibelText(total(id) - sum(id)))],
                [strong('Together'), ...columns.map(({ id }) => strong(decibelText(total(id))))],
              ],
            ),
          ];
        }),
      ];

const spread = (points: Readonly<Record<string, number>>): number => {
  const values = Object.values(points);
  return Math.max(...values) - Math.min(...values);
};

const stepsMax = 18;

/** The way of the lead from its prior to its total, where one leads. */
const waterfallOf = ({ assessment: { scores }, names, overview: { lead } }: ReportLevel): readonly ReportBlock[] =>
  lead === null
    ? []
    : [
        {
          kind: 'figure',
          draw: (width) => decibelWaterfall(foldWaterfall(findWaterfall(scores, names, lead.id), stepsMax), width),
          caption: 'From the prior of the lead to its result: what each origin adds, in decibels.',
        },
      ];
