import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { statementClause } from '../../../../shared/attribution/likelihood-words.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { AdmiraltyBadge } from '../../../marks/admiralty-badge.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { SentenceText } from '../../../marks/sentence-text.tsx';
import { OpinionRow } from './opinion-row.tsx';
import styles from './raters.module.css';

type Sheet = Output<'opinion.read'>;

/** One item, asked about every hypothesis: if that were true, how likely would we see this? */
export const OpinionItem = ({
  folder,
  item,
  hypotheses,
  onNext,
  onBefore,
}: {
  readonly folder: string;
  readonly item: Sheet['items'][number];
  readonly hypotheses: Sheet['hypotheses'];
  /** Null on the last item. */
  readonly onNext: (() => void) | null;
  /** Null on the first item. */
  readonly onBefore: (() => void) | null;
}) => {
  const go = useGo();
  const { run } = useAct('opinion.rate');
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = useRef<(HTMLDivElement | null)[]>([]);
  /** Writes are recorded in the order in which they were made. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const rate = useCallback(
    (hypothesis: string, rating: Rating | null, rationale: string): Promise<boolean> => {
      const done = queue.current.then(async () => {
        const reply = await run({ folder, evidence: item.id, cells: { [hypothesis]: { rating, rationale } } });
        setFailure(reply.ok ? null : reply.error);
        return reply.ok;
      });
      queue.current = done;
      return done;
    },
    [run, folder, item.id],
  );
  // The keys are at the first hypothesis of each item, as they are in the grid.
  useEffect(() => rows.current[0]?.focus(), []);
  const move = (to: number): void => {
    if (to >= hypotheses.length) onNext?.();
    else if (to < 0) onBefore?.();
    else rows.current[to]?.focus();
  };
  const clauses = hypotheses.map(({ id, statement, actorName }) =>
    statementClause({ id, name: actorName === null || actorName === '' ? (statement ?? id) : actorName, statement }),
  );
  return (
    <section className={styles['opinionItem']} aria-label="Item">
      <header className={styles['itemHead']}>
        <span className={styles['exhibit']}>
          <SafeText text={item.exhibit ?? ''} />
        </span>
        <h2>
          <SafeText text={item.title ?? item.name ?? '(title withheld)'} max={500} />
        </h2>
        <AdmiraltyBadge reliability={item.reliability} credibility={item.credibility} withWords />
        {item.description === null || item.description === '' ? null : (
          <p>
            <SafeText text={item.description} keepLines max={4000} />
          </p>
        )}
        <div>
          <Button onPress={() => go.toScreen('evidence', { item: item.id })}>Read it in Evidence</Button>
        </div>
      </header>
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      <p className={styles['asked']}>How likely would we see this,</p>
      {hypotheses.map(({ id }, index) => (
        <OpinionRow
          key={id}
          ref={(node) => {
            rows.current[index] = node;
          }}
          clause={<SentenceText sentence={clauses[index] ?? []} />}
          rating={item.ratings[id]?.rating ?? null}
          rationale={item.ratings[id]?.rationale ?? ''}
          onRate={(rating, rationale) => rate(id, rating, rationale)}
          onMove={(by) => move(index + by)}
        />
      ))}
      <footer className={styles['itemFoot']}>
        <span className={styles['muted']}>
          <kbd>1</kbd>–<kbd>5</kbd> rate · <kbd>0</kbd> not applicable · <kbd>⌫</kbd> clear · <kbd>↑</kbd> <kbd>↓</kbd>{' '}
          hypothesis · <kbd>Tab</kbd> rationale
        </span>
        <Button isDisabled={onBefore === null} onPress={() => onBefore?.()}>
          Item before
        </Button>
        <Button isDisabled={onNext === null} onPress={() => onNext?.()}>
          Next item
        </Button>
      </footer>
    </section>
  );
};
