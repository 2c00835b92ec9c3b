import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { editions, opinionStandings, ratingCodes, reviewConclusions } from '../domain/vocabulary.ts';
import { compareIds } from '../attribution/scoring-input.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { checkpointSchema } from '../ledger/field-schemas.ts';
import { idSchema, instantSchema, lineText, sha256Schema } from '../ledger/field-types.ts';
import { reviewNoteMax, reviewTextMax, type Review } from './review-file.ts';
import type { ReviewClaim } from './review-task.ts';
import { claimVerdicts, custodyFindings, tradecraftStandards } from './review-vocabulary.ts';

const note = lineText(reviewNoteMax);
const shown = z.string().max(200_000);
const level = z.number().int().min(1).max(4);

const found = { item: idSchema('evidence'), found: z.enum(custodyFindings).nullable(), note };
const rated = {
  item: idSchema('evidence'),
  hypothesis: idSchema('hypothesis'),
  rating: z.enum(ratingCodes).nullable(),
  rationale: note,
};
const answered = { level, verdict: z.enum(claimVerdicts).nullable(), text: note };
const scored = {
  standard: z.number().int().min(1).max(9),
  score: z.number().int().min(0).max(3).nullable(),
  text: note,
};
const conflict = z.strictObject({ declared: z.boolean().nullable(), text: note });

/**
 * The work file of a review: what is asked, with the names that the reviewed edition shows, and what was answered so
 * far; null: not yet. It is kept where the reviewer says and may be filled in by hand. It holds no rating of the case.
 */
export const reviewDraftSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('plumbline review draft'),
  /** What is reviewed, and whom else the reviewer trusted for it. */
  source: z.strictObject({ path: shown, signers: shown.nullable(), logKey: shown.nullable() }),
  origin: lineText(200),
  checkpoint: checkpointSchema,
  edition: z.enum(editions),
  /** SHA-256 of the assessment.json that was recomputed when the review began. */
  scores: sha256Schema,
  /** Principal of whoever reviews. */
  identity: lineText(63),
  blind: z.enum(opinionStandings),
  begunAt: instantSchema,
  conflict,
  custody: z.strictObject({
    seed: sha256Schema,
    items: z.array(
      z.strictObject({
        ...found,
        exhibit: shown.nullable(),
        title: shown.nullable(),
        sha256: sha256Schema.nullable(),
        file: z.enum(['at hand', 'not at hand', 'no file', 'withheld']),
        grade: shown.nullable(),
        events: z.number().int().min(0),
      }),
    ),
  }),
  /** When the ratings were closed, and the digest of what they then were. */
  ratingsClosed: z.strictObject({ at: instantSchema, sha256: sha256Schema }).nullable(),
  ratings: z.array(
    z.strictObject({
      level,
      ...rated,
      exhibit: shown.nullable(),
      title: shown.nullable(),
      statement: shown.nullable(),
    }),
  ),
  claims: z.array(z.strictObject(answered)),
  standards: z.array(z.strictObject({ ...scored, says: shown })),
  conclusion: z.enum(reviewConclusions).nullable(),
  text: lineText(reviewTextMax),
});
export type ReviewDraft = Readonly<z.infer<typeof reviewDraftSchema>>;

/** Answers to some of what is asked; what is left out stays. */
export const reviewAnswersSchema = z.strictObject({
  conflict: conflict.optional(),
  custody: z.array(z.strictObject(found)).optional(),
  ratings: z.array(z.strictObject(rated)).optional(),
  claims: z.array(z.strictObject(answered)).optional(),
  standards: z.array(z.strictObject(scored)).optional(),
  conclusion: z.enum(reviewConclusions).nullable().optional(),
  text: lineText(reviewTextMax).optional(),
});
export type ReviewAnswers = Readonly<z.infer<typeof reviewAnswersSchema>>;

export const formatDraft = (draft: ReviewDraft): string => `${JSON.stringify(draft, null, 2)}\n`;

/** The nine standards before anybody has scored them. */
export const blankStandards = (): ReviewDraft['standards'] =>
  tradecraftStandards.map((says, index) => ({ standard: index + 1, says, score: null, text: '' }));

/** The draft with these answers; refused whole where one is to something that was not asked. */
export const answerDraft = (draft: ReviewDraft, answers: ReviewAnswers): Result<ReviewDraft> => {
  if (answers.ratings !== undefined && draft.ratingsClosed !== null) {
    return err({
      code: 'RATINGS_CLOSED',
      message: 'The ratings of this review were closed, and stay as they were given.',
      hint: 'Say in the conclusion what you would rate otherwise now.',
    });
  }
  const custody = replaceEach(draft.custody.items, answers.custody, ({ item }) => item);
  const ratings = replaceEach(draft.ratings, answers.ratings, ({ item, hypothesis }) => `${item}/${hypothesis}`);
  const claims = replaceEach(draft.claims, answers.claims, (claim) => `level ${claim.level}`);
  const standards = replaceEach(draft.standards, answers.standards, ({ standard }) => `standard ${standard}`);
  if (!custody.ok) return custody;
  if (!ratings.ok) return ratings;
  if (!claims.ok) return claims;
  if (!standards.ok) return standards;
  return ok({
    ...draft,
    conflict: answers.conflict ?? draft.conflict,
    custody: { ...draft.custody, items: [...custody.value] },
    ratings: [...ratings.value],
    claims: [...claims.value],
    standards: [...standards.value],
    conclusion: answers.conclusion === undefined ? draft.conclusion : answers.conclusion,
    text: answers.text ?? draft.text,
  });
};

