import { defang } from '../../shared/base/defanged-text.ts';
import { SafeText } from './safe-text.tsx';
import styles from './text-marks.module.css';

/** A URL, host or mail address from evidence: readable, never a link, and not one after being copied either. */
export const Defanged = ({ address }: { readonly address: string }) => (
  <span className={styles['address']} title="Written so that nothing opens it: hxxp for http, [.] for each dot">
    <SafeText text={defang(address)} max={2000} />
  </span>
);
