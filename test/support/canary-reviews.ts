import { canonicalJson, type JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { draft, testId } from './drafts.ts';
import { reviewCheckpoint, reviewJson, signed, testReviewer } from './reviews.ts';

/** A dissent, properly signed, with a canary in every text of it; it is closed, and had been overridden before. */
export const canaryReviews = ({
  common,
  firstSeq,
  hide,
  keep,
}: {
  /** Fields of a RED line. */
  readonly common: JsonObject;
  /** Number of the first of these lines. */
  readonly firstSeq: number;
  readonly hide: (name: string) => string;
  /** Has a value that is there already looked for. */
  readonly keep: (name: string, value: string) => void;
}): readonly LineDraft[] => {
  const reviewer = { ...testReviewer, person: hide('reviewer') };
  const review = signed(
    'review',
    canonicalJson(
      reviewJson({
        reviewer,
        conflict: { declared: true, text: hide('review conflict') },
        custody: {
          seed: '5'.repeat(64),
          items: [{ item: testId('evidence'), found: 'fails', note: hide('review custody') }],
        },
        claims: [{ level: 2, lead: null, verdict: 'disagree', text: hide('review claim') }],
        text: hide('review text'),
      }),
    ),
  );
  const closing = signed(
    'closing',
    canonicalJson({
      v: 1,
      origin: 'plumbline.local/7f3c9a2e51d84b06',
      review: review.sha256,
      reviewer,
      signedAt: '2026-03-03T10:00:00Z',
      reason: hide('closing reason'),
    }),
  );
  // The second line of the armour is of this signature alone.
  keep('review signature', review.signature.split('\n')[3] ?? '');
  keep('closing signature', closing.signature.split('\n')[3] ?? '');
  return [
    draft('review.import', {
      ...common,
      checkpoint: reviewCheckpoint,
      review: review.text,
      sha256: review.sha256,
      reviewer,
    }),
    draft('review.seal', {
      ...common,
      import: firstSeq,
      signature: review.signature,
      conflict: true,
      custody: { failing: 1, sampled: 1, untold: 0 },
    }),
    draft('dissent.override', {
      ...common,
      import: firstSeq,
      board: [hide('board member'), hide('another board member')],
      reason: hide('override reason'),
    }),
    draft('dissent.close', {
      ...common,
      import: firstSeq,
      closing: closing.text,
      sha256: closing.sha256,
      signature: closing.signature,
    }),
  ];
};
