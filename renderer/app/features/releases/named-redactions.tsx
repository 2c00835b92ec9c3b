import { counted } from '../../../../shared/base/counted.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Releases } from './use-releases.ts';
import { reasonCountWords } from './withholding.ts';
import styles from './releases.module.css';

/** Rules whose errors a request asks to let stand, with the reasons. */
export const NamedOverrides = ({
  request: { overrides },
}: {
  readonly request: { readonly overrides: readonly { readonly rule: string; readonly reason: string }[] };
}) => {
  if (overrides.length === 0) return <>none: no error of the rules of export</>;
  return (
    <ul className={styles['plain']}>
      {overrides.map(({ rule, reason }) => (
        <li key={rule}>
          {rule}: <SafeText text={reason} max={400} />
        </li>
      ))}
    </ul>
  );
};

/** By the names they have here, with their reasons; of one that is not kept here the case holds the digest alone. */
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
            {saved === undefined ? (
              'not kept on this workstation'
            ) : (
              <>
                <SafeText text={saved.name} max={100} />: {counted(saved.rules, 'rule')},{' '}
                {reasonCountWords(saved.redaction)}
              </>
            )}{' '}
            <code className={styles['digest']}>{sha256}</code>
          </li>
        );
      })}
    </ul>
  );
};
