import { reliabilityWords } from '../../../../shared/reference/grade-words.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './sources.module.css';

/** The Admiralty letter of a source with its words. F, cannot be judged, is drawn as unknown, not as the worst. */
export const ReliabilityMark = ({ reliability }: { readonly reliability: string | null }) => {
  if (reliability === null) return <span className={styles['faint']}>withheld</span>;
  const words = reliabilityWords.get(reliability) ?? 'not a grade of the code';
  return (
    <span className={styles['reliability']}>
      <span className={`${styles['letter']} ${reliability === 'F' ? styles['unknown'] : ''}`}>
        <SafeText text={reliability} max={8} />
      </span>
      {words}
    </span>
  );
};
