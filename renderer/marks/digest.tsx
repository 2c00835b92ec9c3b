import { digestToGroups, shortDigest } from '../../shared/base/digest-text.ts';
import styles from './text-marks.module.css';

/** A hash. The whole of it stands in groups, whose gaps are not copied; `isShort` shows its ends and the rest as title. */
export const Digest = ({
  digest,
  label = 'SHA-256',
  isShort = false,
  onCopy,
}: {
  readonly digest: string;
  readonly label?: string;
  readonly isShort?: boolean;
  readonly onCopy?: (digest: string) => void;
}) => (
  <span className={styles['digest']}>
    <code aria-label={`${label} ${digest}`} role="img" title={isShort ? digest : undefined}>
      {isShort
        ? shortDigest(digest)
        : digestToGroups(digest).map((group, index) => (
            <span key={index} className={styles['group']}>
              {group}
            </span>
          ))}
    </code>
    {onCopy === undefined ? null : (
      <button type="button" className={styles['copy']} aria-label={`Copy ${label}`} onClick={() => onCopy(digest)}>
        Copy
      </button>
    )}
  </span>
);
