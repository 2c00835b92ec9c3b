import { useState } from 'react';
import type { Input } from '../../../../shared/api/contract.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';

/** Puts a comparison on record, with the reason; the case is scored as before. */
export const RecordComparisonDialog = ({
  folder,
  level,
  other,
  onRecorded,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly other: Input<'comparison.make'>['other'];
  readonly onRecorded: (line: number) => void;
  readonly onClose: () => void;
}) => {
  const record = useAct('comparison.record');
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    const reply = await record.run({ folder, other, level, reason: reason.trim() });
    if (!reply.ok) return;
    onRecorded(reply.value.line);
    onClose();
  };
  return (
    <Dialog
      title="Put the comparison on record"
      isOpen
      onClose={onClose}
      width="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={reason.trim() === '' || record.isRunning} onPress={() => void run()}>
            {record.isRunning ? 'Recording…' : 'Record it'}
          </Button>
        </>
      }
    >
      <p>
        It is computed again now. The line holds the text and the SHA-256 of what the case was held against, and both
        results by hypothesis. The case keeps its own profile.
      </p>
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        hint="Why it is on record. It stands in the ledger, for every reader."
      />
      {record.failure === null ? null : <FailureNotice failure={record.failure} />}
    </Dialog>
  );
};
