import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { hypothesisKinds, ratingCodes } from '../domain/vocabulary.ts';
import { fakeActs, fakeDegrees } from './challenge/forged.ts';
import { levelWords, type LevelWords } from './words-shape.ts';
import { levelConfidence, type LevelConfidence } from './confidence/confidence-shape.ts';
import { levelStated, type LevelStated } from './stated/stated-shape.ts';

/**
 * What `score.case` says, as numbers. Without its whole skeleton a case has none: `missing` names what is withheld.
 */
export type Assessment =
  | { readonly status: 'computed'; readonly levels: readonly LevelAssessment[] }
  | { readonly status: 'not_recomputable'; readonly missing: readonly string[] };

/**
 * Scores, sensitivity, confidence, challenges and what is stated of one level, 1 to 4. Its words are those of `words`, in what
 * the case has chosen: the fixed ones inside the sections of scores are left out, so that nothing shows them by mistake.
 */
export type LevelAssessment = {
  readonly level: number;
  readonly scores: LevelScores;
  readonly sensitivity: LevelSensitivity;
  readonly confidence: LevelConfidence;
  readonly challenges: LevelChallenges;
  readonly stated: LevelStated;
  readonly words: LevelWords;
};
export type LevelScores = Readonly<z.infer<typeof levelScores>>;
export type LevelSensitivity = Readonly<z.infer<typeof levelSensitivity>>;

const id = z.string().min(1).max(200);
// The sections are written with exactly six places, so that every engine writes the same bytes.
const decimalPattern = /^-?\d{1,30}\.\d{6}$/u;
const decimal = z.string().regex(decimalPattern).transform(Number);
const share = decimal.refine((value) => value >= 0 && value <= 1, { message: 'not between 0 and 1' });
const byId = <Value extends z.ZodType>(value: Value) => z.record(id, value).readonly();

/**
 * Numbers by id, read in one loop: a case of ten thousand items has a hundred thousand of them, and the window reads
 * them between two strokes of a key.
 */
const numbersById = (low: number, high: number) =>
  z.custom<object>(isRecord).transform((record, context): Readonly<Record<string, number>> => {
    const numbers: Record<string, number> = {};
    for (const [key, text] of Object.entries(record)) {
      const value = typeof text === 'string' && decimalPattern.test(text) ? Number(text) : Number.NaN;
      // Setting __proto__ would not make a member; no id is called so.
      if (!(value >= low && value <= high) || key === '__proto__') {
        context.addIssue({ code: 'custom', message: 'not a decimal in bounds', path: [key] });
        return z.NEVER;
      }
      numbers[key] = value;
    }
    return numbers;
  });
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const shares = numbersById(0, 1);
const decimals = numbersById(-Infinity, Infinity);
const ids = z.array(id).readonly();
const lead = id.nullable();

const word = z.strictObject({
  band: z.string(),
  word: z.string(),
  note: z.enum(['below_one_percent', 'gap']).nullable(),
});
const yardstick = z.literal('icd203');

const levelScores = z
  .strictObject({
    v: z.literal(1),
    profile: z.strictObject({ id: z.string(), version: z.string(), status: z.string(), sha256: z.string() }),
    hypotheses: z.array(z.strictObject({ id, type: z.enum(hypothesisKinds), ranked: z.boolean() })).readonly(),
    alr1: z.strictObject({ posterior: shares, db: decimals }),
    lead,
    leadRanked: z.boolean(),
    words: z.strictObject({ yardstick, byHypothesis: byId(word) }),
    ach: z.strictObject({ is: decimals, xc: decimals, rank: ids }),
    os: z.strictObject({ inc: decimals, con: decimals, rank: ids }),
    modelAgreement: z.boolean(),
    kendallTauB: decimal.nullable(),
    completeness: share,
    weights: shares,
    excluded: ids,
    groups: byId(z.strictObject({ rho: share, items: ids, points: decimals })),
    diagnosticity: byId(z.strictObject({ alr: decimal, os: decimal.nullable() })),
  })
  .transform((read) => {
    const { words: _, ...scores } = read;
    return scores;
  });

const underPrior = z.strictObject({ prior: shares, posterior: shares });
const place = z.int().min(1);

const levelSensitivity = z.strictObject({
  v: z.literal(1),
  priors: z.strictObject({ uniform: underPrior, stated: underPrior, sceptical: underPrior.nullable() }),
  breakEven: z
    .strictObject({
      bayesFactorDb: decimal,
      targets: z.array(z.strictObject({ probability: share, prior: share })).readonly(),
    })
    .nullable(),
  leaveOneOut: z.array(z.strictObject({ drop: id, of: z.enum(['item', 'group']), posterior: shares, lead })).readonly(),
  flips: byId(z.strictObject({ k: z.int().min(0).nullable(), set: ids })),
  fragility: z.int().min(0).nullable(),
  singleCellFlips: z
    .array(z.strictObject({ evidence: id, hypothesis: id, from: z.enum(ratingCodes), to: z.enum(ratingCodes), lead }))
    .readonly(),
  wrongWeight: z.array(z.strictObject({ group: id, weight: z.literal([0, 1]), lead, places: byId(place) })).readonly(),
  monteCarlo: z
    .strictObject({
      seed: z.int().min(0),
      n: z.int().min(1),
      stability: share,
      p05: share,
      p50: share,
      p95: share,
      words: z.strictObject({ yardstick, p05: word, p95: word, mustState: z.boolean() }),
    })
    .transform((read) => {
      const { words: _, ...run } = read;
      return run;
    })
    .nullable(),
});

