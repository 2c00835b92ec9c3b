import { useReply } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './settings.module.css';

/** What others need to enrol a person in a case, or to trust what the person signs. No secret is in it. */
export const ExportDialog = ({
  principal,
  fingerprint,
  onClose,
}: {
  readonly principal: string;
  readonly fingerprint: string | null;
  readonly onClose: () => void;
}) => {
  const exported = useReply('identity.export', { principal });
  return (
    <Dialog
      title={`Hand over the public key of ${principal}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          {exported.value === undefined ? null : <CopyButton text={exported.value.text}>Copy the text</CopyButton>}
          <Button look="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p>
        Others save this text as a file: to enrol {principal} in a case, or to trust what {principal} signs. It holds no
        secret. Read the fingerprint to them by another way than the one by which you send the text.
      </p>
      {exported.failure === null ? null : <FailureNotice failure={exported.failure} onRetry={exported.refetch} />}
      {exported.isLoading ? <Loading label="Reading the key" lines={2} /> : null}
      {exported.value === undefined ? null : (
        <pre tabIndex={0} className={styles['block']}>
          <SafeText text={exported.value.text} keepLines />
        </pre>
      )}
      {fingerprint === null ? null : (
        <p>
          Fingerprint: <code className={styles['print']}>{fingerprint}</code>
        </p>
      )}
    </Dialog>
  );
};
