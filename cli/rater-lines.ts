import type { Output } from '../shared/api/contract.ts';
import { standingText } from './opinion-lines.ts';
import { formatTable } from './output.ts';

type Comparison = Output<'rater.compare'>;
type Level = Comparison['levels'][number];
type Score = Level['own'];

const withheld = '(rater withheld)';

/** Who rated each level, what each alone would say, and the cells that matter; `listed` is the hypothesis asked for. */
export const formatComparison = ({ levels }: Comparison, listed = ''): readonly string[] =>
  levels.length === 0
    ? ['Nothing to compare: there is no hypothesis.']
    : levels.flatMap((level) => formatLevel(level, listed));

const formatLevel = (level: Level, listed: string): readonly string[] => [
  `Level ${level.level}`,
  ...formatTable([
    ['  by', 'rated', 'counts in the case', 'lead', 'probability', 'completeness'],
    ['  the case', '', '', ...scoreWords(level.own)],
    ...level.raters.map(({ name, rated, counted, score }) => [
      `  ${name ?? withheld}`,
      `${rated} of ${level.cells}`,
      String(counted),
      ...scoreWords(score),
    ]),
    ['  the panel’s median', '', '', ...scoreWords(level.panel)],
  ]),
  ...level.raters.flatMap(({ name, opinion, columns }) => [
    ...(opinion === null
      ? []
      : [
          `  ${name ?? withheld}: second opinion (line ${opinion.line}), ${standingText(opinion.standing)}${opinion.endLine === null ? '; not ended' : ''}.`,
        ]),
    ...(columns.isWarning
      ? [`  WARNING: ${name ?? withheld} rated down columns in ${columns.share} of the steps; work along the rows.`]
      : []),
  ]),
  '  The case counts the last rating entered in its own matrix, whoever entered it. Second opinions and the median',
  '  stand beside it and change nothing; an even median goes to the step nearer to neutral.',
  ...(level.raters.length < 2
    ? ['  One rater only: there is nothing to compare. `plumbline opinion begin` takes a second opinion.']
    : [
        level.agreeOnLead
          ? '  All of them put the same hypothesis first.'
          : '  WARNING: they do not all put the same hypothesis first.',
        `  ${level.compared} of ${level.cells} cells have two raters or more. Open Synthesis: ${bandWords(level.bands.openSynthesis)}. Open Source ACH: ${bandWords(level.bands.osach)}.`,
      ]),
  ...formatRatings(level, listed),
  ...formatDifferences(level),
  '',
];

const scoreWords = ({ lead, posterior, completeness }: Score): readonly string[] => [
  lead ?? 'none: a tie',
  lead === null ? '' : (posterior[lead] ?? ''),
  completeness,
];

const bandWords = (bands: Readonly<Record<string, number>>): string =>
  Object.entries(bands)
    .map(([band, count]) => `${count} ${band}`)
    .join(', ');

/** Every rating of the hypothesis that was asked for. */
const formatRatings = ({ ratings, raters }: Level, listed: string): readonly string[] =>
  ratings.length === 0
    ? []
    : [
        '',
        `  Every rating against ${listed}`,
        ...formatTable([
          ['  item', 'case', ...raters.map(({ name }) => name ?? withheld), 'median'],
          ...ratings.map((cell) => [
            `  ${cell.exhibit ?? cell.item}`,
            cell.own ?? '·',
            ...cell.ratings.map((rating) => rating ?? '·'),
            cell.panel ?? '·',
          ]),
        ]),
      ];

const formatDifferences = ({ differences, differing, raters }: Level): readonly string[] => {
  if (differences.length === 0) return [];
  return [
    '',
    `  ${differing} ${differing === 1 ? 'cell differs' : 'cells differ'}, what matters most first${differences.length < differing ? ` (${differences.length} listed)` : ''}`,
    ...formatTable([
      [
        '  item',
        'hypothesis',
        'case',
        ...raters.map(({ name }) => name ?? withheld),
        'median',
        'steps',
        'Open Synthesis',
        'Open Source ACH',
        'taken alone',
      ],
      ...differences.map((cell) => [
        `  ${cell.exhibit ?? cell.item}`,
        cell.hypothesis,
        cell.own ?? '·',
        ...cell.ratings.map((rating) => rating ?? '·'),
        cell.panel ?? '·',
        cell.steps === null ? '–' : String(cell.steps),
        cell.openSynthesis.band,
        cell.osach.band,
        effectWords(cell.effect),
      ]),
    ]),
  ];
};

const effectWords = (effect: Level['differences'][number]['effect']): string => {
  if (effect === null) return 'changes nothing';
  const { changesLead, lead, rating, delta } = effect;
  if (changesLead) return `${rating}: ${lead === null ? 'a tie for the lead' : `${lead} would lead`}`;
  return `${rating}: ${delta === null ? '' : `lead ${delta.startsWith('-') ? delta : `+${delta}`}`}`;
};

/** Everything that was said of an item or a cell, the last at the end. */
export const formatHistory = ({ given }: Output<'rating.history'>): readonly string[] =>
  given.length === 0
    ? ['Nobody has rated it.']
    : formatTable(
        given.map(({ hypothesis, rating, rater, at, line, opinion, counts, rationale }) => [
          hypothesis,
          rating ?? 'cleared',
          rater ?? withheld,
          at ?? '(withheld)',
          `line ${line}`,
          counts ? 'counts' : opinion === null ? 'replaced' : `second opinion, ${standingText(opinion.standing)}`,
          rationale ?? '',
        ]),
      );
