import { useCase } from './case-context.ts';
import type { Recomputed } from './recompute.ts';
import { Card } from './parts.tsx';

/** In one sentence, for the top of every screen. */
export const recomputedSentence = (recomputed: Recomputed | undefined): string => {
  if (recomputed === undefined) return 'computing the numbers again …';
  switch (recomputed.status) {
    case 'same':
      return 'every number was computed again in this page and came out the same';
    case 'different':
      return 'computing the numbers again gives OTHER numbers than the bundle states';
    case 'not_recomputable':
      return recomputed.isSaid
        ? 'no number is stated: what they rest on is withheld in part'
        : 'what the numbers rest on is withheld in part, and numbers are STATED all the same';
    case 'not_compared':
      return 'the numbers could not be computed again';
  }
};

export const isBadNews = (recomputed: Recomputed | undefined): boolean =>
  recomputed !== undefined &&
  (recomputed.status === 'different' ||
    recomputed.status === 'not_compared' ||
    (recomputed.status === 'not_recomputable' && !recomputed.isSaid));

/** What came of computing the scores again, and from what. */
export const RecomputedCard = () => {
  const { recomputed, data, tables } = useCase();
  return (
    <Card title="The numbers, computed again">
      <p className={isBadNews(recomputed) ? 'bad' : undefined}>
        <strong>In short:</strong> {recomputedSentence(recomputed)}.
      </p>
      {recomputed?.status === 'not_compared' ? <p>{recomputed.reason}.</p> : null}
      <p className="muted">
        From {tables.rows('evidence').length} items, {tables.rows('hypothesis').length} hypotheses and{' '}
        {tables.rows('rating').length} ratings that this edition discloses, with the scoring profile that the ledger
        names by its hash: scores, sensitivity, confidence, words and ranges, with the code that scores a case on a
        workstation, compared byte for byte with data/assessment.json as it is in this page.
        {data.edition.withheld.length === 0 ? '' : ' Texts that are withheld are not needed for it.'}
      </p>
    </Card>
  );
};
