import { findCarriers } from '../../attribution/overview-carriers.ts';
import { forgedSentence } from '../../attribution/challenge/challenge-words.ts';
import { listRivalFlips } from '../../attribution/rival-flips.ts';
import { decibelText, probabilityText } from '../../attribution/shown-numbers.ts';
import { flipList } from '../../figures/flip-list.ts';
import { leaveOneOutStrip } from '../../figures/leave-one-out-strip.ts';
import { monteCarloRange } from '../../figures/monte-carlo-range.ts';
import { probabilityToWord } from '../../reference/yardsticks.ts';
import { heading, muted, paragraph, quote, rich, sentenceToRich, strong, table } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import { citation, citedItem, type ReportContext, type ReportLevel } from '../report-source.ts';
import { levelTitle, listOf } from './judgements.ts';

/** What speaks against the lead: by default in every report, so that nobody has to ask for it. */
export const contrary = (context: ReportContext): readonly ReportBlock[] => {
  const levels = context.levels.filter(({ overview }) => overview.lead !== null);
  if (levels.length === 0) return [];
  return [
    heading(1, 'Contrary evidence'),
    paragraph('Every item that speaks against what is judged most likely, or for its best rival more than for it.'),
    ...levels.flatMap((level) => contraryOf(level, context)),
  ];
};

const contraryOf = (level: ReportLevel, { itemById, rows, tables }: ReportContext): readonly ReportBlock[] => {
  const { lead, rival } = level.overview;
  if (lead === null) return [];
  const against = rows.evidence.filter(({ ratings }) => {
    const own = ratings[lead.id] ?? '';
    return own === 'I' || own === 'II';
  });
  const carriers = rival === null ? [] : findCarriers(level.assessment.scores, level.names, lead, rival);
  const favouring = carriers.filter(({ decibels, kind }) => kind !== 'prior' && decibels < 0);
  const title = heading(2, levelTitle(level));
  if (against.length === 0 && favouring.length === 0) {
    return [title, paragraph('None: no item is rated inconsistent with the lead, and none favours its best rival.')];
  }
  return [
    title,
    ...(against.length === 0
      ? [paragraph('No item is rated inconsistent with the lead.')]
      : [
          table(
            'Items that are inconsistent with the lead',
            [
              ['Item', 'auto'],
              ['What it is', 1],
              ['Rating', 'auto'],
              ['Why', 1],
            ],
            against.map(({ id, ratings, title: name }) => [
              citedItem(itemById.get(id)),
              quote(name, 200),
              ratingCell(ratings[lead.id] ?? null),
              quote(tables.get('rating', `${id}/${lead.id}`)?.rationale, 400),
            ]),
          ),
        ]),
    ...(favouring.length === 0 || rival === null
      ? []
      : [
          table(
            `Origins that favour “${rival.name}” over the lead`,
            [
              ['Origin', 1],
              ['Items', 0.4],
              ['Decibels for the lead', 'auto', 'end'],
            ],
            favouring
              .toReversed()
              .map(({ name, detail, items, decibels }) => [
                rich(...quote(name, 200), ' ', muted(detail)),
                items.map((id) => citation(itemById.get(id))).join(', '),
                decibelText(decibels),
              ]),
          ),
        ]),
  ];
};

export const ratingCell = (code: string | null): Rich =>
  code === null ? [muted('not rated')] : [{ kind: 'rating', text: code }];

/** What would turn the result over, and what was tried and does not. */
export const change = (context: ReportContext): readonly ReportBlock[] => {
  const levels = context.levels.filter(({ overview }) => overview.lead !== null);
  if (levels.length === 0) return [];
  return [heading(1, 'What would change it'), ...levels.flatMap((level) => changeOf(level, context))];
};

const changeOf = (level: ReportLevel, context: ReportContext): readonly ReportBlock[] => {
  const { overview } = level;
  return [
    heading(2, levelTitle(level)),
    ...listOf(
      overview.changes.map(({ sentence, isFragile }) =>
        rich(...(isFragile ? [strong('Fragile. ')] : []), ...sentenceToRich(sentence)),
      ),
    ),
    ...robustnessOf(level),
    ...flipsOf(level),
    ...leaveOneOutOf(level, context),
    ...forgedOf(level),
  ];
};

const robustnessOf = ({ overview: { robustness, lead, wording } }: ReportLevel): readonly ReportBlock[] =>
  robustness === null || lead === null
    ? []
    : [
        {
          kind: 'figure',
          draw: (width) =>
            monteCarloRange(
              {
                leadName: lead.name,
                base: lead.computed,
                low: robustness.low,
                median: robustness.median,
                high: robustness.high,
                stability: robustness.stability,
                runs: robustness.runs,
              },
              width,
              wording,
            ),
          caption: 'Robustness run: every weight and rating shaken within its bounds, and scored again.',
        },
      ];

const flipsOf = ({ assessment, names, overview: { lead } }: ReportLevel): readonly ReportBlock[] => {
  const flips = listRivalFlips(assessment, names);
  return flips.length === 0 || lead === null
    ? []
    : [
        {
          kind: 'figure',
          draw: (width) => flipList(flips, lead.name, width),
          caption: 'What flips it: how far each rival is behind, and the origins that would have to be wrong.',
        },
        table(
          'How many separate origins would have to be wrong together before a rival draws level',
          [
            ['Rival', 1],
            ['Origins', 'auto', 'end'],
            ['Which', 1],
          ],
          flips.map(({ name, count, origins }) => [
            quote(name, 200),
            count === null ? 'no number suffices' : String(count),
            rich(...origins.flatMap(({ text }, index) => [...(index === 0 ? [] : ['; ']), ...quote(text, 120)])),
          ]),
        ),
      ];
};

const leftOutShown = 12;

const leaveOneOutOf = (
  { overview: { leftOut, lead, wording }, assessment: { scores } }: ReportLevel,
  { itemById }: ReportContext,
): readonly ReportBlock[] => {
  if (lead === null || leftOut.length === 0) return [];
  const base = scores.alr1.posterior[lead.id] ?? 0;
  const ordered = leftOut.toSorted(
    (left, right) => Math.abs(right.probability - base) - Math.abs(left.probability - base),
  );
  return [
    {
      kind: 'figure',
      draw: (width) => leaveOneOutStrip({ base, leadName: lead.name, dots: ordered }, width, wording),
      caption: 'Probability of the lead without each item and each origin group.',
    },
    table(
      `Leave one out: the ${Math.min(leftOutShown, ordered.length)} of ${ordered.length} that change the lead most`,
      [
        ['Without', 1],
        ['Probability of the lead', 'auto', 'end'],
        ['Word', 'auto'],
        ['Who leads then', 0.3],
      ],
      ordered
        .slice(0, leftOutShown)
        .map(({ id, of, name, probability, newLead }) => [
          rich(...(of === 'item' ? [citedItem(itemById.get(id)), ' '] : []), ...quote(name, 160)),
          probabilityText(probability),
          { kind: 'word' as const, text: probabilityToWord(probability, wording).word },
          newLead === undefined ? 'the same' : newLead === null ? strong('nobody') : quote(newLead, 100),
        ]),
    ),
  ];
};

const forgedOf = ({ assessment: { challenges }, overview: { lead }, names }: ReportLevel): readonly ReportBlock[] =>
  lead === null || challenges.forged.length === 0
    ? []
    : [
        heading(3, 'If evidence was forged to point at the lead'),
        ...listOf(challenges.forged.map((run) => sentenceToRich(forgedSentence(run, lead.id, names)))),
      ];
