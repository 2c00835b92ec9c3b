import { z } from 'zod';
import { openSynthesisBands, osachBands } from '../attribution/disagreement.ts';
import { opinionStandings, ratingCodes, reviewConclusions, tlpSchema } from '../domain/vocabulary.ts';
import { reviewAnswersSchema, reviewDraftSchema } from '../review/review-draft.ts';
import { claimVerdicts, custodyFindings } from '../review/review-vocabulary.ts';
import { count, inCase, longText, passphrase, path, principal } from './contract-shapes.ts';

const text = z.string().nullable();
const code = z.enum(ratingCodes).nullable();
const decimal = z.string();

/** The draft, and what of it is still open. */
const draftReply = z.object({ draft: reviewDraftSchema, open: z.array(z.string()) });

const disagreement = <Band extends z.ZodType>(band: Band) => z.object({ spread: decimal, band });

const takenReview = z.object({
  line: count,
  at: text,
  conclusion: z.enum(reviewConclusions).nullable(),
  person: text,
  principal: text,
  /** Lines of the case that the reviewed checkpoint covers. */
  reviewedSize: count,
  sha256: text,
  /** Of a dissent: how it stands, and by which line; null for any other conclusion. */
  dissent: z
    .object({
      standing: z.enum(['open', 'closed', 'overridden']),
      line: count.nullable(),
      reason: text,
      board: z.array(z.string()),
    })
    .nullable(),
  /** Codes of the signed answer; null where no signature was kept beside it, or its skeleton is withheld. */
  codes: z
    .object({
      blind: z.enum(opinionStandings).nullable(),
      conflict: z.boolean().nullable(),
      custody: z.object({ sampled: count, failing: count, untold: count }).nullable(),
      claims: z.array(z.object({ level: count, verdict: z.enum(claimVerdicts) })),
      standards: z.array(count),
      rated: count,
    })
    .nullable(),
  /** What the reviewer wrote; null where the edition withholds it. */
  words: z
    .object({
      conflict: z.string(),
      custody: z.array(
        z.object({ item: z.string(), exhibit: text, title: text, found: z.enum(custodyFindings), note: z.string() }),
      ),
      claims: z.array(z.object({ level: count, verdict: z.enum(claimVerdicts), text: z.string() })),
      standards: z.array(z.object({ standard: count, score: count, text: z.string() })),
      text: z.string(),
    })
    .nullable(),
  since: z.object({
    lines: count,
    /** Of them, how many may move a number, by type. */
    moving: z.array(z.object({ type: z.string(), lines: count })),
  }),
});

/** Reviews without a network: the reviewer's work file, the signed answer, and what it says to the case. */
export const reviewContract = {
  /** Verifies a bundle, or a case opened from one, and writes a draft that lists what the reviewer is asked. */
  'review.begin': {
    input: z.strictObject({
      path,
      draft: path,
      /** Whose review it is: an identity of this workstation. */
      identity: principal,
      /** The reviewer has seen ratings of the case: recorded as not blind. */
      seen: z.boolean().default(false),
      anchors: z.strictObject({ signers: path.optional(), logKey: path.optional() }).default({}),
    }),
    output: draftReply,
  },
  'review.draft': { input: z.strictObject({ draft: path }), output: draftReply },
  'review.answer': {
    input: z.strictObject({
      draft: path,
      answers: reviewAnswersSchema.default({}),
      /** The ratings are final from here on, and those of the case are shown again. */
      closeRatings: z.boolean().default(false),
    }),
    output: draftReply,
  },
  'review.sign': {
    input: z.strictObject({ draft: path, identity: principal, passphrase, out: path.optional() }),
    output: z.object({ out: z.string(), sha256: z.string(), conclusion: z.enum(reviewConclusions) }),
  },
  /** Takes in a signed review, or the closing of a dissent, whole or not at all. */
  'review.import': {
    input: inCase({ file: path, tlp: tlpSchema.optional() }),
    output: z.object({ line: count, kind: z.enum(['review', 'closing']), conclusion: z.enum(reviewConclusions) }),
  },
  /** Every review that was taken in, and how its ratings stand beside those of the case. */
  'review.read': {
    input: inCase({}),
    output: z.object({
      /** The draft of a review of this very case on this workstation; null where none is under way. */
      draft: z.string().nullable(),
      reviews: z.array(takenReview),
      cells: z.array(
        z.object({
          level: count,
          item: z.string(),
          exhibit: text,
          title: text,
          hypothesis: z.string(),
          statement: text,
          /** What the case counts now. */
          own: code,
          /** In the order of `reviews`; null where one has not rated it. */
          ratings: z.array(code),
          openSynthesis: disagreement(z.enum(openSynthesisBands)),
          osach: disagreement(z.enum(osachBands)),
          /** What the strongest other rating, taken alone, would do to the lead of the level. */
          effect: z
            .object({ rating: z.enum(ratingCodes), changesLead: z.boolean(), delta: decimal.nullable() })
            .nullable(),
        }),
      ),
      bands: z.object({
        openSynthesis: z.record(z.enum(openSynthesisBands), count),
        osach: z.record(z.enum(osachBands), count),
      }),
    }),
  },
  /** Signs that one's own dissent is closed; `file` is the review that holds it. */
  'dissent.close': {
    input: z.strictObject({
      file: path,
      identity: principal,
      passphrase,
      reason: z.string().trim().min(1).max(4000),
      out: path,
    }),
    output: z.object({ out: z.string(), sha256: z.string() }),
  },
  /** Records that a board overrode the dissent of the review of that line. */
  'dissent.override': {
    input: inCase({
      review: count,
      board: z.array(z.string().trim().min(1).max(500)).min(2).max(50),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
} as const;
