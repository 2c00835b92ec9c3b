import { Fragment } from 'react';
import { hasLongWord } from '../../shared/base/long-words.ts';
import { findMixedScripts, showHidden, splitVisibleText } from '../../shared/base/visible-text.ts';
import styles from './safe-text.module.css';

const charactersMax = 20_000;
const ordinary = /^[\x20-\x7e]*$/u;

/**
 * Text that came from outside: isolated from the direction of what stands around it, with everything that has no image
 * shown as a chip, and a mark where one word mixes scripts. It is never markup.
 */
export const SafeText = ({
  text,
  keepLines = false,
  max = charactersMax,
}: {
  readonly text: string;
  /** Line feeds stay line feeds; the place around it shows several lines. */
  readonly keepLines?: boolean;
  /** Longer texts are cut here, and say so. */
  readonly max?: number;
}) => {
  if (text.length <= max && ordinary.test(text)) return <bdi className={wrapping(text)}>{text}</bdi>;
  const shown = text.length <= max ? text : text.slice(0, max);
  const mixed = findMixedScripts(shown);
  const classes = [keepLines ? styles['lines'] : undefined, wrapping(shown)]
    .filter((one) => one !== undefined)
    .join(' ');
  return (
    <bdi className={classes === '' ? undefined : classes}>
      {splitVisibleText(shown, { keepLines }).map((run, index) =>
        run.kind === 'text' ? (
          <Fragment key={index}>{run.text}</Fragment>
        ) : (
          <span key={index} className={styles['hidden']} title={run.name}>
            {showHidden(run)}
          </span>
        ),
      )}
      {mixed === undefined ? null : (
        <span
          className={styles['mixed']}
          title={`One word mixes ${mixed.scripts.join(' and ')} letters: ${mixed.word}`}
        >
          mixed scripts
        </span>
      )}
      {shown === text ? null : <span className={styles['more']}>… {text.length - shown.length} more characters</span>}
    </bdi>
  );
};

/** A long word may break anywhere, where what stands around it lets lines break at all. */
const wrapping = (text: string): string | undefined => (hasLongWord(text) ? styles['long'] : undefined);
