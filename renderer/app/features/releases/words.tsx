import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './releases.module.css';

/** What a request asks for, as a heading. */
export const Words = ({ text }: { readonly text: string }) => (
  <span className={styles['capital']}>
    <SafeText text={text} max={300} />
  </span>
);
