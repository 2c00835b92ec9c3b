import { z } from 'zod';
import { bytesToHex } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { isPrincipal } from '../bundle/principal.ts';
import { formatSshKeyBlob, parseSshPublicKeyLine } from '../bundle/ssh-keys.ts';
import { opinionStandings, ratingCodes, reviewConclusions } from '../domain/vocabulary.ts';
import { isJsonObject, parseCanonicalJson, type Json } from '../ledger/canonical-json.ts';
import { checkpointSchema, enrolmentSchema } from '../ledger/field-schemas.ts';
import { idSchema, instantSchema, lineText, sha256Schema } from '../ledger/field-types.ts';
import { claimVerdicts, custodyFindings } from './review-vocabulary.ts';
import { readSignedFile, type SignedFile } from './signed-file.ts';

/** One remark in characters; the text of a dissent may be longer. */
export const reviewNoteMax = 4000;
export const reviewTextMax = 40_000;
/** Of review.json in characters: what one field of a ledger line holds. */
const reviewFileMax = 200_000;
const standardsCount = 9;

const note = lineText(reviewNoteMax);

/** `review.json`, version 1 (bundle format, section 9). Lists have one order each, so a review has one text. */
export const reviewSchema = z
  .strictObject({
    v: z.literal(1),
    origin: lineText(200),
    checkpoint: checkpointSchema,
    reviewer: enrolmentSchema,
    signedAt: instantSchema,
    conflict: z.strictObject({ declared: z.boolean(), text: note.min(1) }),
    /** How blind the ratings were given, as far as the program that took them could know. */
    blind: z.enum(opinionStandings),
    /** SHA-256 of the assessment.json that the reviewer's own program recomputed. */
    scores: sha256Schema,
    custody: z.strictObject({
      seed: sha256Schema,
      items: z.array(z.strictObject({ item: idSchema('evidence'), found: z.enum(custodyFindings), note })),
    }),
    ratings: z.array(
      z.strictObject({
        item: idSchema('evidence'),
        hypothesis: idSchema('hypothesis'),
        rating: z.enum(ratingCodes),
        rationale: note,
      }),
    ),
    claims: z.array(
      z.strictObject({
        level: z.number().int().min(1).max(4),
        lead: idSchema('hypothesis').nullable(),
        verdict: z.enum(claimVerdicts),
        text: note,
      }),
    ),
    standards: z
      .array(
        z.strictObject({
          standard: z.number().int().min(1).max(standardsCount),
          score: z.number().int().min(0).max(3),
          text: note,
        }),
      )
      .length(standardsCount),
    conclusion: z.enum(reviewConclusions),
    text: lineText(reviewTextMax),
  })
  .readonly();
export type Review = z.infer<typeof reviewSchema>;

/** The closing of a dissent by whoever wrote it. */
export const closingSchema = z
  .strictObject({
    v: z.literal(1),
    origin: lineText(200),
    /** SHA-256 of the review file whose dissent is closed. */
    review: sha256Schema,
    reviewer: enrolmentSchema,
    signedAt: instantSchema,
    reason: note.min(1),
  })
  .readonly();
export type Closing = z.infer<typeof closingSchema>;

export type ReadReview =
  | { readonly kind: 'review'; readonly file: SignedFile; readonly review: Review }
  | { readonly kind: 'closing'; readonly file: SignedFile; readonly closing: Closing };

/** Everything about a signed file that can be judged without the case it is about. Anyone may have written the bytes. */
export const readReviewFile = (bytes: Uint8Array, crypto: Crypto): Result<ReadReview> => {
  const file = readSignedFile(bytes, crypto);
  if (!file.ok) return file;
  if (file.value.kind === 'review') {
    const review = parseReview(file.value.text);
    if (!review.ok) return review;
    const signed = signedBy(review.value.reviewer, file.value);
    return signed.ok ? ok({ kind: 'review', file: file.value, review: review.value }) : signed;
  }
  const closing = parseSigned(file.value.text, closingSchema);
  if (!closing.ok) return closing;
  const signed = signedBy(closing.value.reviewer, file.value);
  return signed.ok ? ok({ kind: 'closing', file: file.value, closing: closing.value }) : signed;
};