const levelChallenges = z.strictObject({
  v: z.literal(1),
  rival: lead,
  forged: z
    .array(z.strictObject({ degree: z.enum(fakeDegrees), act: z.enum(fakeActs), items: ids, posterior: shares, lead }))
    .readonly(),
  next: z.array(z.strictObject({ item: id, hypothesis: id.nullable(), low: share, high: share })).readonly(),
});
export type LevelChallenges = Readonly<z.infer<typeof levelChallenges>>;

const withheld = z.strictObject({
  v: z.literal(1),
  status: z.literal('not_recomputable'),
  missing: z.array(z.string()).readonly(),
});
const levelsOf = <Level extends z.ZodType>(level: Level) =>
  z.strictObject({ v: z.literal(1), levels: z.partialRecord(z.enum(['1', '2', '3', '4']), level) });

// Later sections may stand beside these; each has its own version.
const sectionsSchema = z.object({
  scores: z.union([withheld, levelsOf(levelScores)]),
  sensitivity: z.union([withheld, levelsOf(levelSensitivity)]),
  confidence: z.union([withheld, levelsOf(levelConfidence)]),
  challenges: z.union([withheld, levelsOf(levelChallenges)]),
  stated: z.union([withheld, levelsOf(levelStated)]),
  words: z.union([withheld, levelsOf(levelWords)]),
});

/** Reads the sections of an assessment; refuses what this version does not know or what contradicts itself. */
export const parseAssessment = (sections: unknown): Result<Assessment, Failure<'BAD_ASSESSMENT'>> => {
  const parsed = sectionsSchema.safeParse(sections);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(issue?.message ?? 'unknown shape', issue?.path.map(String).join('.'));
  }
  const { scores, sensitivity, confidence, challenges, stated, words } = parsed.data;
  if ('missing' in scores) return ok({ status: 'not_recomputable', missing: scores.missing });
  if ('missing' in sensitivity) return refuse('scores are there without their sensitivity', 'sensitivity');
  if ('missing' in confidence) return refuse('scores are there without their confidence', 'confidence');
  if ('missing' in challenges) return refuse('scores are there without their challenges', 'challenges');
  if ('missing' in stated) return refuse('scores are there without what is stated', 'stated');
  if ('missing' in words) return refuse('scores are there without their words', 'words');
  const levels: LevelAssessment[] = [];
  for (const [key, levelScores] of Object.entries(scores.levels)) {
    const ownOf = <Own>(levels: Readonly<Record<string, Own>>): Own | undefined =>
      Object.entries(levels).find(([other]) => other === key)?.[1];
    const levelSensitivity = ownOf(sensitivity.levels);
    const ownConfidence = ownOf(confidence.levels);
    const ownChallenges = ownOf(challenges.levels);
    const ownStated = ownOf(stated.levels);
    const ownWords = ownOf(words.levels);
    if (levelScores === undefined) continue;
    if (levelSensitivity === undefined) return refuse('a level has no sensitivity', `levels.${key}`);
    if (ownConfidence === undefined) return refuse('a level has no confidence', `levels.${key}`);
    if (ownChallenges === undefined) return refuse('a level has no challenges', `levels.${key}`);
    if (ownStated === undefined) return refuse('a level has nothing stated', `levels.${key}`);
    if (ownWords === undefined) return refuse('a level has no words', `levels.${key}`);
    const level = {
      level: Number(key),
      scores: levelScores,
      sensitivity: levelSensitivity,
      confidence: ownConfidence,
      challenges: ownChallenges,
      stated: ownStated,
      words: ownWords,
    };
    const fault = faultInLevel(level);
    if (fault !== undefined) return refuse(fault, `levels.${key}`);
    levels.push(level);
  }
  return ok({ status: 'computed', levels: levels.sort((left, right) => left.level - right.level) });
};

/** Every number is looked up by a hypothesis of the list, so each list of numbers must have exactly those. */
const faultInLevel = ({ scores, sensitivity, challenges, stated, words }: LevelAssessment): string | undefined => {
  const known = new Set(scores.hypotheses.map((hypothesis) => hypothesis.id));
  if (known.size === 0) return 'there is no hypothesis';
  if (known.size !== scores.hypotheses.length) return 'a hypothesis is there twice';
  const complete: readonly Readonly<Record<string, unknown>>[] = [
    scores.alr1.posterior,
    scores.alr1.db,
    words.byHypothesis,
    scores.ach.is,
    scores.ach.xc,
    stated.hypotheses,
    ...Object.values(scores.groups).map(({ points }) => points),
    sensitivity.priors.uniform.posterior,
    sensitivity.priors.stated.posterior,
    ...(sensitivity.priors.sceptical === null ? [] : [sensitivity.priors.sceptical.posterior]),
    ...sensitivity.leaveOneOut.map(({ posterior }) => posterior),
    ...challenges.forged.map(({ posterior }) => posterior),
  ];
  for (const values of complete) {
    const keys = Object.keys(values);
    if (keys.length !== known.size || keys.some((key) => !known.has(key))) {
      return 'numbers and hypotheses do not belong together';
    }
  }
  const leads = [
    scores.lead,
    ...Object.keys(sensitivity.flips),
    ...sensitivity.leaveOneOut.map((left) => left.lead),
    ...challenges.forged.map((run) => run.lead),
  ];
  if (leads.some((hypothesis) => hypothesis !== null && !known.has(hypothesis))) return 'a lead is no hypothesis';
  return undefined;
};

const refuse = (why: string, at: string | undefined) =>
  err({
    code: 'BAD_ASSESSMENT' as const,
    message: `The assessment cannot be shown: ${why}.`,
    hint: 'Open the case with the version of Plumbline that scored it.',
    ...(at === undefined || at === '' ? {} : { at }),
  });
