import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { IconChevronRight } from '@tabler/icons-react';
import { useReply } from '../../api/replies.ts';
import { usePickHere } from '../../files/pick-store.ts';
import { TrustDialog } from '../../signing/trust-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './verify.module.css';

/** The address book of this workstation: whose keys are known here without being named again. */
export const TrustedHere = () => {
  const trusted = useReply('identity.trusted', {});
  const [added, setAdded] = useState<readonly string[] | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const { pick, failure: unpicked } = usePickHere();
  const { signers = [], logKeys = [], witnesses = [], timeStampRoots = [] } = trusted.value ?? {};
  const count = signers.length + logKeys.length + witnesses.length + timeStampRoots.length;
  const choose = async (): Promise<void> => {
    const [first] = await pick({ purpose: 'files', title: 'Keys to trust' });
    if (first !== undefined) setFile(first);
  };
  return (
    <div className={styles['trusted']}>
      {unpicked === null ? null : <FailureNotice failure={unpicked} />}
      {trusted.failure === null ? null : <FailureNotice failure={trusted.failure} onRetry={trusted.refetch} />}
      <Disclosure className={styles['disclosure'] ?? ''}>
        <h2>
          <AriaButton slot="trigger" className={styles['disclosureButton'] ?? ''}>
            <IconChevronRight aria-hidden />
            <span>
              <strong>Keys that this workstation trusts</strong>
              <span className={styles['note']}>
                {trusted.value === undefined
                  ? trusted.failure === null
                    ? 'reading…'
                    : 'not read'
                  : bookWords(signers.length, logKeys.length, witnesses.length, timeStampRoots.length)}
              </span>
            </span>
          </AriaButton>
        </h2>
        <DisclosurePanel className={styles['book'] ?? ''}>
          <Book title="Signers" entries={signers.map(({ principal, fingerprint }) => [principal, fingerprint])} />
          <Book title="Log keys" entries={logKeys.map((key) => [key, ''])} />
          <Book title="Witnesses" entries={witnesses.map((key) => [key, ''])} />
          <Book
            title="Authorities for time stamps"
            entries={timeStampRoots.map(({ name, fingerprint }) => [name, fingerprint])}
          />
          <Button onPress={() => void choose()}>Trust a file…</Button>
          {added === null ? null : (
            <Notice tone="good" onClose={() => setAdded(null)}>
              {added.length === 0 ? 'Everything in the file was trusted already.' : 'Trusted from now on: '}
              <SafeText text={added.join(', ')} />
            </Notice>
          )}
        </DisclosurePanel>
      </Disclosure>
      {count === 0 && trusted.value !== undefined ? (
        <p className={styles['note']}>
          Without any key of your own the best verdict is “not anchored”. Name a file of keys below.
        </p>
      ) : null}
      {file === null ? null : <TrustDialog file={file} onTrusted={setAdded} onClose={() => setFile(null)} />}
    </div>
  );
};

const bookWords = (signers: number, logKeys: number, witnesses: number, authorities: number): string => {
  if (signers + logKeys + witnesses + authorities === 0) return 'none yet';
  const words = (count: number, one: string, many: string): readonly string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  return [
    ...words(signers, 'signer', 'signers'),
    ...words(logKeys, 'log key', 'log keys'),
    ...words(witnesses, 'witness', 'witnesses'),
    ...words(authorities, 'authority for time stamps', 'authorities for time stamps'),
  ].join(', ');
};

const Book = ({
  title,
  entries,
}: {
  readonly title: string;
  readonly entries: readonly (readonly [string, string])[];
}) => (
  <section>
    <h3>{title}</h3>
    {entries.length === 0 ? (
      <p className={styles['note']}>none recorded</p>
    ) : (
      <ul className={styles['keys']}>
        {entries.map(([name, fingerprint]) => (
          <li key={`${name} ${fingerprint}`}>
            <SafeText text={name} max={400} />
            {fingerprint === '' ? null : (
              <code>
                <SafeText text={fingerprint} max={200} />
              </code>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
);
