import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import { FailureNotice } from '../../ui/states.tsx';
import { useAct } from '../api/replies.ts';
import styles from './rankings.module.css';

/** Explains how the own ranking differs from the computed order. */
export const ExplainDialog = ({
  folder,
  level,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly onClose: () => void;
}) => {
  const explain = useAct('ranking.explain');
  const [explanation, setExplanation] = useState('');
  const run = async (): Promise<void> => {
    const reply = await explain.run({ folder, level, explanation: explanation.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Explain the difference"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={explanation.trim() === '' || explain.isRunning} onPress={() => void run()}>
            {explain.isRunning ? 'Recording…' : 'Record it'}
          </Button>
        </>
      }
    >
      <p className={styles['faint']}>
        Neither order is right because it is yours or because it is computed. If the matrix leaves something out, enter
        it as evidence; if a rating is wrong, rate again; if your order was, say so.
      </p>
      <TextField
        label="Explanation"
        value={explanation}
        onChange={setExplanation}
        lines={5}
        isRequired
        hint="Why they differ, and what follows from that. It stands in the ledger, for every reader."
      />
      {explain.failure === null ? null : <FailureNotice failure={explain.failure} />}
    </Dialog>
  );
};
