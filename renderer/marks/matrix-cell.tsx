import { ratingCodes } from '../../shared/domain/vocabulary.ts';
import type { Rating } from '../../shared/attribution/scoring-input.ts';
import { ratingWords } from '../../shared/reference/grade-words.ts';
import styles from './matrix-cell.module.css';

const isRating = (text: string): text is Rating => ratingCodes.some((code) => code === text);

/** What a cell of the matrix holds: letters on the diverging scale. Null, and anything unknown, is an empty place. */
export const MatrixCell = ({
  rating,
  isExcluded = false,
}: {
  readonly rating: string | null;
  /** The item weighs nothing, so that the rating counts nowhere. */
  readonly isExcluded?: boolean;
}) => {
  if (rating === null || !isRating(rating)) {
    return (
      <span className={`${styles['cell']} ${styles['blank']}`} role="img" aria-label="not rated" title="not rated" />
    );
  }
  const words = `${ratingWords[rating]}${isExcluded ? ', counts nowhere' : ''}`;
  return (
    <span
      className={`${styles['cell']} ${styles[rating.toLowerCase()]} ${isExcluded ? styles['excluded'] : ''}`}
      title={words}
    >
      {rating}
      <span className="visually-hidden">: {words}</span>
    </span>
  );
};