const replaceEach = <Answer extends object, Asked extends Answer>(
  asked: readonly Asked[],
  answers: readonly Answer[] | undefined,
  keyOf: (answer: Answer) => string,
): Result<readonly Asked[]> => {
  const byKey = new Map((answers ?? []).map((answer) => [keyOf(answer), answer]));
  const known = new Set(asked.map(keyOf));
  const foreign = [...byKey.keys()].find((key) => !known.has(key));
  if (foreign !== undefined) {
    return err({
      code: 'NOT_ASKED',
      message: `The review does not ask about ${foreign}; nothing was saved.`,
      hint: 'Answer what the draft lists.',
      at: foreign,
    });
  }
  return ok(asked.map((one) => ({ ...one, ...byKey.get(keyOf(one)) })));
};

/** What is still to be answered, each as a place in the draft. */
export const openQuestions = (draft: ReviewDraft): readonly string[] => [
  ...(draft.conflict.declared === null || draft.conflict.text.trim() === '' ? ['conflict of interest'] : []),
  ...draft.custody.items.flatMap((one) =>
    one.found === null || (one.found !== 'holds' && one.note.trim() === '')
      ? [`custody of ${one.exhibit ?? one.item}`]
      : [],
  ),
  ...draft.ratings.flatMap((one) =>
    one.rating === null ? [`rating of ${one.exhibit ?? one.item} against ${one.hypothesis}`] : [],
  ),
  ...(draft.ratingsClosed === null ? ['closing of the ratings'] : []),
  ...draft.claims.flatMap((one) =>
    one.verdict === null || (one.verdict !== 'agree' && one.text.trim() === '')
      ? [`verdict on the claim of level ${one.level}`]
      : [],
  ),
  ...draft.standards.flatMap((one) => (one.score === null ? [`score of standard ${one.standard}`] : [])),
  ...(draft.conclusion === null || (draft.conclusion !== 'concur' && draft.text.trim() === '') ? ['conclusion'] : []),
];

/** What of the ratings must not change once they are closed. */
export const ratingsText = ({ ratings }: Pick<ReviewDraft, 'ratings'>): string =>
  canonicalJson(ratings.map(({ item, hypothesis, rating, rationale }) => ({ item, hypothesis, rating, rationale })));

/** A complete draft as the review that is signed. */
export const draftToReview = (
  draft: ReviewDraft,
  {
    reviewer,
    signedAt,
    claims,
  }: {
    readonly reviewer: Review['reviewer'];
    readonly signedAt: string;
    /** As recomputed: whom the case has in the lead on each level. */
    readonly claims: readonly ReviewClaim[];
  },
): Result<Review> => {
  const open = openQuestions(draft);
  const [first] = open;
  if (first !== undefined) return incomplete(first, open.length - 1);
  const leads = new Map(claims.map((claim) => [claim.level, claim.lead]));
  const { declared } = draft.conflict;
  const { conclusion } = draft;
  // Both were asked above.
  if (declared === null || conclusion === null) return incomplete('conclusion', 0);
  return ok({
    v: 1,
    origin: draft.origin,
    checkpoint: draft.checkpoint,
    reviewer,
    signedAt,
    conflict: { declared, text: draft.conflict.text },
    blind: draft.blind,
    scores: draft.scores,
    custody: {
      seed: draft.custody.seed,
      items: draft.custody.items.flatMap((one) =>
        one.found === null ? [] : [{ item: one.item, found: one.found, note: one.note }],
      ),
    },
    ratings: draft.ratings
      .flatMap(({ item, hypothesis, rating, rationale }) =>
        rating === null ? [] : [{ item, hypothesis, rating, rationale }],
      )
      .sort((left, right) => compareIds(left.item, right.item) || compareIds(left.hypothesis, right.hypothesis)),
    claims: draft.claims.flatMap((claim) =>
      claim.verdict === null
        ? []
        : [{ level: claim.level, lead: leads.get(claim.level) ?? null, verdict: claim.verdict, text: claim.text }],
    ),
    standards: draft.standards.flatMap(({ standard, score, text }) =>
      score === null ? [] : [{ standard, score, text }],
    ),
    conclusion,
    text: draft.text,
  });
};

const incomplete = (first: string, more: number): Result<never, Failure> =>
  err({
    code: 'REVIEW_INCOMPLETE',
    message: `The review is not complete: ${first}${more === 0 ? '' : `, and ${more} more`}.`,
    hint: 'Fill it in; `plumbline review show FILE` lists what is open.',
    at: first,
  });
