import type { Crypto } from '../base/crypto.ts';
import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import { enrolmentSchema } from '../ledger/field-schemas.ts';
import { lineTypeOf } from '../ledger/line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { readReviewFile, type Closing, type Review } from './review-file.ts';
import { formatSignedFile, type SignedKind } from './signed-file.ts';

export type ReviewFault = { readonly seq: number; readonly message: string };

/**
 * Holds every review in the ledger against the signature beside it, as a stranger would: what was signed, by the key
 * named, over a checkpoint before it, and the codes that follow from it. What an edition withholds cannot be checked in
 * it. Anyone may have written the lines.
 */
export const checkReviews = (lines: readonly RevealedLine[], crypto: Crypto): readonly ReviewFault[] => {
  const known = lines.filter(({ type, v }) => lineTypeOf(type, v) !== undefined);
  const lineBySeq = new Map(known.map((line) => [line.seq, line]));
  const sealed = new Set<number>();
  return known.flatMap((line): readonly ReviewFault[] => {
    const judge = judges[line.type];
    if (judge === undefined) return [];
    const taken = line.fields['import'];
    // The skeleton may be withheld; then nothing can be said of it.
    if (typeof taken !== 'number') return [];
    const review = lineBySeq.get(taken);
    const message =
      review?.type !== 'review.import' || taken >= line.seq
        ? `it names line ${taken}, which took no review in`
        : judge({ line, review, isFirst: !sealed.has(taken) }, crypto);
    if (line.type === 'review.seal') sealed.add(taken);
    return message === undefined ? [] : [{ seq: line.seq, message }];
  });
};

type Judged = { readonly line: RevealedLine; readonly review: RevealedLine; readonly isFirst: boolean };
type Judge = (judged: Judged, crypto: Crypto) => string | undefined;

const sealFault: Judge = ({ line, review, isFirst }, crypto) => {
  if (!isFirst) return 'it seals a review a second time';
  const { fields } = review;
  const read = readSigned('review', fields['review'], line.fields['signature'], crypto);
  if (read === null) return undefined;
  if (typeof read === 'string') return read;
  if (read.kind !== 'review') return 'what was signed is no review';
  const { file, review: signed } = read;
  if (isOther(fields['reviewer'], signed.reviewer)) return 'the line names another reviewer than the one who signed';
  if (isOther(fields['sha256'], file.sha256)) return 'the digest is not that of the review file';
  if (isOther(fields['conclusion'], signed.conclusion)) return 'the line has another conclusion than the one signed';
  if (isOther(fields['checkpoint'], signed.checkpoint)) return 'the line has another checkpoint than the one reviewed';
  const codes = reviewCodes(signed);
  const other = Object.keys(codes).find((name) => isOther(line.fields[name], codes[name] ?? null));
  return other === undefined ? undefined : `its field ${other} is not what was signed`;
};

const closeFault: Judge = ({ line, review }, crypto) => {
  const { conclusion, sha256, reviewer } = review.fields;
  if (conclusion !== undefined && conclusion !== 'dissent') return 'it closes a review that is no dissent';
  const read = readSigned('closing', line.fields['closing'], line.fields['signature'], crypto);
  if (read === null) return undefined;
  if (typeof read === 'string') return read;
  if (read.kind !== 'closing') return 'what was signed is no closing';
  if (isOther(line.fields['sha256'], read.file.sha256)) return 'the digest is not that of the file that closes it';
  if (isOther(sha256, read.closing.review)) return 'what was signed closes another review';
  return isSameReviewer(reviewer, read.closing)
    ? undefined
    : 'the dissent is closed by somebody else than whoever wrote it';
};

const overrideFault: Judge = ({ review: { fields } }) =>
  fields['conclusion'] !== undefined && fields['conclusion'] !== 'dissent'
    ? 'it overrides a review that is no dissent'
    : undefined;

const judges: Readonly<Record<string, Judge>> = {
  'review.seal': sealFault,
  'dissent.close': closeFault,
  'dissent.override': overrideFault,
};

/** The codes of a review that stand in the skeleton, by field. */
export const reviewCodes = (review: Review): Readonly<Record<string, Json>> => ({
  scores: review.scores,
  blind: review.blind,
  conflict: review.conflict.declared,
  custody: {
    failing: review.custody.items.filter(({ found }) => found === 'fails').length,
    sampled: review.custody.items.length,
    untold: review.custody.items.filter(({ found }) => found === 'cannot tell').length,
  },
  ratings: review.ratings.map(({ hypothesis, item, rating }) => ({ hypothesis, item, rating })),
  claims: review.claims.map(({ level, verdict }) => ({ level, verdict })),
  standards: review.standards.map(({ score }) => score),
});

/** Null where text or signature are withheld, in whole or in part; a sentence where they do not hold. */
const readSigned = (kind: SignedKind, text: Json | undefined, signature: Json | undefined, crypto: Crypto) => {
  if (typeof text !== 'string' || typeof signature !== 'string') return null;
  const read = readReviewFile(formatSignedFile(kind, text, signature), crypto);
  return read.ok ? read.value : read.error.message.replace(/\.$/u, '');
};

/** What is withheld is no other value. */
const isOther = (stated: Json | undefined, signed: Json): boolean =>
  stated !== undefined && canonicalJson(stated) !== canonicalJson(signed);

const isSameReviewer = (stated: Json | undefined, { reviewer }: Closing): boolean => {
  const named = enrolmentSchema.safeParse(stated);
  return stated === undefined || (named.success && named.data.publicKey === reviewer.publicKey);
};
