import { custodyGrades } from '../../shared/domain/vocabulary.ts';
import { showText } from '../../shared/base/visible-text.ts';
import { custodyWords } from '../../shared/reference/grade-words.ts';
import styles from './custody-mark.module.css';

type Grade = (typeof custodyGrades)[number];

const isGrade = (text: string): text is Grade => custodyGrades.some((grade) => grade === text);

/** How whole the chain of custody is: a link that is closed, open, missing or broken, with its word. */
export const CustodyMark = ({
  grade,
  withWord = true,
}: {
  readonly grade: string | null;
  readonly withWord?: boolean;
}) => {
  if (grade === null || !isGrade(grade)) {
    return <span className={styles['none']}>{grade === null ? 'not stated' : showText(grade.slice(0, 40))}</span>;
  }
  const word = custodyWords[grade];
  return (
    <span className={`${styles['mark']} ${styles[grade]}`} title={`Custody: ${word}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
        <path className={styles['ring']} d={ringOf(grade)} />
        {grade === 'failed' ? <path className={styles['ring']} d="M4.6 4.6l4.8 4.8M9.4 4.6L4.6 9.4" /> : null}
        {grade === 'intact' ? <path className={styles['ring']} d="M4.4 7.2l1.9 1.9 3.4-3.8" /> : null}
      </svg>
      {withWord ? word : <span className="visually-hidden">{word}</span>}
    </span>
  );
};

/** A closed ring; a ring with a small or a wide opening; a dashed one (dashes come from the style). */
const ringOf = (grade: Grade): string => {
  switch (grade) {
    case 'intact':
    case 'failed':
    case 'not_captured':
      return 'M7 1.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11';
    case 'gap_explained':
      return 'M9.75 2.24a5.5 5.5 0 1 1-5.5 0';
    case 'gap_unexplained':
      return 'M12.5 7a5.5 5.5 0 1 1-5.5-5.5';
  }
};
