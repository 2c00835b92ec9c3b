import { useState, type ReactNode } from 'react';
import type { Failure, Result } from '../../../shared/base/result.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../ui/states.tsx';

/** Withdraws something that stays on record, with a reason. */
export const ReasonDialog = ({
  title,
  children,
  withdraw,
  onClose,
}: {
  readonly title: string;
  /** What is withdrawn. */
  readonly children: ReactNode;
  readonly withdraw: (reason: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) => {
  const [reason, setReason] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (): Promise<void> => {
    setRunning(true);
    setFailure(null);
    const reply = await withdraw(reason.trim());
    setRunning(false);
    if (reply.ok) onClose();
    else setFailure(reply.error);
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      width="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="danger" isDisabled={reason.trim() === '' || isRunning} onPress={() => void run()}>
            {isRunning ? 'Recording…' : 'Withdraw'}
          </Button>
        </>
      }
    >
      {children}
      <TextField label="Why" value={reason} onChange={setReason} lines={2} isRequired autoFocus maxLength={200_000} />
      <Notice tone="info">It stays on record, with the reason, as withdrawn.</Notice>
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
