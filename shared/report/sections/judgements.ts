import { levelQuestions } from '../../attribution/assessment-names.ts';
import { confidenceWord } from '../../attribution/confidence/confidence-words.ts';
import { counted } from '../../base/counted.ts';
import { probabilityText, rangeText, shareText } from '../../attribution/shown-numbers.ts';
import { writtenSentences } from '../../domain/written-assessment.ts';
import { probabilityBars } from '../../figures/probability-bars.ts';
import { heading, note, paragraph, quote, rich, sentenceToRich, strong, table } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import { computedTitle, type ReportContext, type ReportLevel } from '../report-source.ts';

export const levelTitle = ({ level }: { readonly level: number }): string =>
  `Level ${level}: ${(levelQuestions.get(level) ?? '').toLowerCase().replace('state?', 'State?')}`;

/** What is judged, level by level: likelihood in one statement, confidence in another, never the two in one. */
export const judgements = (context: ReportContext): readonly ReportBlock[] => {
  const { assessment, levels, tables } = context;
  // Where people wrote the judgements, theirs come first, under this name.
  const isWritten = writtenSentences(tables).some(({ section }) => section === 'key_judgements');
  const title = heading(1, isWritten ? 'What is computed' : 'Key judgements');
  if (assessment.status === 'not_recomputable') {
    return [
      title,
      note(
        'warning',
        `Part of what the numbers rest on is withheld in this edition, so no number is stated: not recomputable without ${assessment.missing.length === 1 ? 'one field' : `${assessment.missing.length} fields`}, listed in data/edition.json.`,
      ),
    ];
  }
  if (levels.length === 0) return [title, paragraph('Nothing is judged yet: the case has no hypothesis.')];
  return [
    title,
    ...levels.flatMap((level) => [
      heading(2, levelTitle(level)),
      { kind: 'statement' as const, label: 'Likelihood', text: sentenceToRich(level.overview.sentence) },
      { kind: 'statement' as const, label: 'Confidence', text: confidenceStatement(level) },
      ...listOf(level.overview.cautions.map(sentenceToRich)),
    ]),
  ];
};

export const listOf = (items: readonly Rich[]): readonly ReportBlock[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }];

const confidenceStatement = ({ overview }: ReportLevel): Rich => {
  const { level, sentences } = overview.confidence;
  const stated: Rich =
    level === 'insufficient' ? [] : rich('Our confidence in this assessment is ', strong(confidenceWord(level)), '. ');
  return rich(
    ...stated,
    ...sentences.flatMap((sentence, index) => [...(index === 0 ? [] : [' ']), ...sentenceToRich(sentence)]),
  );
};

/** Every hypothesis of every level with what it is held to be: none is left out. */
export const alternatives = (context: ReportContext): readonly ReportBlock[] =>
  context.levels.length === 0
    ? []
    : [
        heading(1, computedTitle(context, 'alternatives')),
        paragraph('Every hypothesis that the case weighs, with its likelihood. None is left out.'),
        ...context.levels.flatMap(alternativesOf),
      ];

const alternativesOf = (level: ReportLevel): readonly ReportBlock[] => {
  const { hypotheses, wording, exclusivity, outcome } = level.overview;
  const bars = hypotheses.map(({ id, name, probability, range, cap, isLead, isTied }) => ({
    id,
    name,
    probability,
    range,
    isCapped: cap !== null,
    isFirst: isLead || isTied,
  }));
  return [
    heading(2, levelTitle(level)),
    ...(outcome === 'alone' || outcome === 'unweighed'
      ? []
      : [
          {
            kind: 'figure' as const,
            draw: (width: number) => probabilityBars(bars, width, wording),
            caption: `Probability of each hypothesis on the bands of ${wording.name}; the bar of the first is the range of nine in ten robustness runs.`,
          },
        ]),
    table(
      `Hypotheses of level ${level.level}, most likely first`,
      [
        ['Hypothesis', 1],
        ['Kind', 'auto'],
        ['Likelihood', 'auto'],
        ['Probability', 'auto', 'end'],
      ],
      hypotheses.map((standing) => [
        rich(
          ...(standing.isLead ? [strong('First. ')] : []),
          ...quote(standing.statement, 400),
          ...(standing.cap === null
            ? []
            : rich(
                ` Held to what “`,
                ...quote(standing.cap.by.text, 120),
                `” of level ${standing.cap.level} leaves room for; its own matrix gives ${probabilityText(standing.computed)}.`,
              )),
        ),
        kindWords[standing.kind],
        { kind: 'word' as const, text: standing.word },
        rich(
          strong(probabilityText(standing.probability)),
          ...(standing.range === null ? [] : [` (${rangeText(standing.range.low, standing.range.high)})`]),
        ),
      ]),
    ),
    ...(exclusivity === null ? [] : [paragraph(sentenceToRich(exclusivity))]),
  ];
};

const kindWords = {
  specific: 'specific',
  deception: 'deception',
  catch_all: 'catch-all',
  no_attack: 'no attack',
  insufficient: 'insufficient evidence',
} as const;

/** What the confidence of each level comes from and what caps it, without a word of likelihood. */
export const confidence = ({ levels }: ReportContext): readonly ReportBlock[] => {
  const tested = levels.filter(({ overview }) => overview.confidence.rows.length > 0);
  if (levels.length === 0) return [];
  return [
    heading(1, 'Confidence and what caps it'),
    paragraph(
      'Confidence says how well the judgement is founded, not how likely it is. Each test below reaches a step; the lowest one holds.',
    ),
    ...levels
      .filter((level) => !tested.includes(level))
      .map((level) => note('plain', `${levelTitle(level)} `, confidenceStatement(level))),
    ...tested.flatMap((level) => [
      heading(2, `${levelTitle(level)} Confidence: ${confidenceWord(level.overview.confidence.level)}`),
      table(
        `Tests of confidence, level ${level.level}`,
        [
          ['Test', 0.55],
          ['What was found', 1.1],
          ['Reaches', 0.45],
          ['For the next step', 0.7],
        ],
        level.overview.confidence.rows.map(({ title, found, reaches, needs, isCapping }) => [
          isCapping ? strong(title) : title,
          sentenceToRich(found),
          isCapping ? strong(`${confidenceWord(reaches)}, caps it`) : confidenceWord(reaches),
          needs ?? '',
        ]),
      ),
    ]),
  ];
};

/** How the two models compare and how complete the matrix is. */
export const modelWords = ({ overview: { models, completeness } }: ReportLevel): Rich =>
  rich(
    `${counted(completeness.rated, 'cell')} of ${completeness.cells} of the items that count hold a rating (${shareText(completeness.share)}). `,
    models.agree
      ? 'The cross-check, a second model, puts the same hypothesis first.'
      : 'The cross-check, a second model, does not put the same hypothesis alone in first place.',
  );
