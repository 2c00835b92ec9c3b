import type { Crypto } from '../base/crypto.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { signedCheckpointFault, type SignedCheckpoint } from './signed-checkpoint.ts';

/** What of measures the walk over the ledger has met: the root over the latest gate of each, and who drafted it. */
export type MeasureWalk = {
  readonly gates: Map<string, { readonly size: number; readonly root: Uint8Array }>;
  readonly authors: Map<string, readonly string[]>;
  /** Lines of signed reviews. From the first on none goes without. */
  readonly signedReviews: number[];
};
export const startMeasureWalk = (): MeasureWalk => ({ gates: new Map(), authors: new Map(), signedReviews: [] });

/** Takes in what a line says of a measure. `root` covers the lines up to and including it. */
export const walkMeasure = (line: RevealedLine, root: () => Uint8Array, walk: MeasureWalk): void => {
  const { type, seq, fields } = line;
  if (type === 'measure.review' && !isUnsignedReview(line)) walk.signedReviews.push(seq);
  const id = fields[type === 'measure.draft' ? 'id' : 'measure'];
  if (typeof id !== 'string') return;
  if (type === 'measure.gate') walk.gates.set(id, { size: seq + 1, root: root() });
  const { author } = fields;
  if ((type === 'measure.draft' || type === 'measure.amend') && typeof author === 'string')
    walk.authors.set(id, [...(walk.authors.get(id) ?? []), author]);
};

/** Who is enrolled under a principal at the line that is judged. */
type Enrolled = (principal: string) => { readonly publicKey: string } | undefined;

/** An approval of a measure is signed over its latest gate, by somebody who is enrolled and did not draft it. */
export const measureApprovalFault = (
  { fields, log }: RevealedLine,
  walk: MeasureWalk,
  enrolled: Enrolled,
  crypto: Crypto,
): string | undefined => {
  const { measure, principal, checkpoint, signature } = fields;
  if (typeof measure !== 'string' || typeof principal !== 'string') return 'the approval of a measure is withheld';
  if (typeof checkpoint !== 'string' || typeof signature !== 'string') return 'the approval of a measure is withheld';
  const signed = { measure, principal, checkpoint, signature, message: checkpoint };
  return overGateFault(
    { ...signed, did: 'approved', namespace: 'plumbline-checkpoint-v1', log },
    walk,
    enrolled,
    crypto,
  );
};

/**
 * What a reviewer of a measure signs, in the namespace plumbline-review-v1: the three lines over its latest gate, and one that
 * says what is concluded of which measure. What else is signed there is JSON, so the one is never read as the other.
 */
export const measureReviewMessage = (review: {
  readonly checkpoint: string;
  readonly measure: string;
  readonly conclusion: string;
}): string => `${review.checkpoint}measure.review ${review.measure} ${review.conclusion}\n`;

/** A review of a measure is signed over its latest gate, by somebody who is enrolled and did not draft it. */
export const measureReviewFault = (
  line: RevealedLine,
  walk: MeasureWalk,
  enrolled: Enrolled,
  crypto: Crypto,
): string | undefined => {
  if (isUnsignedReview(line)) {
    const [since] = walk.signedReviews;
    return since === undefined
      ? undefined
      : `the review of a measure is not signed, and reviews of this ledger are since line ${since}`;
  }
  const { measure, reviewer: principal, conclusion, checkpoint, signature } = line.fields;
  if (typeof measure !== 'string' || typeof principal !== 'string' || typeof conclusion !== 'string')
    return 'the review of a measure is withheld';
  if (typeof checkpoint !== 'string' || typeof signature !== 'string') return 'the review of a measure is withheld';
  const message = measureReviewMessage({ checkpoint, measure, conclusion });
  const signed = { measure, principal, checkpoint, signature, message };
  return overGateFault(
    { ...signed, did: 'reviewed', namespace: 'plumbline-review-v1', log: line.log },
    walk,
    enrolled,
    crypto,
  );
};

type SignedOverGate = Pick<SignedCheckpoint, 'checkpoint' | 'signature' | 'message' | 'namespace' | 'log'> & {
  readonly did: 'approved' | 'reviewed';
  readonly measure: string;
  readonly principal: string;
};
const actWords = {
  approved: { does: 'approves', said: 'the approval' },
  reviewed: { does: 'reviews', said: 'the review' },
} as const;

const overGateFault = (
  { did, measure, principal, ...signed }: SignedOverGate,
  walk: MeasureWalk,
  enrolled: Enrolled,
  crypto: Crypto,
): string | undefined => {
  const { does, said } = actWords[did];
  const gate = walk.gates.get(measure);
  if (gate === undefined) return `the measure that it ${does} was not held against the gates`;
  if (walk.authors.get(measure)?.includes(principal) === true) return `${principal} ${did} a measure of their own`;
  const identity = enrolled(principal);
  if (identity === undefined) return `${principal} ${did} a measure without being enrolled`;
  const covered = 'the latest gate of the measure';
  return signedCheckpointFault(
    { ...signed, ...gate, said: `${said} by ${principal}`, covered, publicKey: identity.publicKey },
    crypto,
  );
};

/** The first version of the line bears no signature: whoever could write lines could write it. */
const isUnsignedReview = ({ type, v }: Pick<RevealedLine, 'type' | 'v'>): boolean =>
  type === 'measure.review' && v === 1;

/** What of reviews of measures nobody can check; empty where all are signed. */
export const unsignedReviewsNotProven = (lines: readonly RevealedLine[]): readonly string[] => {
  const unsigned = lines.filter(isUnsignedReview).map(({ seq }) => seq);
  return unsigned.length === 0
    ? []
    : [
        `that whoever is named reviewed a measure: not signed is the review in ${unsigned.length === 1 ? 'line' : 'lines'} ${unsigned.join(', ')}`,
      ];
};
