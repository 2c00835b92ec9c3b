import type { Output } from '../../../../shared/api/contract.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Card } from '../../../ui/page.tsx';
import { Empty } from '../../../ui/states.tsx';
import { daysLeftWords, spaced, type ListedMeasure } from '../../consequence/measure-words.ts';
import { useGo } from '../../navigation.ts';
import { codesToWords } from './code-words.ts';
import { ResultChip } from './gate-result.tsx';
import { StateChip } from './state-chip.tsx';
import styles from './measures.module.css';

/** Where the way to a measure stands on the page. */
export const rowOf = (id: string): string => `measure-${id}`;

/** The measures of the case: what each is today, by which gate, until when, and what it lacks. */
export const MeasuresCard = ({
  reply: { measures },
  onDraft,
}: {
  readonly reply: Output<'measure.list'>;
  /** Null where nothing can be recorded. */
  readonly onDraft: (() => void) | null;
}) => {
  const draft = (
    <Button isDisabled={onDraft === null} onPress={() => onDraft?.()}>
      Draft a measure…
    </Button>
  );
  if (measures.length === 0)
    return (
      <Card title="Measures" aside="none recorded">
        <Empty title="None recorded" action={draft}>
          A measure is one use of one instrument: with its reasons, its safeguards, whoever approves it, and a day on
          which it ends by itself.
        </Empty>
      </Card>
    );
  return (
    <Card title="Measures" aside={draft}>
      <div className={styles['scrollX']} tabIndex={0} role="region" aria-label="Table of measures">
        <table className={styles['measures']}>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">State</th>
              <th scope="col">Gates now</th>
              <th scope="col">Runs</th>
              <th scope="col">Next review</th>
              <th scope="col">Approvals missing</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => (
              <MeasureRow key={measure.id} measure={measure} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

const MeasureRow = ({ measure }: { readonly measure: ListedMeasure }) => {
  const go = useGo();
  const { id, title, instrument, state, gate, start, end, daysLeft, nextReview, isReviewOverdue } = measure;
  return (
    <tr data-state={state}>
      <th scope="row">
        <InlineLink id={rowOf(id)} onClick={() => go.toScreen('response', { measure: id })}>
          <SafeText text={title ?? '(title withheld)'} max={200} />
        </InlineLink>
        <span className={styles['under']}>
          <span className={styles['id']}>{instrument.id}</span> {instrument.name}, rung {instrument.rung}
        </span>
      </th>
      <td>
        <StateChip state={state} />
      </td>
      <td>
        {gate === null ? (
          <span className={styles['muted']}>{isOver(measure) ? 'over' : 'covered'}</span>
        ) : (
          <>
            <ResultChip result={gate.result} />
            {gate.reasons.length === 0 ? null : <span className={styles['under']}>{codesToWords(gate.reasons)}</span>}
          </>
        )}
      </td>
      <td>
        {start === null && end === null ? (
          <span className={styles['muted']}>no dates</span>
        ) : (
          <span className={styles['days']}>
            {start ?? 'open'} to {end ?? 'open'}
          </span>
        )}
        {daysLeft === null ? null : <span className={styles['under']}>{daysLeftWords(daysLeft)}</span>}
      </td>
      <td>
        {nextReview === null ? (
          <span className={styles['muted']}>none due</span>
        ) : (
          <>
            <span className={styles['days']}>{nextReview}</span>
            {isReviewOverdue ? <span className={styles['overdue']}>overdue</span> : null}
          </>
        )}
      </td>
      <td>
        {measure.missingApprovals.length === 0 ? (
          <span className={styles['muted']}>none</span>
        ) : (
          measure.missingApprovals.map(spaced).join(', ')
        )}
      </td>
    </tr>
  );
};

export const isOver = ({ state }: Pick<ListedMeasure, 'state'>): boolean =>
  state === 'lapsed' || state === 'revoked' || state === 'closed';
