import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './evidence.module.css';

/** What a line states about an item. Null: withheld in this edition. Nothing at all stays null, and is said to be not recorded. */
export const stated = (text: string | null, { keepLines = false } = {}): React.ReactNode => {
  if (text === null) return <span className={styles['faint']}>withheld in this edition</span>;
  return text === '' ? null : <SafeText text={text} keepLines={keepLines} />;
};
