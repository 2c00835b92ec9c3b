import type { Failure } from '../../../shared/base/result.ts';
import { FailureNotice } from '../../ui/states.tsx';
import styles from './frame.module.css';

/** What stands in place of the window where it cannot reach the program. */
export const NoWindow = ({ failure }: { readonly failure: Failure }) => (
  <main className={styles['noWindow']}>
    <svg viewBox="0 0 24 24" aria-hidden className={styles['sign']}>
      <circle cx="12" cy="13" r="8.5" />
      <path d="M12 1v23" />
    </svg>
    <h1>Plumbline</h1>
    <FailureNotice failure={failure} />
    <p>Nothing is lost: a case lies in its folder, and every line that was acknowledged is in it.</p>
  </main>
);
