import { useAct, useReply } from '../api/replies.ts';
import { ActButton, notYet } from '../../ui/act-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice, Loading, Notice } from '../../ui/states.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import styles from './signing.module.css';

/** Trust outlasts the moment, so what a file would add is shown first, with fingerprints to compare. */
export const TrustDialog = ({
  file,
  onTrusted,
  onClose,
}: {
  readonly file: string;
  readonly onTrusted: (added: readonly string[]) => void;
  readonly onClose: () => void;
}) => {
  const preview = useReply('identity.trust', { file, preview: true });
  const trust = useAct('identity.trust');
  const offered = preview.value;
  const isAnyNew = offered?.keys.some(({ isKnown }) => !isKnown) === true;
  const run = async (): Promise<void> => {
    if (offered === undefined) return;
    const done = await trust.run({ file, sha256: offered.sha256 });
    // It may be another file by now, which is shown before it is asked about again.
    if (!done.ok) return preview.refetch();
    onTrusted(done.value.added);
    onClose();
  };
  return (
    <Dialog
      title="Trust these keys"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'a key that is not trusted here already': offered === undefined || isAnyNew })}
            isRunning={offered === undefined || trust.isRunning}
            onPress={() => void run()}
          >
            Trust from now on
          </ActButton>
        </>
      }
    >
      <code className={styles['file']}>
        <SafeText text={file} />
      </code>
      {preview.failure === null ? null : <FailureNotice failure={preview.failure} onRetry={preview.refetch} />}
      {preview.isLoading ? <Loading label="Reading the file" lines={2} /> : null}
      {offered === undefined ? null : (
        <>
          <ul className={styles['offered']}>
            {offered.keys.map(({ name, kind, fingerprint, isKnown }) => (
              <li key={`${kind} ${name}`}>
                <span>
                  <strong>
                    <SafeText text={name} max={400} />
                  </strong>
                  , {kindWords(kind)}
                  {isKnown ? ' (known here already)' : ''}
                </span>
                <code>
                  <SafeText text={fingerprint} max={400} />
                </code>
              </li>
            ))}
          </ul>
          <p>
            {isAnyNew
              ? 'These go into the address book of this workstation. From then on every bundle that they sign counts as anchored here, without being asked again.'
              : 'Everything in this file is trusted here already.'}
          </p>
          <Notice tone="warn">
            Compare each fingerprint with what its owner tells you, by another way than the one by which this file came.
          </Notice>
        </>
      )}
      {trust.failure === null ? null : <FailureNotice failure={trust.failure} />}
    </Dialog>
  );
};

const kindWords = (kind: 'signer' | 'log' | 'witness' | 'time-stamp'): string => {
  switch (kind) {
    case 'signer':
      return 'a person who signs';
    case 'log':
      return 'the log of a case';
    case 'witness':
      return 'a witness';
    case 'time-stamp':
      return 'an authority for time stamps';
  }
};
