import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { issueToText, schemaWords } from '../base/schema-words.ts';
import {
  custodyGrades,
  evidenceKinds,
  forgeabilities,
  hypothesisKinds,
  ratingCodes,
  reliabilities,
} from '../domain/vocabulary.ts';
import { alr1ProfileText } from '../reference/alr-1.ts';
import { parseScoringProfile } from '../reference/scoring-profiles.ts';
import { faultInScoringInput } from './scoring-input-rules.ts';

export type Rating = (typeof ratingCodes)[number];
export type HypothesisKind = (typeof hypothesisKinds)[number];
export type ScoringItemKind = (typeof evidenceKinds)[number];
export type Reliability = (typeof reliabilities)[number];
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;
export type CustodyGrade = (typeof custodyGrades)[number];
export type Forgeability = (typeof forgeabilities)[number];

export type ScoringHypothesis = { readonly id: string; readonly type: HypothesisKind };

/** One item: grades, group of shared origin, and a rating for each hypothesis; null (or none) is a blank cell. */
export type ScoringItem = {
  readonly id: string;
  readonly kind: ScoringItemKind;
  readonly rel: Reliability;
  readonly cred: Credibility;
  readonly custody: CustodyGrade;
  readonly forge: Forgeability;
  readonly group: string | null;
  readonly r: Readonly<Record<string, Rating | null>>;
};

/** `rho`: dependence 0 to 1 by group. `prior`: probability by hypothesis, summing to 1. */
export type ScoringInput = {
  readonly hypotheses: readonly ScoringHypothesis[];
  readonly evidence: readonly ScoringItem[];
  readonly rho: Readonly<Record<string, number>>;
  readonly prior: 'uniform' | Readonly<Record<string, number>>;
};

/** A catch-all, rated neutral everywhere, would win a ranking by refutation, and "insufficient" says nothing refutable. */
export const isRankedKind = (kind: HypothesisKind): boolean => {
  switch (kind) {
    case 'specific':
    case 'deception':
    case 'no_attack':
      return true;
    case 'catch_all':
    case 'insufficient':
      return false;
  }
};

/** Order of UTF-16 code units, the only order of identifiers in every sum and list. */
export const compareIds = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

export type ParsedScoringInput = {
  readonly input: ScoringInput;
  readonly seed?: number;
  /** The text of the profile named in the file; its SHA-256 enters the seed. Absent: the built-in profile. */
  readonly profileText?: string;
};
export type ScoringInputFailure = Failure<'BAD_SCORING_INPUT'>;

const hypothesisSchema = z.union([
  z.string(),
  z
    .object({ id: z.string(), type: z.enum(hypothesisKinds).optional(), kind: z.enum(hypothesisKinds).optional() })
    .refine(({ type, kind }) => type === undefined || kind === undefined || type === kind, {
      message: 'type and kind are synonyms and contradict each other',
    }),
]);
const mapSchema = z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  message: 'not an object',
});
const ratingSchema = z.union([z.enum(ratingCodes), z.literal(''), z.null()]).optional();
// The ledger spells credibility as text, the fixture format as a number.
const credibilityGrade = z.literal([1, 2, 3, 4, 5, 6]);
const credibilitySchema = z
  .union([credibilityGrade, z.enum(['1', '2', '3', '4', '5', '6'])])
  .transform((grade) => credibilityGrade.parse(Number(grade)));
const itemSchema = z.object({
  id: z.string(),
  kind: z.enum(evidenceKinds),
  rel: z.enum(reliabilities),
  cred: credibilitySchema,
  custody: z.enum(custodyGrades),
  forge: z.enum(forgeabilities),
  group: z.string().nullable().default(null),
  r: mapSchema,
});
const rowSchema = z.tuple([z.string()], ratingSchema);
const fileSchema = z
  .object({
    hypotheses: z.array(hypothesisSchema),
    rows: z.array(rowSchema).optional(),
    evidence: z.array(itemSchema).optional(),
    rho: mapSchema.optional(),
    prior: z.union([z.literal('uniform'), mapSchema]).default('uniform'),
    seed: z.int().min(0).max(0xffffffff).optional(),
    profile: z.union([z.string(), mapSchema]).optional(),
  })
  .refine(({ rows, evidence }) => (rows === undefined) !== (evidence === undefined), {
    message: 'exactly one of rows and evidence is needed',
  });

/**
 * Reads the fixture format (method, section 2.5): `hypotheses`, `rows` or `evidence`, `rho`, `prior`, optional `seed`
 * and `profile` (an object, or its exact text). Other members are ignored. Whatever is unknown, double or out of
 * bounds is refused: the file may come from anyone.
 */
