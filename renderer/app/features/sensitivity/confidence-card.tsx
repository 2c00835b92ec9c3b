import { useState } from 'react';
import { confidenceWord } from '../../../../shared/attribution/confidence/confidence-words.ts';
import { ConfidenceSteps } from '../../../marks/charts.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { SentenceText } from '../../../marks/sentence-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder } from '../../navigation.ts';
import { useFollow } from '../../use-follow.ts';
import { About } from './about.tsx';
import { LowerDialog } from './lower-dialog.tsx';
import { ReviewerDialog, type ReviewerAct } from './reviewer-dialog.tsx';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

type Act = ReviewerAct | { readonly kind: 'lower' } | { readonly kind: 'restore' };

/** The gate table of analytic confidence, row by row: what holds it where it is and what would lift it. */
export const ConfidenceCard = ({ model }: { readonly model: SensitivityModel }) => {
  const folder = useCaseFolder();
  const { level, overview } = model;
  const { confidence } = overview;
  const follow = useFollow(level);
  const info = useReply('case.info', { folder });
  const reviewers = useReply('review.list', { folder });
  const [act, setAct] = useState<Act | null>(null);
  const isReadOnly = info.value === undefined || info.value.readOnly !== null;
  const close = (): void => setAct(null);
  return (
    <Card title="Analytic confidence" aside={`${confidence.gates.id} ${confidence.gates.version}`}>
      <div className={styles['confidence']}>
        <div>
          <ConfidenceSteps level={confidence.level} />
          {confidence.level === confidence.computed ? null : (
            <p className={styles['muted']}>computed: {confidenceWord(confidence.computed)}</p>
          )}
        </div>
        <div>
          {confidence.sentences.map((sentence, at) => (
            <p key={at}>
              <SentenceText sentence={sentence} onFollow={follow} />
            </p>
          ))}
          {confidence.sentences.length === 0 ? <p>Every test reaches high.</p> : null}
        </div>
      </div>
      {confidence.rows.length === 0 ? null : (
        <div className={styles['tableScroll']}>
          <table className={styles['table']}>
            <caption className="visually-hidden">Tests of confidence, how far each reaches and what lifts it</caption>
            <thead>
              <tr>
                <th scope="col">Test</th>
                <th scope="col">Reaches</th>
                <th scope="col">What was found</th>
                <th scope="col">For the next step</th>
              </tr>
            </thead>
            <tbody>
              {confidence.rows.map(({ test, title, reaches, found, needs, isCapping }) => (
                <tr key={test} data-capping={isCapping || undefined}>
                  <th scope="row">{title}</th>
                  <td>
                    <span className={isCapping ? styles['fragile'] : undefined}>{confidenceWord(reaches)}</span>
                  </td>
                  <td>
                    <SentenceText sentence={found} onFollow={follow} />
                  </td>
                  <td className={styles['muted']}>{needs ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {reviewers.failure === null ? null : <FailureNotice failure={reviewers.failure} onRetry={reviewers.refetch} />}
      {(reviewers.value?.namings ?? []).map((naming) => (
        <p key={naming.id} className={styles['naming']}>
          <span>
            Named to review: <SafeText text={naming.person ?? 'withheld'} max={200} />
          </span>
          <Button isDisabled={isReadOnly} onPress={() => setAct({ kind: 'withdraw', naming })}>
            Withdraw…
          </Button>
        </p>
      ))}
      <div className={styles['buttons']}>
        <Button isDisabled={isReadOnly} onPress={() => setAct({ kind: 'assign' })}>
          Name a reviewer…
        </Button>
        {confidence.lowered === null ? (
          <Button
            isDisabled={isReadOnly || confidence.computed === 'insufficient'}
            onPress={() => setAct({ kind: 'lower' })}
          >
            Lower…
          </Button>
        ) : (
          <Button isDisabled={isReadOnly} onPress={() => setAct({ kind: 'restore' })}>
            Take the lowering back…
          </Button>
        )}
      </div>
      <About>
        Every test has to hold: nothing is averaged, and a strong one makes up for no weak one. The thresholds are a
        proposal of this program and no standard. Confidence says how well the assessment is supported, not how likely
        it is; the two belong in two sentences. It can be lowered with a reason and never raised.
      </About>
      {act === null ? null : act.kind === 'lower' || act.kind === 'restore' ? (
        <LowerDialog folder={folder} level={level} computed={confidence.computed} act={act.kind} onClose={close} />
      ) : (
        <ReviewerDialog folder={folder} act={act} onClose={close} />
      )}
    </Card>
  );
};
