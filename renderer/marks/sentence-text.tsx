import { Link } from 'react-aria-components/Link';
import type { Named, Sentence } from '../../shared/attribution/sentence.ts';
import { bandInterval, yardstickNote } from '../../shared/figures/yardstick-legend.ts';
import { wordingById } from '../../shared/reference/yardsticks.ts';
import { SafeText } from './safe-text.tsx';
import styles from './sentence-text.module.css';

const nameMax = 400;

/** A sentence with its yardstick word underlined, and each name leading to what it names where `onFollow` is given. */
export const SentenceText = ({
  sentence,
  onFollow,
}: {
  readonly sentence: Sentence;
  readonly onFollow?: (named: Named) => void;
}) => (
  <>
    {sentence.map((part, index) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'number':
          return (
            <span key={index} className={styles['number']}>
              {part.text}
            </span>
          );
        case 'word':
          return (
            <span
              key={index}
              className={styles['word']}
              title={`${part.text}: ${bandInterval(part.band, part.wording)}. ${yardstickNote(wordingById[part.wording])}`}
            >
              {part.text}
            </span>
          );
        case 'hypothesis':
        case 'item':
        case 'group':
          return onFollow === undefined ? (
            <SafeText key={index} text={part.text} max={nameMax} />
          ) : (
            <Link key={index} className={styles['name'] ?? ''} onPress={() => onFollow(part)}>
              <SafeText text={part.text} max={nameMax} />
            </Link>
          );
      }
    })}
  </>
);
