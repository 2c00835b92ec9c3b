import { Fragment, type ReactNode } from 'react';
import { splitLongWords } from '../../shared/base/long-words.ts';
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
  if (text.length <= max && ordinary.test(text)) return <bdi>{breakable(text)}</bdi>;
  const shown = text.length <= max ? text : text.slice(0, max);
  const mixed = findMixedScripts(shown);
  return (
    <bdi className={keepLines ? styles['lines'] : undefined}>
      {splitVisibleText(shown, { keepLines }).map((run, index) =>
        run.kind === 'text' ? (
          <Fragment key={index}>{breakable(run.text)}</Fragment>
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

/** A long word has places to break, which no copy of the text holds. */
const breakable = (text: string): ReactNode => {
  const pieces = splitLongWords(text);
  return pieces.length === 1
    ? text
    : pieces.map((piece, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <wbr />}
          {piece}
        </Fragment>
      ));
};
