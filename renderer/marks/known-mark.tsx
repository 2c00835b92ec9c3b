import { showText } from '../../shared/base/visible-text.ts';
import { SafeText } from './safe-text.tsx';
import styles from './known-mark.module.css';

type Known = readonly { readonly set: string; readonly version: string; readonly kind: 'good' | 'bad' }[];

/** Which sets of known hashes list these bytes, in words; what is known bad stands first. It judges nothing. */
export const KnownMark = ({
  known,
  isLine = false,
}: {
  readonly known: Known;
  /** In one line, as in a row of a table; what does not fit is in its title. */
  readonly isLine?: boolean;
}) => (
  <span
    className={`${styles['marks']} ${isLine ? styles['isLine'] : ''}`}
    {...(isLine && { title: showText(knownToText(known)) })}
  >
    {known
      .toSorted((left, right) => (left.kind < right.kind ? -1 : left.kind > right.kind ? 1 : 0))
      .map(({ set, version, kind }) => (
        <span key={`${kind} ${set} ${version}`} className={`${styles['mark']} ${styles[kind]}`}>
          known {kind}: <SafeText text={version === '' ? set : `${set} ${version}`} max={80} />
        </span>
      ))}
  </span>
);

export const knownToText = (known: Known): string => known.map(({ set, kind }) => `known ${kind}: ${set}`).join(', ');