/** The exact text of a review.json as values; refused if it is not canonical, of another version, or breaks a rule. */
export const parseReview = (text: string): Result<Review> => {
  const parsed = parseSigned(text, reviewSchema);
  if (!parsed.ok) return parsed;
  const fault = reviewFault(parsed.value);
  return fault === undefined ? parsed : unsound(fault);
};

const parseSigned = <Schema extends z.ZodType>(text: string, schema: Schema): Result<z.output<Schema>> => {
  if (text.length > reviewFileMax) return unsound(`it is longer than ${reviewFileMax} characters`);
  const json = parseCanonicalJson(text);
  if (!json.ok) return unsound(json.error.message);
  const version = versionOf(json.value);
  if (typeof version === 'number' && version > 1) {
    return err({
      code: 'REVIEW_TOO_NEW',
      message: `The file is of version ${version}; this program reads version 1.`,
      hint: 'Take it in with the newer program.',
    });
  }
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return unsound(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as it should be'}`);
};

const versionOf = (value: Json): Json | undefined => (isJsonObject(value) ? value['v'] : undefined);

/** The key that a reviewer names must be the one that signed, and the principal one that could be enrolled. */
const signedBy = ({ principal, publicKey }: Review['reviewer'], { keyHex }: SignedFile): Result<true> => {
  if (!isPrincipal(principal)) return unsound(`${principal.slice(0, 80)} is no principal`);
  return keyHexOf(publicKey) === keyHex
    ? ok(true)
    : err({
        code: 'REVIEW_NOT_SIGNED',
        message: `The file names ${principal} as its author and is signed by another key.`,
        hint: 'Ask the reviewer for the file again.',
      });
};

/** Hex of the key blob of an OpenSSH public key line; undefined for what is none. */
export const keyHexOf = (publicKey: string): string | undefined => {
  const key = parseSshPublicKeyLine(publicKey);
  return key.ok ? bytesToHex(formatSshKeyBlob(key.value)) : undefined;
};

/** What no schema can say of a review: each thing is said once, in order, and what needs words has them. */
const reviewFault = ({ custody, ratings, claims, standards, conclusion, text }: Review): string | undefined => {
  if (hasTwice(custody.items.map(({ item }) => item))) return 'custody.items: an item stands there twice';
  const cells = ratings.map(({ item, hypothesis }) => `${item}/${hypothesis}`);
  if (cells.some((cell, index) => index > 0 && cell <= (cells[index - 1] ?? '')))
    return 'ratings: the cells are not in order, or one is rated twice';
  if (claims.some(({ level }, index) => level <= (claims[index - 1]?.level ?? 0)))
    return 'claims: the levels are not in order';
  if (standards.some(({ standard }, index) => standard !== index + 1)) return 'standards: they are not 1 to 9 in order';
  const wordless = claims.find((claim) => claim.verdict !== 'agree' && claim.text.trim() === '');
  if (wordless !== undefined) return `claims: nothing says why level ${wordless.level} is not agreed to`;
  const unfound = custody.items.find((one) => one.found !== 'holds' && one.note.trim() === '');
  if (unfound !== undefined) return `custody.items: nothing says what was found of ${unfound.item}`;
  return conclusion !== 'concur' && text.trim() === '' ? `text: a ${conclusion} needs words` : undefined;
};

const hasTwice = (names: readonly string[]): boolean => new Set(names).size < names.length;

const unsound = (why: string): Result<never, Failure> =>
  err({
    code: 'BAD_REVIEW',
    message: `The review is not as it should be: ${why.replace(/\.$/u, '')}.`,
    hint: 'Ask the reviewer for the file that `plumbline review sign` wrote.',
  });
