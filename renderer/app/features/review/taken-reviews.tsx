import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { standardScores, tradecraftStandards } from '../../../../shared/review/review-vocabulary.ts';
import { useReply, type Reply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { LineLink } from '../../line-link.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import styles from './review.module.css';

type Reviews = Output<'review.read'>;
type Review = Reviews['reviews'][number];

/** Who was named, what came in, how it agrees, and how dissents stand. */
export const TakenReviews = ({
  folder,
  reviews,
  isReadOnly,
}: {
  readonly folder: string;
  readonly reviews: Reply<Reviews>;
  readonly isReadOnly: boolean;
}) => {
  const [overriding, setOverriding] = useState<number | null>(null);
  if (reviews.failure !== null) return <FailureNotice failure={reviews.failure} onRetry={reviews.refetch} />;
  if (reviews.value === undefined) return <Loading label="Reading the reviews" />;
  const { value } = reviews;
  return (
    <>
      <NamedCard folder={folder} answered={value.reviews.map(({ principal, person }) => principal ?? person ?? '')} />
      {value.reviews.length === 0 ? (
        <Empty title="No review was taken in">
          Send a reviewer the bundle of a release. They answer with one signed file, which is taken in here whole or not
          at all. Nobody can change a word of it.
        </Empty>
      ) : (
        value.reviews.map((review) => (
          <ReviewCard
            key={review.line}
            review={review}
            isReadOnly={isReadOnly}
            onOverride={() => setOverriding(review.line)}
          />
        ))
      )}
      {value.cells.length === 0 ? null : <AgreementCard reviews={value} />}
      {overriding === null ? null : (
        <OverrideDialog folder={folder} line={overriding} onClose={() => setOverriding(null)} />
      )}
    </>
  );
};

const NamedCard = ({ folder, answered }: { readonly folder: string; readonly answered: readonly string[] }) => {
  const go = useGo();
  const list = useReply('review.list', { folder });
  const namings = list.value?.namings;
  return (
    <Card title="Named to review">
      {list.failure === null ? null : <FailureNotice failure={list.failure} onRetry={list.refetch} />}
      {namings === undefined ? null : namings.length === 0 ? (
        <p className={styles['muted']}>
          Nobody is named.{' '}
          <InlineLink onClick={() => go.toScreen('sensitivity')}>Name a reviewer beside the confidence</InlineLink>
        </p>
      ) : (
        <ul className={styles['plain']}>
          {namings.map(({ id, line, person, principal, reason }) => (
            <li key={id}>
              <strong>
                <SafeText text={person ?? '(withheld)'} max={200} />
              </strong>
              {answered.includes(principal ?? '') || answered.includes(person ?? '')
                ? ', answered'
                : ', not answered yet'}
              : <SafeText text={reason ?? '(withheld)'} max={300} /> <LineLink line={line} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const ReviewCard = ({
  review,
  isReadOnly,
  onOverride,
}: {
  readonly review: Review;
  readonly isReadOnly: boolean;
  readonly onOverride: () => void;
}) => {
  const { person, principal, conclusion, dissent, codes, words, at, line, reviewedSize } = review;
  return (
    <Card
      title={
        <>
          <SafeText text={person ?? 'Reviewer withheld'} max={200} /> ({principal ?? 'withheld'}):{' '}
          {conclusion?.replaceAll('_', ' ') ?? 'withheld'}
        </>
      }
      aside={
        <>
          over {reviewedSize} lines, <Instant at={at} /> <LineLink line={line} />
        </>
      }
    >
      <div className={styles['stack']}>
        {dissent === null ? null : <DissentNotice dissent={dissent} isReadOnly={isReadOnly} onOverride={onOverride} />}
        {words === null || words.text === '' ? null : (
          <blockquote className={styles['quote']}>
            <SafeText text={words.text} max={40_000} />
          </blockquote>
        )}
        {codes === null ? (
          <Notice tone="warn">No signature was kept beside it: nothing of it can be checked.</Notice>
        ) : (
          <>
            <Facts
              facts={[
                ['Ratings', codes.blind === null ? 'withheld' : `${codes.rated} cells, ${blindWords[codes.blind]}`],
                [
                  'Conflict of interest',
                  <>
                    {codes.conflict === true ? 'declared' : 'none declared'}
                    {words === null ? null : (
                      <>
                        : <SafeText text={words.conflict} max={4000} />
                      </>
                    )}
                  </>,
                ],
                ['Custody', custodyText(codes.custody)],
                ['Since then', sinceText(review.since)],
              ]}
            />
            <CustodyFaults review={review} />
            <ClaimList review={review} />
            <StandardTable review={review} />
          </>
        )}
      </div>
    </Card>
  );
};

const DissentNotice = ({
  dissent,
  isReadOnly,
  onOverride,
}: {
  readonly dissent: NonNullable<Review['dissent']>;
  readonly isReadOnly: boolean;
  readonly onOverride: () => void;
}) => {
  const reason = <SafeText text={dissent.reason ?? '(withheld)'} max={4000} />;
  switch (dissent.standing) {
    case 'open':
      return (
        <Notice tone="warn" title="The dissent is open.">
          It is in every later edition, and caps the confidence, until its author closes it or a board overrides it with
          reasons. {isReadOnly ? null : <Button onPress={onOverride}>Record a board’s override…</Button>}
        </Notice>
      );
    case 'closed':
      return (
        <Notice tone="info" title={`Closed by its author, line ${dissent.line ?? ''}.`}>
          {reason}
        </Notice>
      );
    case 'overridden':
      return (
        <Notice tone="warn" title={`Overridden by a board, line ${dissent.line ?? ''}: it stays, with this beside it.`}>
          <SafeText text={dissent.board.join(', ')} max={2000} />: {reason}
        </Notice>
      );
  }
};

const CustodyFaults = ({ review: { words } }: { readonly review: Review }) => {
  const faults = (words?.custody ?? []).filter(({ found, note }) => found !== 'holds' || note !== '');
  return faults.length === 0 ? null : (
    <ul className={styles['plain']}>
      {faults.map(({ item, exhibit, found, note }) => (
        <li key={item}>
          <SafeText text={exhibit ?? item} max={80} />: custody {found}. <SafeText text={note} max={4000} />
        </li>
      ))}
    </ul>
  );
};

const ClaimList = ({ review: { codes, words } }: { readonly review: Review }) => (
  <section>
    <h3 className={styles['small']}>Claim by claim</h3>
    <ul className={styles['plain']}>
      {(codes?.claims ?? []).map(({ level, verdict }) => {
        const text = words?.claims.find((claim) => claim.level === level)?.text ?? '';
        return (
          <li key={level}>
            Level {level}: <strong>{verdict}</strong>
            {text === '' ? null : (
              <>
                . <SafeText text={text} max={4000} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  </section>
);

const StandardTable = ({ review: { codes, words } }: { readonly review: Review }) => (
  <section>
    <h3 className={styles['small']}>Tradecraft standards</h3>
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Standard (ICD 203)</th>
          <th scope="col">Score</th>
          <th scope="col">Remark</th>
        </tr>
      </thead>
      <tbody>
        {(codes?.standards ?? []).map((score, index) => (
          <tr key={index}>
            <td>
              {index + 1}. {tradecraftStandards[index]}
            </td>
            <td className={styles['score']}>
              {score} {standardScores[score]}
            </td>
            <td>
              <SafeText text={words?.standards[index]?.text ?? ''} max={4000} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const blindWords = {
  unshown: 'given before the reviewer’s program had shown any',
  declared: 'blind on the reviewer’s word',
  seen: 'not blind',
} as const;

const custodyText = (custody: NonNullable<Review['codes']>['custody']): string => {
  if (custody === null) return 'withheld';
  const { sampled, failing, untold } = custody;
  return `${sampled} items sampled: fails for ${failing}, cannot tell for ${untold}`;
};

const sinceText = ({ lines, moving }: Review['since']): string => {
  const what = moving.map((one) => `${one.lines} ${one.type}`).join(', ');
  return `${lines} lines were added; ${what === '' ? 'none of them moves a number' : `these may move a number: ${what}`}`;
};
