import type { Output } from '../shared/api/contract.ts';
import { nameAssessment } from '../shared/attribution/assessment-names.ts';
import type { AssessmentRows } from '../shared/attribution/assessment-rows.ts';
import { namedGroups } from '../shared/attribution/delta/delta-names.ts';
import { tellDelta, type ToldDelta } from '../shared/attribution/delta/delta-words.ts';
import { sentenceToText } from '../shared/attribution/sentence.ts';
import { yardstickNote } from '../shared/figures/yardstick-legend.ts';
import { wordingById } from '../shared/reference/yardsticks.ts';

type Delta = Output<'case.delta'>;

/** What changed between two moments, for people: what came in, what moved, why, each with its lines. */
export const formatDelta = (delta: Delta, rows: AssessmentRows): readonly string[] => {
  const { since, until, types, told, missing, levels } = delta;
  const head = [
    `After line ${since.line} (${since.at ?? 'time withheld'}), up to line ${until.line} (${until.at ?? 'time withheld'}).`,
    types.length === 0
      ? 'No line came in.'
      : `Lines: ${types.map(({ type, count }) => `${count} ${type}`).join(', ')}.`,
    '',
    ...told.map(({ words, actor, line }) => `${words} (${actor ?? 'withheld'}) ${linesText([line])}`),
  ];
  if (missing.length > 0) return [...head, `Not recomputable, so no number: ${missing.join(', ')} is withheld.`];
  return [
    ...head,
    ...levels.flatMap((level) => [
      '',
      `Level ${level.level}`,
      ...formatLevel(tellDelta(level, nameAssessment(namedGroups(level, rows), rows))),
      `  ${yardstickNote(wordingById[level.wording])}`,
    ]),
  ];
};

const formatLevel = ({ came, moved, why }: ToldDelta): readonly string[] => [
  '  What came in',
  ...(came.length === 0
    ? ['    nothing that is scored']
    : came.map(({ sentence, lines }) => `    ${sentenceToText(sentence)} ${linesText(lines)}`)),
  '  What moved',
  ...moved.map((sentence) => `    ${sentenceToText(sentence)}`),
  '  Why, in points of percentage: each change taken back alone',
  ...formatWhy(why),
];

const formatWhy = (why: ToldDelta['why']): readonly string[] => {
  if (why === null) return ['    No hypothesis led at both moments whose move could be explained.'];
  return [
    `    ${sentenceToText(why.sentence)}`,
    ...why.parts.map(
      ({ points, sentence, lines }) =>
        `    ${(points ?? 'n/a').padStart(7)}  ${sentenceToText(sentence)} ${linesText(lines)}`,
    ),
    ...(why.still.count === 0
      ? []
      : [`    ${'0.00'.padStart(7)}  ${why.still.count} further, each by nothing ${linesText(why.still.lines)}`]),
    `    ${why.remainder.padStart(7)}  what they do together and none of them alone`,
    `    ${why.moved.padStart(7)}  together`,
  ];
};

const linesMax = 8;
const linesText = (lines: readonly number[]): string => {
  if (lines.length === 0) return '';
  const shown = lines.slice(0, linesMax).join(', ');
  const more = lines.length > linesMax ? ` and ${lines.length - linesMax} more` : '';
  return `[line${lines.length === 1 ? '' : 's'} ${shown}${more}]`;
};
