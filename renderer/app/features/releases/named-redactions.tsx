import { SafeText } from '../../../marks/safe-text.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** By the names they have here; one that is not kept here is named by its digest. */
export const NamedRedactions = ({
  request,
  releases,
}: {
  readonly request: { readonly redactions: readonly string[] };
  readonly releases: Releases;
}) => {
  if (request.redactions.length === 0) return <>none: editions withhold by the marking alone</>;
  return (
    <ul className={styles['plain']}>
      {request.redactions.map((sha256) => {
        const saved = releases.saved.find((one) => one.sha256 === sha256);
        return (
          <li key={sha256}>
            {saved === undefined ? 'not kept on this workstation' : <SafeText text={saved.name} max={100} />}{' '}
            <code className={styles['digest']}>{sha256}</code>
          </li>
        );
      })}
    </ul>
  );
};
