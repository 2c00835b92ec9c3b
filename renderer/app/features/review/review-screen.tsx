import { useState } from 'react';
import { IconFileImport, IconPencil } from '@tabler/icons-react';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { useCaseFolder } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { BeginReviewDialog } from './begin-review-dialog.tsx';
import { OwnReview } from './own-review.tsx';
import { useReviewStore } from './review-store.ts';
import { TakenReviews } from './taken-reviews.tsx';
import styles from './review.module.css';

/** Who reviews independently, what they answered, and a review of one's own. */
export const ReviewScreen = () => {
  const folder = useCaseFolder();
  const info = useReply('case.info', { folder }).value;
  const reviews = useReply('review.read', { folder });
  const take = useAct('review.import');
  const pick = usePick();
  const { drafts, views, openDraft, show } = useReviewStore();
  const [isBeginning, setBeginning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const isFromBundle = info?.readOnly?.code === 'CASE_READ_ONLY';
  // Where ratings are hidden for a review of one's own, the refusal says where its draft is.
  const hiddenFor = reviews.failure?.code === 'RATED_BLIND' ? reviews.failure.at : undefined;
  const draft = drafts[folder] ?? reviews.value?.draft ?? hiddenFor ?? null;
  const view = views[folder] ?? (draft !== null && isFromBundle ? 'own' : 'taken');

  const choose = async (title: string): Promise<string | undefined> => {
    setFailure(null);
    setDone(null);
    const picked = await pick({ purpose: 'files', title });
    if (!picked.ok) setFailure(picked.error);
    return picked.ok ? picked.value[0] : undefined;
  };
  const takeIn = async (): Promise<void> => {
    const file = await choose('Review file to take in');
    if (file === undefined) return;
    const taken = await take.run({ folder, file });
    if (!taken.ok) return;
    const { kind, conclusion, line } = taken.value;
    setDone(
      kind === 'closing'
        ? `The dissent is closed by its author, line ${line}.`
        : `Taken in: ${conclusion.replaceAll('_', ' ')}, line ${line}.`,
    );
  };
  const goOn = async (): Promise<void> => {
    const file = await choose('Draft of a review');
    if (file !== undefined) openDraft(folder, file);
  };
  return (
    <Page
      title="Review"
      tools={
        isFromBundle ? (
          <>
            <Button onPress={() => void goOn()}>Go on with a draft…</Button>
            <Button
              look={draft === null ? 'primary' : 'plain'}
              icon={<IconPencil aria-hidden />}
              onPress={() => setBeginning(true)}
            >
              Review this bundle…
            </Button>
          </>
        ) : (
          <Button
            look="primary"
            icon={<IconFileImport aria-hidden />}
            isDisabled={info === undefined || info.readOnly !== null || take.isRunning}
            onPress={() => void takeIn()}
          >
            {take.isRunning ? 'Checking…' : 'Take in a review…'}
          </Button>
        )
      }
    >
      <div className={styles['stack']}>
        {isFromBundle ? (
          <div className={styles['views']}>
            <Segments
              label="View"
              choices={[
                { id: 'own', label: 'My review' },
                { id: 'taken', label: 'Reviews in the bundle' },
              ]}
              selected={view}
              onSelect={(next) => show(folder, next)}
            />
          </div>
        ) : null}
        {done === null ? null : <Notice tone="good" title={done} onClose={() => setDone(null)} />}
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
        {take.failure === null ? null : <FailureNotice failure={take.failure} onClose={take.clear} />}
        {view === 'own' ? (
          <OwnReview key={draft ?? ''} draft={draft} onBegin={() => setBeginning(true)} />
        ) : (
          <TakenReviews folder={folder} reviews={reviews} isReadOnly={info?.readOnly !== null} />
        )}
      </div>
      {isBeginning ? (
        <BeginReviewDialog
          folder={folder}
          onBegun={(file) => openDraft(folder, file)}
          onClose={() => setBeginning(false)}
        />
      ) : null}
    </Page>
  );
};
