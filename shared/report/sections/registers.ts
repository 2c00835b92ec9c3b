import { confidenceWord } from '../../attribution/confidence/confidence-words.ts';
import { nameAssessment } from '../../attribution/assessment-names.ts';
import type { LevelAssessment } from '../../attribution/assessment-shape.ts';
import { counted } from '../../base/counted.ts';
import { probabilityText } from '../../attribution/shown-numbers.ts';
import type { AssumptionExaminationRow } from '../../domain/lint-rows.ts';
import type { RegisterRow } from '../../domain/register-rows.ts';
import { registerWords, type RegisterKind } from '../../domain/register-vocabulary.ts';
import { heading, muted, note, paragraph, quote, rich, strong, table, withheld } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import { computedTitle, type ReportContext } from '../report-source.ts';
import { levelTitle } from './judgements.ts';

/** What is not known, what to watch, what is taken for granted, and the best case against. */
export const registers = (context: ReportContext): readonly ReportBlock[] => [
  heading(1, 'Gaps, indicators, assumptions'),
  ...registerOf('gap', 'Gaps', 'What is not known, and whether it could change who leads.', context),
  ...registerOf(
    'indicator',
    'Indicators of change',
    'What would make the judgement another, if it were seen.',
    context,
  ),
  ...assumptions(context),
  ...registerOf('counter', 'Strongest counter-case', 'By somebody who did not rate the level.', context),
  ...registerOf('premortem', 'Premortem', 'If this proves wrong a year from now: why?', context),
];

const registerOf = (
  kind: RegisterKind,
  title: string,
  what: string,
  { tables }: ReportContext,
): readonly ReportBlock[] => {
  const rows = tables
    .rows('register_entry')
    .filter((row) => row.kind === kind && row.status !== 'withdrawn')
    .toSorted((left, right) => left.seq - right.seq);
  if (rows.length === 0)
    return [heading(2, title), paragraph(`None is recorded: the case names no ${registerWords[kind]}.`)];
  return [
    heading(2, title),
    paragraph(what),
    table(
      title,
      [
        ['Statement', 1],
        ['State', 0.3],
        [kind === 'counter' || kind === 'premortem' ? 'Author' : 'Owner', 0.25],
      ],
      rows.map((row) => [
        rich(...aboutOf(row), ...quote(row.statement, 4_000)),
        stateOf(row),
        quote(row.person === '' ? 'nobody' : row.person, 80),
      ]),
    ),
  ];
};

const aboutOf = ({ level }: RegisterRow): Rich => (level === null ? [] : [muted(`Level ${level}. `)]);
const stateOf = ({ status, changesRanking }: RegisterRow): Rich =>
  rich(
    status ?? withheld,
    ...(changesRanking === null || changesRanking === 0 ? [] : [', ', strong('could change who leads')]),
  );

const assumptions = ({ tables }: ReportContext): readonly ReportBlock[] => {
  const rows = tables.rows('assumption').toSorted((left, right) => left.seq - right.seq);
  if (rows.length === 0) return [heading(2, 'Assumptions'), paragraph('None is recorded.')];
  return [
    heading(2, 'Assumptions'),
    table(
      'Assumptions',
      [
        ['Assumption', 1],
        ['State', 0.25],
        ['Test and owner', 0.7],
      ],
      rows.map(({ key, statement, status, critical }) => [
        quote(statement, 1_000),
        rich(status ?? withheld, ...(critical === 1 ? [', ', strong('critical')] : [])),
        testOf(tables.get('assumption_examination', key)),
      ]),
    ),
  ];
};

const testOf = (examined: AssumptionExaminationRow | undefined): Rich => {
  if (examined === undefined) return [muted('nobody tests it')];
  const { owner, test, consequence } = examined;
  return rich(
    ...(test === '' ? [muted('no test')] : quote(test, 1_000)),
    ' ',
    ...(owner === '' ? [muted('(nobody)')] : rich('(', ...quote(owner, 80), ')')),
    ...(consequence === '' ? [] : rich(' If it is wrong: ', ...quote(consequence, 500))),
  );
};

