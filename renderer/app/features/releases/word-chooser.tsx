import { textToParagraphs } from '../../../../shared/ledger/text.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Rule } from './withholding.ts';
import { chosenWords, isWordChosen, toggleWord, type LineText } from './words-of-text.ts';
import styles from './releases.module.css';

// A longer text is searched for words instead.
const wordsMax = 1500;

/** A text word by word: a click withholds a word, or shows it again. */
export const WordChooser = ({
  text,
  chosen,
  onChosen,
  onFind,
}: {
  readonly text: LineText;
  readonly chosen: readonly Rule[];
  readonly onChosen: (rules: readonly Rule[]) => void;
  readonly onFind: (words: string) => void;
}) => {
  const paragraphs = textToParagraphs(text.text);
  if (paragraphs.reduce((sum, words) => sum + words.length, 0) > wordsMax)
    return <p className={styles['muted']}>This text is long. Look for the words instead, by “Words…”.</p>;
  const words = chosenWords(chosen, text);
  return (
    <div className={styles['chooser']} role="group" aria-label={`Words of ${text.field}`}>
      {paragraphs.map((tokens, paragraph) => (
        <p key={paragraph}>
          {tokens.map((token, at) => {
            const isChosen = isWordChosen(chosen, text, paragraph, at);
            return (
              <button
                key={at}
                type="button"
                className={styles['word']}
                aria-pressed={isChosen}
                onClick={() => onChosen(toggleWord(chosen, text, paragraph, at))}
              >
                <SafeText text={token.trim() === '' ? '␣' : token.trim()} max={200} />
              </button>
            );
          })}
        </p>
      ))}
      {words.length < 2 ? null : (
        <InlineLink onClick={() => onFind(words)}>
          Find every other place where “{words.slice(0, 60)}” occurs
        </InlineLink>
      )}
    </div>
  );
};
