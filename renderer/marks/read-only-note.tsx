import { SafeText } from './safe-text.tsx';
import styles from './read-only-note.module.css';

/** Why the buttons beside it do nothing here. */
export const ReadOnlyNote = ({ reason }: { readonly reason: string | null }) =>
  reason === null ? null : (
    <p className={styles['note']}>
      <SafeText text={reason} max={400} />
    </p>
  );
