import { useState, type ReactNode } from 'react';
import { IconShieldPlus } from '@tabler/icons-react';
import { useReply } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { TrustDialog } from '../../signing/trust-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Failure } from '../../../../shared/base/result.ts';
import styles from './settings.module.css';

/** The address book: keys that reached this workstation by another way than a bundle. */
export const TrustCard = () => {
  const trusted = useReply('identity.trusted', {});
  const pick = usePick();
  const [file, setFile] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly string[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    setAdded(null);
    const picked = await pick({
      purpose: 'files',
      title: 'Keys to trust: allowed_signers, log.vkey, a witness’s key or a root.pem',
    });
    setFailure(picked.ok ? null : picked.error);
    if (picked.ok) setFile(picked.value[0] ?? null);
  };
  const book = trusted.value;
  return (
    <Card title="Trust" aside="keys that bundles are checked against here">
      <div className={styles['stack']}>
        {trusted.failure === null ? null : <FailureNotice failure={trusted.failure} onRetry={trusted.refetch} />}
        {trusted.isLoading ? <Loading label="Reading the address book" lines={3} /> : null}
        {book === undefined ? null : (
          <>
            <Book title="Persons" none="A bundle that a person signed cannot be anchored without their key.">
              {book.signers.map(({ principal, fingerprint }) => (
                <li key={`${principal} ${fingerprint}`} className={styles['key']}>
                  <SafeText text={principal} max={100} />
                  <code className={styles['print']}>{fingerprint}</code>
                </li>
              ))}
            </Book>
            <Book title="Logs of cases" none="A checkpoint cannot be anchored without the key of its log.">
              {book.logKeys.map((key) => (
                <VerifierKey key={key} text={key} />
              ))}
            </Book>
            <Book title="Witnesses" none="Cosignatures are shown, and count for nothing.">
              {book.witnesses.map((key) => (
                <VerifierKey key={key} text={key} />
              ))}
            </Book>
            <Book title="Authorities for time stamps" none="Time stamps are shown, and date nothing.">
              {book.timeStampRoots.map(({ name, fingerprint }) => (
                <li key={fingerprint} className={styles['key']}>
                  <SafeText text={name} max={200} />
                  <code className={styles['print']}>{fingerprint}</code>
                </li>
              ))}
            </Book>
          </>
        )}
        <div className={styles['row']}>
          <Button icon={<IconShieldPlus aria-hidden />} onPress={() => void choose()}>
            Trust a file…
          </Button>
        </div>
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
        {added === null ? null : (
          <Notice tone="good" onClose={() => setAdded(null)}>
            {added.length === 0 ? 'Everything in the file was trusted already.' : 'Trusted from now on: '}
            <SafeText text={added.join(', ')} />
          </Notice>
        )}
      </div>
      {file === null ? null : <TrustDialog file={file} onTrusted={setAdded} onClose={() => setFile(null)} />}
    </Card>
  );
};

const Book = ({
  title,
  none,
  children,
}: {
  readonly title: string;
  /** What it means that there is none. */
  readonly none: string;
  readonly children: readonly ReactNode[];
}) => (
  <section className={styles['book']}>
    <h3>{title}</h3>
    {children.length === 0 ? (
      <p className={styles['muted']}>none recorded. {none}</p>
    ) : (
      <ul className={styles['keys']}>{children}</ul>
    )}
  </section>
);

/** `name+hash+key`, as the C2SP form writes a verifier key. */
const VerifierKey = ({ text }: { readonly text: string }) => {
  const end = text.indexOf('+');
  return (
    <li className={styles['key']}>
      <SafeText text={end === -1 ? text : text.slice(0, end)} max={200} />
      <code className={styles['print']}>
        <SafeText text={end === -1 ? '' : text.slice(end + 1)} max={200} />
      </code>
    </li>
  );
};