export const parseScoringInput = (value: unknown): Result<ParsedScoringInput, ScoringInputFailure> => {
  const file = fileSchema.safeParse(value, { error: schemaWords });
  if (!file.success) {
    const issue = file.error.issues[0];
    return refuse(issueToText(issue), issue?.path.map(String).join('.'));
  }
  const { rho, prior, seed, profile: givenProfile } = file.data;
  const profileText = givenProfile === undefined ? undefined : profileToText(givenProfile);
  const profile = parseScoringProfile(profileText ?? alr1ProfileText);
  if (!profile.ok) return refuse(profile.error.message, 'profile');

  const hypotheses = file.data.hypotheses.map((given): ScoringHypothesis =>
    typeof given === 'string'
      ? { id: given, type: 'specific' }
      : { id: given.id, type: given.type ?? given.kind ?? 'specific' },
  );
  const items = file.data.evidence ?? [];
  const rows = file.data.rows ?? [];
  const longRow = rows.find((row) => row.length > hypotheses.length + 1);
  if (longRow !== undefined) return refuse('a row has more cells than there are hypotheses', `rows.${longRow[0]}`);

  const evidence: ScoringItem[] = rows.map(([id, ...cells]) => ({
    ...undoubtedItem,
    id,
    r: Object.fromEntries(hypotheses.map((hypothesis, column) => [hypothesis.id, cells[column] || null])),
  }));
  for (const item of items) {
    const ratings = readRatings(item.r);
    if (!ratings.ok) return refuse(`unknown rating for hypothesis ${ratings.error}`, `evidence.${item.id}.r`);
    const blanks = hypotheses.map(({ id }): [string, null] => [id, null]);
    const given = ratings.value.map(([id, rating]): [string, Rating | null] => [id, rating || null]);
    evidence.push({ ...item, r: Object.fromEntries([...blanks, ...given]) });
  }
  const rhos = readMap(rho ?? {}, z.number());
  if (!rhos.ok) return refuse('rho is not a number', `rho.${rhos.error}`);
  const priors = prior === 'uniform' ? ok(prior) : readMap(prior, z.number());
  if (!priors.ok) return refuse('a prior is not a number', `prior.${priors.error}`);

  const input: ScoringInput = {
    hypotheses,
    evidence,
    rho: Object.fromEntries(rhos.value),
    prior: priors.value === 'uniform' ? 'uniform' : Object.fromEntries(priors.value),
  };
  const fault = faultInScoringInput(input, profile.value);
  if (fault !== undefined) return refuse(fault.why, fault.at);
  return ok({
    input,
    ...(seed === undefined ? {} : { seed }),
    ...(profileText === undefined ? {} : { profileText }),
  });
};

/** Best grades: weight 1 under ALR-1, what a fixture with `rows` stands for. */
const undoubtedItem = {
  kind: 'artifact',
  rel: 'A',
  cred: 1,
  custody: 'intact',
  forge: 'low',
  group: null,
} as const;

/** As `ratingSchema` reads them, in one loop: a large case has a hundred thousand. */
const readRatings = (map: object): Result<[string, Rating | '' | null | undefined][], string> => {
  const entries: [string, Rating | '' | null | undefined][] = [];
  for (const [name, value] of Object.entries(map)) {
    const rating = ratingByText.get(value);
    if (rating === undefined && value !== undefined) return err(name);
    entries.push([name, rating]);
  }
  return ok(entries);
};
const ratingByText = new Map<unknown, Rating | '' | null>([...ratingCodes, '' as const, null].map((one) => [one, one]));

// JSON.parse makes own members even of names like __proto__; entries keep them visible until they are refused.
const readMap = <T>(map: object, schema: z.ZodType<T>): Result<[string, T][], string> => {
  const entries: [string, T][] = [];
  for (const [name, value] of Object.entries(map)) {
    const parsed = schema.safeParse(value);
    if (!parsed.success) return err(name);
    entries.push([name, parsed.data]);
  }
  return ok(entries);
};

const profileToText = (profile: string | object): string => {
  if (typeof profile === 'string') return profile;
  return JSON.stringify(Object.hasOwn(profile, 'scoringProfile') ? profile : { scoringProfile: profile });
};

const refuse = (why: string, at: string | undefined) =>
  err({
    code: 'BAD_SCORING_INPUT' as const,
    message: `Refused the scoring input: ${why}.`,
    hint: 'Correct the file; docs/formats/scoring.md shows the format.',
    ...(at === undefined || at === '' ? {} : { at }),
  });
