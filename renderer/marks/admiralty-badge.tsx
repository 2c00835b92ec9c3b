import { showText } from '../../shared/base/visible-text.ts';
import { credibilityWords, reliabilityWords } from '../../shared/reference/grade-words.ts';
import styles from './admiralty-badge.module.css';

/**
 * Both grades of a piece of information, `B2`, with their words on hover and focus, or beside it. F and 6 are drawn as
 * what they are, unknown: not as a middling grade.
 */
export const AdmiraltyBadge = ({
  reliability,
  credibility,
  withWords = false,
  isFocusable = false,
}: {
  readonly reliability: string | null;
  readonly credibility: string | null;
  readonly withWords?: boolean;
  /** A stop of its own for the keyboard; in a grid the cell is the stop. */
  readonly isFocusable?: boolean;
}) => {
  const words = `${wordsOf(reliability, reliabilityWords)} · ${wordsOf(credibility, credibilityWords)}`;
  const code = `${reliability ?? '?'}${credibility ?? '?'}`;
  const isKnown = isJudged(reliability, 'F', reliabilityWords) && isJudged(credibility, '6', credibilityWords);
  const badge = (
    <span
      className={`${styles['badge']} ${isKnown ? '' : styles['unknown']}`}
      role="img"
      aria-label={`${showText(code.slice(0, 8))}: ${words}`}
      title={words}
      data-words={words}
      {...(isFocusable && { tabIndex: 0 })}
    >
      {showText(code.slice(0, 8))}
    </span>
  );
  if (!withWords) return badge;
  return (
    <span className={styles['line']}>
      {badge}
      <span aria-hidden>{words}</span>
    </span>
  );
};

const wordsOf = (grade: string | null, words: ReadonlyMap<string, string>): string =>
  grade === null ? 'not stated' : (words.get(grade) ?? 'not a grade of the code');

const isJudged = (grade: string | null, unknown: string, words: ReadonlyMap<string, string>): boolean =>
  grade !== null && grade !== unknown && words.has(grade);
