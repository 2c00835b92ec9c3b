import { Fragment } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Sentence, SentencePart } from '../../shared/attribution/sentence.ts';
import { bandInterval, yardstickNote } from '../../shared/figures/yardstick-legend.ts';
import { wordingById } from '../../shared/reference/yardsticks.ts';
import { SafeText } from './safe-text.tsx';
import styles from './sentence-text.module.css';

const nameMax = 400;

/** A sentence with its yardstick word underlined. Where `onFollow` is given each name, number and word leads to its ground. */
export const SentenceText = ({
  sentence,
  onFollow,
}: {
  readonly sentence: Sentence;
  readonly onFollow?: (part: Exclude<SentencePart, { readonly kind: 'text' }>) => void;
}) => (
  <>
    {sentence.map((part, index) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'number':
          return onFollow === undefined ? (
            <span key={index} className={styles['number']}>
              {part.text}
            </span>
          ) : (
            <Link key={index} className={`${styles['number']} ${styles['ground']}`} onPress={() => onFollow(part)}>
              {part.text}
            </Link>
          );
        case 'word': {
          const word = (
            <span
              className={styles['word']}
              title={`${part.text}: ${bandInterval(part.band, part.wording)}. ${yardstickNote(wordingById[part.wording])}`}
            >
              {part.text}
            </span>
          );
          return onFollow === undefined ? (
            <Fragment key={index}>{word}</Fragment>
          ) : (
            <Link key={index} className={styles['ground'] ?? ''} onPress={() => onFollow(part)}>
              {word}
            </Link>
          );
        }
        case 'hypothesis':
        case 'item':
        case 'group':
        case 'line':
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
