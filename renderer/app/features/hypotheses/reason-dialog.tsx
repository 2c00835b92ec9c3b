import { useState } from 'react';
import type { Input, Method } from '../../../../shared/api/contract.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';

/** Asks for a reason, and does one thing with it. */
export const ReasonDialog = <M extends Method>({
  method,
  title,
  act,
  hint,
  toInput,
  onClose,
}: {
  readonly method: M;
  readonly title: string;
  readonly act: string;
  readonly hint: string;
  readonly toInput: (reason: string) => Input<M>;
  readonly onClose: () => void;
}) => {
  const call = useAct(method);
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    const reply = await call.run(toInput(reason.trim()));
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={reason.trim() === '' || call.isRunning} onPress={() => void run()}>
            {call.isRunning ? 'Recording…' : act}
          </Button>
        </>
      }
    >
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        autoFocus
        maxLength={200_000}
        hint={hint}
      />
      {call.failure === null ? null : <FailureNotice failure={call.failure} />}
    </Dialog>
  );
};
