import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './verify.module.css';

/** A place as the format names it: a path, a line, a disclosure. */
export const PlaceText = ({ place }: { readonly place: string }) => (
  <code className={styles['placeText']}>
    <SafeText text={place} max={400} />
  </code>
);
