import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { issueToText, schemaWords } from '../base/schema-words.ts';
import { parseJson } from '../ledger/canonical-json.ts';

const share = z.number().min(0).max(1);
// Open at both ends: a likelihood of 0 or 1 would let one cell decide alone, with infinite decibels.
const likelihood = z.number().min(0.001).max(0.999);

const monteCarloSchema = z
  .strictObject({
    n: z.int().min(1).max(100_000),
    weightJitter: share,
    weightFloor: share,
    stepDown: share,
    stepUp: share,
    prng: z.literal('mulberry32'),
    percentiles: z.tuple([share, share, share]),
  })
  .refine(({ stepDown, stepUp }) => stepDown <= stepUp, { message: 'stepDown is above stepUp' })
  .refine(({ percentiles: [low, middle, high] }) => low > 0 && low <= middle && middle <= high, {
    message: 'percentiles are not ascending',
  });

/** Parameters of ALR-1 and its cross-check; shares and likelihoods are 0 to 1, no number of the method is elsewhere. */
const scoringProfileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/u),
  version: z.string().regex(/^\d+\.\d+\.\d+$/u),
  status: z.string().min(1).max(200),
  p: z
    .strictObject({
      CC: likelihood,
      C: likelihood,
      N: likelihood,
      NA: likelihood,
      null: likelihood,
      I: likelihood,
      II: likelihood,
    })
    .refine(({ CC, C, N, I, II }) => II <= I && I <= N && N <= C && C <= CC, {
      message: 'likelihoods do not rise from II to CC',
    }),
  reliability: z.strictObject({ A: share, B: share, C: share, D: share, E: share, F: share }),
  credibility: z.strictObject({ '1': share, '2': share, '3': share, '4': share, '5': share, '6': share }),
  custody: z.strictObject({
    intact: share,
    gap_explained: share,
    gap_unexplained: share,
    not_captured: share,
    failed: share,
  }),
  forgeability: z.strictObject({ low: share, moderate: share, high: share, demonstrated: share }),
  assumptionCap: share,
  qualityRule: z.literal('min'),
  rhoDefaults: z.strictObject({
    same_upstream_report: share,
    same_artifact_or_sensor: share,
    same_analysis_line: share,
    same_technique_class: share,
    independent: share,
  }),
  prior: z
    .strictObject({ default: z.literal('uniform'), min: share, max: share })
    .refine(({ min, max }) => min > 0 && min <= max, { message: 'prior bounds are not 0 < min <= max' }),
  displayClamp: z.tuple([share, share]).refine(([low, high]) => low < high, { message: 'displayClamp is empty' }),
  monteCarlo: monteCarloSchema,
  crossCheck: z.strictObject({
    I: z.number().min(0).max(100),
    II: z.number().min(0).max(100),
    bands: z
      .array(z.strictObject({ minW: share, exclusive: z.literal(true).optional(), b: z.number().min(0).max(100) }))
      .min(1)
      .refine((bands) => bands.every((band, index) => index === 0 || band.minW < (bands[index - 1]?.minW ?? 0)), {
        message: 'bands are not in falling order',
      }),
  }),
});

const fileSchema = z.strictObject({ scoringProfile: scoringProfileSchema });

export type ScoringProfile = Readonly<z.infer<typeof scoringProfileSchema>>;

/** Reads `{"scoringProfile":{…}}`; refuses any unknown, missing or contradictory member. */
export const parseScoringProfile = (text: string): Result<ScoringProfile, Failure<'BAD_SCORING_PROFILE'>> => {
  const json = parseJson(text);
  if (!json.ok) return refuse(json.error.message, '');
  const parsed = fileSchema.safeParse(json.value, { error: schemaWords });
  if (parsed.success) return ok(parsed.data.scoringProfile);
  const issue = parsed.error.issues[0];
  return refuse(issueToText(issue), issue?.path.map(String).join('.') ?? '');
};

const refuse = (why: string, at: string) =>
  err({
    code: 'BAD_SCORING_PROFILE' as const,
    message: `Refused the scoring profile: ${why}.`,
    hint: 'Use a profile of the documented shape, or leave it out to use the built-in one.',
    ...(at === '' ? {} : { at }),
  });
