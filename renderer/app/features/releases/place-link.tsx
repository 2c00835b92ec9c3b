import { LineLink } from '../../line-link.tsx';
import styles from './releases.module.css';

/** A place as `seq.field`. */
export const PlaceLink = ({ line, field }: { readonly line: number; readonly field: string }) => (
  <span className={styles['placeLink']}>
    <LineLink line={line} />, <code>{field}</code>
  </span>
);
