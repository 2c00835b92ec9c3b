import { z } from 'zod';
import { noteWords } from '../shared/attribution/wording-preview.ts';
import { yardstickNote } from '../shared/figures/yardstick-legend.ts';
import { wordingById, wordingIds } from '../shared/reference/yardsticks.ts';
import { formatTable } from './output.ts';

const numbers = z.record(z.string(), z.string());
const levelSchema = z.object({
  hypotheses: z.array(z.object({ id: z.string(), type: z.string() })),
  alr1: z.object({ posterior: numbers }),
  ach: z.object({ xc: numbers }),
  lead: z.string().nullable(),
  modelAgreement: z.boolean(),
  completeness: z.string(),
});
const wordSchema = z.object({ word: z.string(), note: z.enum(['below_one_percent', 'gap']).nullable() });
const wordsSchema = z.object({
  wording: z.enum(wordingIds),
  byHypothesis: z.record(z.string(), wordSchema),
  families: z.record(z.string(), wordSchema),
  range: z
    .object({ p05: z.object({ word: z.string() }), p95: z.object({ word: z.string() }), mustState: z.boolean() })
    .nullable(),
  confirmation: z.object({ line: z.number(), stands: z.boolean() }).nullable(),
});
const monteCarloSchema = z.object({ p05: z.string(), p95: z.string(), stability: z.string() });
const capped = z.object({ level: z.number(), hypothesis: z.string() }).nullable();
const statedSchema = z.object({
  hypotheses: z.record(
    z.string(),
    z.object({
      stated: z.string(),
      cappedBy: capped,
      family: z.object({ members: z.array(z.string()), stated: z.string() }).nullable(),
    }),
  ),
  rest: z.string(),
  range: z.object({ p05: z.string(), p95: z.string() }).nullable(),
});
const challengesSchema = z.object({
  forged: z.array(
    z.object({ degree: z.string(), act: z.string(), items: z.array(z.string()), lead: z.string().nullable() }),
  ),
});
const sectionsSchema = z.object({
  scores: z.union([
    z.object({ levels: z.record(z.string(), levelSchema) }),
    z.object({ status: z.literal('not_recomputable'), missing: z.array(z.string()) }),
  ]),
  sensitivity: z.object({
    levels: z.record(z.string(), z.object({ monteCarlo: monteCarloSchema.nullable() })).default({}),
  }),
  challenges: z.object({ levels: z.record(z.string(), challengesSchema).default({}) }),
  stated: z.object({ levels: z.record(z.string(), statedSchema).default({}) }),
  words: z.object({ levels: z.record(z.string(), wordsSchema).default({}) }),
});
const rawScoreSchema = z.object({
  alr1: z.object({ posterior: z.record(z.string(), z.number()) }),
  ach: z.object({ xc: z.record(z.string(), z.number()) }),
  lead: z.string().nullable(),
  modelAgreement: z.boolean(),
  completeness: z.number(),
  monteCarlo: z.object({ p05: z.number(), p95: z.number(), stability: z.number() }).nullable(),
});

export const caveat =
  'An assessment, not a finding: the method is uncalibrated and rests on the ratings that were given.';

/** Sections of an assessment for people: level by level, what leads and how firmly. */
export const formatSections = (sections: unknown): readonly string[] => {
  const { scores, sensitivity, challenges, stated, words } = sectionsSchema.parse(sections);
  if ('status' in scores) return [`No numbers: ${scores.missing.join(', ')} is withheld.`];
  const levels = Object.entries(scores.levels);
  if (levels.length === 0) return ['Nothing to score: there is no hypothesis.'];
  return [
    ...levels.flatMap(([number, level]) => [
      `Level ${number}`,
      ...formatTable([
        ['  hypothesis', 'kind', 'probability', 'word', 'inconsistency'],
        ...likeliestFirst(level).map(({ id, type }) => [
          `  ${id}`,
          type,
          stated.levels[number]?.hypotheses[id]?.stated ?? '',
          wordOf(words.levels[number]?.byHypothesis[id]),
          level.ach.xc[id] ?? '',
        ]),
      ]),
      ...formatStanding(level, statedRange(sensitivity.levels[number]?.monteCarlo, stated.levels[number])),
      ...formatStated(level, stated.levels[number], words.levels[number]),
      ...formatForged(level.lead, challenges.levels[number]),
      ...formatWording(words.levels[number]),
      '',
    ]),
    caveat,
  ];
};