/** Reviews and dissent, printed next to each other: a dissent is never left out. */
export const dissent = ({ tables }: ReportContext): readonly ReportBlock[] => {
  const events = tables.rows('review_event');
  const answers = events.filter(({ review }) => review === null);
  const dissents = answers.filter(({ act }) => act === 'dissent');
  return [
    heading(1, 'Review and dissent'),
    ...(events.length === 0
      ? [note('plain', 'Nobody independent has reviewed this case, or was named to.')]
      : [
          table(
            'Reviews',
            [
              ['Line', 'auto', 'end'],
              ['Who', 0.4],
              ['What', 0.5],
              ['Reason', 1],
            ],
            events.map(({ seq, person, act, reviewedSize, reason }) => [
              String(seq),
              quote(person, 100),
              rich(
                act === 'dissent' ? strong('dissent') : (act?.replaceAll('_', ' ') ?? withheld),
                ...(reviewedSize === null || reviewedSize === 0 ? [] : [`, of lines 0 to ${reviewedSize - 1}`]),
              ),
              quote(reason ?? '', 1_000),
            ]),
          ),
        ]),
    dissents.length === 0
      ? paragraph('No dissent is recorded.')
      : note('warning', strong(`${counted(dissents.length, 'dissent')} stands.`), ' It travels in every edition.'),
  ];
};

/** What became of the judgements since the release before this one. */
export const since = (context: ReportContext): readonly ReportBlock[] => {
  const { earlier, levels, lines, rows } = context;
  const title = heading(1, computedTitle(context, 'change'));
  if (earlier === null) return [title, paragraph('This is the first release of the case.')];
  const added = lines.length - earlier.size;
  const before = earlier.assessment.status === 'computed' ? earlier.assessment.levels : [];
  return [
    title,
    paragraph(
      `The release before this one held lines 0 to ${earlier.size - 1}; ${counted(added, 'line')} ${added === 1 ? 'was' : 'were'} added since.`,
    ),
    ...(earlier.assessment.status === 'computed'
      ? []
      : [note('plain', 'Its numbers cannot be recomputed from this edition.')]),
    ...levels.flatMap((level) => {
      const then = before.find((one) => one.level === level.level);
      if (then === undefined) return [heading(2, levelTitle(level)), paragraph('The level was not assessed then.')];
      const names = nameAssessment(then.scores, rows);
      return [
        heading(2, levelTitle(level)),
        paragraph(
          leadWords(then.scores.lead, level.assessment.scores.lead, (id) => names.hypothesis(id).text),
          ` Confidence: ${confidenceWord(then.confidence.confidence)} then, ${confidenceWord(level.overview.confidence.level)} now.`,
        ),
        table(
          'Hypotheses then and now',
          [
            ['Hypothesis', 1],
            ['Then', 'auto'],
            ['Now', 'auto'],
          ],
          level.overview.hypotheses.map(({ id, name, probability, word }) => [
            quote(name, 200),
            thenOf(then, id),
            rich({ kind: 'word', text: word }, `, ${probabilityText(probability)}`),
          ]),
        ),
      ];
    }),
  ];
};

const leadWords = (then: string | null, now: string | null, nameOf: (id: string) => string): string => {
  if (then === now)
    return now === null ? 'Nobody led then, and nobody does now.' : 'The same hypothesis leads as then.';
  const said = (id: string | null): string => (id === null ? 'nobody' : `“${nameOf(id)}”`);
  return `Then ${said(then)} led; now ${said(now)} does.`;
};

const thenOf = ({ stated, words }: LevelAssessment, id: string): Rich => {
  const own = stated.hypotheses[id];
  return own === undefined
    ? [muted('not stated then')]
    : rich({ kind: 'word', text: words.byHypothesis[id]?.word ?? '' }, `, ${probabilityText(own.stated)}`);
};
