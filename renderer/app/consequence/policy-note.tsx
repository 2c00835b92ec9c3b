import { policyBanner } from '../../../shared/reference/policy-banner.ts';
import styles from './consequence.module.css';

/** What a policy profile is not: on every screen that shows a level or a gate. */
export const PolicyNote = () => <p className={styles['note']}>{policyBanner}</p>;
