import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { issueToText, schemaWords } from '../base/schema-words.ts';
import { harmCriteria, harmStatuses } from '../domain/vocabulary.ts';
import { toHundredths, type PolicyProfile } from '../reference/policy-profiles.ts';

export type HarmCriterion = (typeof harmCriteria)[number];
export type HarmScores = Readonly<
  Partial<Record<HarmCriterion, { readonly score: number; readonly status: (typeof harmStatuses)[number] }>>
>;

export type Harm = {
  /** 0 to 100: over what is observed or estimated, and over everything. */
  readonly index: number;
  readonly potentialIndex: number;
  /** Levels 0 to 5. Gates use `actual`. */
  readonly actual: number;
  readonly potential: number;
  /** Ids of the overrides that raised `actual`, in the order of the profile. */
  readonly overrides: readonly string[];
  /** Criteria without a score: each counts 0. */
  readonly missing: readonly HarmCriterion[];
};

const inputSchema = z.object({
  scores: z.partialRecord(
    z.enum(harmCriteria),
    z.object({ score: z.int().min(0).max(4), status: z.enum(harmStatuses) }),
  ),
});

/** Reads `{"scores":{…}}`; an unknown criterion, score or status is refused. Other members are ignored. */
export const parseHarmInput = (input: unknown): Result<HarmScores, Failure<'BAD_HARM_INPUT'>> => {
  const parsed = inputSchema.safeParse(input, { error: schemaWords });
  if (parsed.success) return ok(parsed.data.scores);
  const [issue] = parsed.error.issues;
  return err({
    code: 'BAD_HARM_INPUT',
    message: `The harm scores were refused: ${issueToText(issue)}.`,
    hint: `Give {"scores":{"life":{"score":0 to 4,"status":"${harmStatuses.join('" or "')}"},…}} with keys of ${harmCriteria.join(', ')}.`,
    ...(issue === undefined || issue.path.length === 0 ? {} : { at: issue.path.map(String).join('.') }),
  });
};

/** The harm card (method, section 7.2): index, levels and overrides. Overrides raise and never lower. */
export const computeHarm = (scores: HarmScores, { harm }: Pick<PolicyProfile, 'harm'>): Harm => {
  const all = (criterion: HarmCriterion): number => scores[criterion]?.score ?? 0;
  const actual = (criterion: HarmCriterion): number => (scores[criterion]?.status === 'potential' ? 0 : all(criterion));
  const weighed = (scoreOf: (criterion: HarmCriterion) => number) => {
    // 25 · Σ weight · score, in whole hundredths of a weight so that it is exact.
    const index = harmCriteria.reduce((sum, one) => sum + toHundredths(harm.weights[one] ?? 0) * scoreOf(one), 0) / 4;
    const base = harm.levels.findLast(({ min }) => index >= min)?.level ?? 0;
    let level = base;
    const raisedBy: string[] = [];
    for (const { id, when, minLevel } of harm.overrides) {
      const holds = Object.entries(when).every(
        ([criterion, least]) => scoreOf(harmCriteria.find((one) => one === criterion) ?? 'data') >= (least ?? 0),
      );
      if (!holds || minLevel <= level) continue;
      level = minLevel;
      raisedBy.push(id);
    }
    return { index, level, raisedBy };
  };
  const now = weighed(actual);
  const feared = weighed(all);
  return {
    index: now.index,
    potentialIndex: feared.index,
    actual: now.level,
    potential: feared.level,
    overrides: now.raisedBy,
    missing: harmCriteria.filter((criterion) => scores[criterion] === undefined),
  };
};
