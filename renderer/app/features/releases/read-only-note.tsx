import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './releases.module.css';

/** Why the buttons beside it do nothing here. */
export const ReadOnlyNote = ({ reason }: { readonly reason: string | null }) =>
  reason === null ? null : (
    <p className={styles['muted']}>
      <SafeText text={reason} max={400} />
    </p>
  );
