import { yardstickNote } from '../../shared/figures/yardstick-legend.ts';
import type { Wording } from '../../shared/reference/yardsticks.ts';
import styles from './yardstick-mark.module.css';

/** Which yardstick the words beside it are of; one whose bands are not checked says so. */
export const YardstickMark = ({
  wording,
  isShort = false,
}: {
  readonly wording: Wording;
  readonly isShort?: boolean;
}) => (
  <span className={styles['mark']} title={yardstickNote(wording)}>
    {isShort ? wording.name : `Words of ${wording.name}`}
    {wording.yardstick.status === 'memory' ? <span className={styles['chip']}>from memory</span> : null}
  </span>
);
