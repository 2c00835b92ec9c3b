import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import { FailureNotice } from '../../ui/states.tsx';
import { useAct } from '../api/replies.ts';
import { levelName } from '../scores/level-names.ts';
import styles from './rankings.module.css';

/** Shows the scores of a level to somebody who has not ranked it, which is recorded. */
export const WaiveDialog = ({
  folder,
  level,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly onClose: () => void;
}) => {
  const waive = useAct('ranking.waive');
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    const reply = await waive.run({ folder, level, reason: reason.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={`Show the scores of level ${levelName(level)} without ranking`}
      isOpen
      onClose={onClose}
      width="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={reason.trim() === '' || waive.isRunning} onPress={() => void run()}>
            {waive.isRunning ? 'Recording…' : 'Show the scores'}
          </Button>
        </>
      }
    >
      <p className={styles['faint']}>
        A line of the ledger says that you saw them first. A ranking that you make later is recorded as made knowing
        them.
      </p>
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        hint="Why without a ranking, such as: I only prepare the release."
      />
      {waive.failure === null ? null : <FailureNotice failure={waive.failure} />}
    </Dialog>
  );
};
