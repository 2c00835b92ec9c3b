import type { Output } from '../../../../shared/api/contract.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { placeToWords } from './import-words.ts';
import styles from './records.module.css';

const shownMax = 50;

/** Places of a file that were not understood or look odd, each with its reason. */
export const MarkList = ({
  marks,
  total,
}: {
  readonly marks: Output<'import.run'>['skipped'];
  readonly total: number;
}) => (
  <ul className={styles['marks']} tabIndex={0} aria-label="Marks">
    {marks.slice(0, shownMax).map(({ place, code, message }, at) => (
      <li key={at}>
        <span className={styles['mono']}>
          <SafeText text={placeToWords(place)} max={120} />
        </span>{' '}
        <SafeText text={message} max={300} /> <span className={styles['faint']}>{code}</span>
      </li>
    ))}
    {total > shownMax ? <li className={styles['faint']}>and {groupDigits(total - shownMax)} more</li> : null}
  </ul>
);
