import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import { statementClause } from '../../../../shared/attribution/likelihood-words.ts';
import { ratingWords } from '../../../../shared/reference/grade-words.ts';
import { keyOfRating, keyToRating } from '../../rating-keys.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { SentenceText } from '../../../marks/sentence-text.tsx';
import type { Answers } from './own-review.tsx';
import styles from './review.module.css';

type Draft = Output<'review.draft'>['draft'];
type Cell = Draft['ratings'][number];
const ratings = ['II', 'I', 'N', 'C', 'CC', 'NA'] as const;

/** The cells of most weight, rated without knowing what others rated, with the keys of the matrix. */
export const RateCells = ({
  draft,
  onAnswer,
  onClose,
}: {
  readonly draft: Draft;
  readonly onAnswer: (answers: Answers) => Promise<boolean>;
  readonly onClose: () => void;
}) => {
  const rows = useRef<(HTMLDivElement | null)[]>([]);
  const open = draft.ratings.filter(({ rating }) => rating === null).length;
  const isClosed = draft.ratingsClosed !== null;
  return (
    <Card
      title="Ratings of your own"
      aside={
        isClosed ? 'closed' : open === 0 ? 'all rated' : `${draft.ratings.length - open} of ${draft.ratings.length}`
      }
    >
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          These cells move the result most. How likely would we see the item, if the hypothesis were true? 1 to 5 rate
          from very inconsistent to very consistent, 0 says that it does not apply; arrows move.
        </p>
        {draft.ratings.map((cell, index) => (
          <CellRow
            key={`${cell.item}/${cell.hypothesis}`}
            ref={(node) => {
              rows.current[index] = node;
            }}
            cell={cell}
            isClosed={isClosed}
            onRate={(rating, rationale) =>
              onAnswer({ ratings: [{ item: cell.item, hypothesis: cell.hypothesis, rating, rationale }] })
            }
            onMove={(by) => rows.current[index + by]?.focus()}
          />
        ))}
        {isClosed ? (
          <Notice tone="info">
            Closed: they stay as they were given, and the ratings of the case are shown again.
          </Notice>
        ) : (
          <div>
            <Button isDisabled={open > 0} onPress={onClose}>
              Close the ratings
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
};

const CellRow = ({
  ref,
  cell,
  isClosed,
  onRate,
  onMove,
}: {
  readonly ref: (node: HTMLDivElement | null) => void;
  readonly cell: Cell;
  readonly isClosed: boolean;
  readonly onRate: (rating: Rating | null, rationale: string) => Promise<boolean>;
  readonly onMove: (by: 1 | -1) => void;
}) => {
  const id = useId();
  const [rationale, setRationale] = useState(cell.rationale);
  const press = (event: KeyboardEvent): void => {
    if (isClosed || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLTextAreaElement) return;
    const chosen = keyToRating(event.key);
    if (chosen !== undefined) {
      void onRate(chosen, rationale);
      if (chosen !== null) onMove(1);
    } else if (event.key === 'ArrowDown' || event.key === 'j') onMove(1);
    else if (event.key === 'ArrowUp' || event.key === 'k') onMove(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={ref} className={styles['cell']} tabIndex={0} role="group" aria-labelledby={id} onKeyDown={press}>
      <p id={id}>
        <strong>
          <SafeText text={cell.exhibit ?? cell.item} max={60} />
        </strong>{' '}
        <SafeText text={cell.title ?? ''} max={160} />, if{' '}
        <SentenceText
          sentence={statementClause({ id: cell.hypothesis, name: cell.hypothesis, statement: cell.statement })}
        />
        ?
      </p>
      <div className={styles['ratings']}>
        {ratings.map((one) => (
          <button
            key={one}
            type="button"
            tabIndex={-1}
            disabled={isClosed}
            aria-pressed={cell.rating === one}
            aria-label={`${one}: ${ratingWords[one]}`}
            title={`${ratingWords[one]} (key ${keyOfRating(one)})`}
            onClick={() => void onRate(one, rationale)}
          >
            <MatrixCell rating={one} />
          </button>
        ))}
      </div>
      <textarea
        rows={1}
        spellCheck={false}
        maxLength={4000}
        disabled={isClosed}
        aria-label="Rationale"
        placeholder="Why one would, or would not, see it"
        value={rationale}
        onChange={(event) => setRationale(event.target.value)}
        onBlur={() => {
          if (rationale !== cell.rationale) void onRate(cell.rating, rationale);
        }}
      />
    </div>
  );
};
