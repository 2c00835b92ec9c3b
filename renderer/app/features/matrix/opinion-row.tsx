import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import { ratingWords } from '../../../../shared/reference/grade-words.ts';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { keyOfRating, keyToRating } from '../../rating-keys.ts';
import styles from './raters.module.css';

const ratings = ['II', 'I', 'N', 'C', 'CC', 'NA'] as const;

/** One hypothesis of the item: the rest of the question, the ratings, and why. */
export const OpinionRow = ({
  ref,
  clause,
  rating,
  rationale,
  onRate,
  onMove,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly clause: ReactNode;
  readonly rating: Rating | null;
  readonly rationale: string;
  /** Whether it was recorded. */
  readonly onRate: (rating: Rating | null, rationale: string) => Promise<boolean>;
  readonly onMove: (by: 1 | -1) => void;
}) => {
  const id = useId();
  // A rating shows at once, and goes back where it could not be recorded.
  const [pending, setPending] = useState<{ readonly rating: Rating | null } | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = pending === null ? rating : pending.rating;
  const rate = async (next: Rating | null): Promise<void> => {
    setPending({ rating: next });
    await onRate(next, draft ?? rationale);
    setPending(null);
    setDraft(null);
  };
  const save = async (): Promise<void> => {
    // Without a rating there is nothing that it would explain: it is recorded together with the first one.
    if (draft === null || draft === rationale || shown === null) return;
    if (await onRate(shown, draft)) setDraft(null);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = keyToRating(event.key);
    if (chosen !== undefined) {
      void rate(chosen);
      if (chosen !== null) onMove(1);
    } else if (event.key === 'ArrowDown' || event.key === 'j') onMove(1);
    else if (event.key === 'ArrowUp' || event.key === 'k') onMove(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['opinionRow']}>
      <div
        ref={ref}
        className={styles['opinionQuestion']}
        tabIndex={0}
        role="group"
        aria-labelledby={id}
        onKeyDown={(event) => {
          if (event.target === event.currentTarget || event.target instanceof HTMLButtonElement) press(event);
        }}
      >
        <p id={id}>
          <strong>if {clause}?</strong>
        </p>
        <div className={styles['ratings']}>
          {ratings.map((one) => (
            <button
              key={one}
              type="button"
              tabIndex={-1}
              aria-pressed={shown === one}
              aria-label={`${one}: ${ratingWords[one]}`}
              title={`${ratingWords[one]} (key ${keyOfRating(one)})`}
              onClick={() => void rate(one)}
            >
              <MatrixCell rating={one} />
            </button>
          ))}
        </div>
      </div>
      <textarea
        rows={1}
        spellCheck={false}
        maxLength={200_000}
        aria-label="Rationale"
        placeholder="Why one would, or would not, see it"
        value={draft ?? rationale}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
      />
    </div>
  );
};