/** The same for a matrix from a file. */
export const formatRawScore = (score: unknown): readonly string[] => {
  const { alr1, ach, monteCarlo, completeness, lead, modelAgreement } = rawScoreSchema.parse(score);
  return [
    ...formatTable([
      ['hypothesis', 'probability', 'inconsistency'],
      ...Object.entries(alr1.posterior)
        .toSorted(([, left], [, right]) => right - left)
        .map(([id, probability]) => [id, probability.toFixed(6), (ach.xc[id] ?? 0).toFixed(6)]),
    ]),
    ...formatStanding(
      { lead, modelAgreement, completeness: completeness.toFixed(6) },
      monteCarlo && {
        p05: monteCarlo.p05.toFixed(6),
        p95: monteCarlo.p95.toFixed(6),
        stability: monteCarlo.stability.toFixed(6),
      },
    ),
    '',
    caveat,
  ];
};

const likeliestFirst = ({ hypotheses, alr1 }: z.infer<typeof levelSchema>) =>
  hypotheses.toSorted((left, right) => Number(alr1.posterior[right.id]) - Number(alr1.posterior[left.id]));

const formatStanding = (
  { lead, modelAgreement, completeness }: Pick<z.infer<typeof levelSchema>, 'lead' | 'modelAgreement' | 'completeness'>,
  monteCarlo: z.infer<typeof monteCarloSchema> | null,
): readonly string[] => [
  `  lead           ${lead ?? 'none: a tie'}`,
  ...(monteCarlo === null
    ? []
    : [
        `  range          ${monteCarlo.p05} to ${monteCarlo.p95}; the lead held in ${monteCarlo.stability} of the runs`,
      ]),
  `  cross-check    ${modelAgreement ? 'the models agree on who is first' : 'the models DISAGREE on who is first'}`,
  `  completeness   ${completeness}`,
];

type Words = z.infer<typeof wordsSchema> | undefined;

const wordOf = (word: z.infer<typeof wordSchema> | undefined): string =>
  word === undefined ? '' : `${word.word}${noteWords(word.note)}`;

/** Which yardstick the words are of, the range that has to stand beside them, and whether somebody judged so. */
const formatWording = (words: Words): readonly string[] => {
  if (words === undefined) return [];
  const { range, wording, confirmation } = words;
  return [
    ...(range?.mustState === true
      ? [`  in words       the runs range from ${range.p05.word} to ${range.p95.word}`]
      : []),
    `  yardstick      ${yardstickNote(wordingById[wording])}`,
    ...(wording !== 'phia'
      ? []
      : [
          confirmation?.stands === true
            ? `  confirmed      as a PHIA judgement, in line ${confirmation.line}`
            : `  not confirmed  the terms are read off computed numbers${confirmation === null ? '' : `; line ${confirmation.line} is outdated`}`,
        ]),
  ];
};

/** The range that is stated, of the runs that were computed. */
const statedRange = (
  monteCarlo: z.infer<typeof monteCarloSchema> | null | undefined,
  stated: z.infer<typeof statedSchema> | undefined,
): z.infer<typeof monteCarloSchema> | null => {
  const range = stated?.range;
  return monteCarlo === null || monteCarlo === undefined || range === null || range === undefined
    ? null
    : { stability: monteCarlo.stability, ...range };
};

/** What a level below lowered, what is left over by that, and what wholes have with their parts. */
const formatStated = (
  { alr1 }: z.infer<typeof levelSchema>,
  stated: z.infer<typeof statedSchema> | undefined,
  words: Words,
): readonly string[] => {
  const own = Object.entries(stated?.hypotheses ?? {});
  return [
    ...own.flatMap(([id, { stated: probability, cappedBy }]) =>
      cappedBy === null
        ? []
        : [
            `  capped         ${id}: ${probability}, computed ${alr1.posterior[id] ?? ''}, by level ${cappedBy.level}, hypothesis ${cappedBy.hypothesis}`,
          ],
    ),
    ...own.flatMap(([id, { family }]) =>
      family === null
        ? []
        : [
            `  with parts     ${id}: ${family.stated}, ${wordOf(words?.families[id])}, of ${family.members.length} columns`,
          ],
    ),
    ...(stated === undefined || /^0\.0+$/u.test(stated.rest)
      ? []
      : [`  not established at this level: ${stated.rest}; nobody gains it`]),
  ];
};

/** The mildest forgery that takes the lead away, if any does. */
const formatForged = (
  lead: string | null,
  challenges: z.infer<typeof challengesSchema> | undefined,
): readonly string[] => {
  if (lead === null || challenges === undefined || challenges.forged.length === 0) return [];
  const turning = challenges.forged.find((run) => run.items.length > 0 && run.lead !== lead);
  if (turning === undefined) return ['  if forged      the lead stays first, whatever of it is cheap to fake'];
  const what = turning.degree === 'high' ? 'cheap to fake' : 'cheap or moderately cheap to fake';
  const act = turning.act === 'drop' ? 'left out' : 'read the other way round';
  return [
    `  if forged      with ${turning.items.length} items that are ${what} ${act}, ${turning.lead ?? 'nobody'} leads`,
  ];
};
