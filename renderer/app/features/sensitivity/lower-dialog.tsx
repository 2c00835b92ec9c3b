import { useState } from 'react';
import { confidenceLevels, type ConfidenceLevel } from '../../../../shared/attribution/confidence/confidence.ts';
import { confidenceWord } from '../../../../shared/attribution/confidence/confidence-words.ts';
import { loweredLevels } from '../../../../shared/ledger/confidence-line-types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';

/** Lowers the confidence of a level below what was computed, or takes that back; both with a reason. */
export const LowerDialog = ({
  folder,
  level,
  computed,
  act,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly computed: ConfidenceLevel;
  readonly act: 'lower' | 'restore';
  readonly onClose: () => void;
}) => {
  const lower = useAct('confidence.lower');
  const choices = loweredLevels.filter((one) => confidenceLevels.indexOf(one) < confidenceLevels.indexOf(computed));
  const [to, setTo] = useState(choices.at(-1) ?? 'insufficient');
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    const reply = await lower.run({ folder, level, to: act === 'lower' ? to : 'computed', reason: reason.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={act === 'lower' ? 'Lower the confidence' : 'Take the lowering back'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={reason.trim() === '' || lower.isRunning} onPress={() => void run()}>
            {lower.isRunning ? 'Recording…' : act === 'lower' ? 'Lower it' : 'Take it back'}
          </Button>
        </>
      }
    >
      {act === 'lower' ? (
        <Segments
          label="To at most"
          choices={choices.map((id) => ({ id, label: confidenceWord(id) }))}
          selected={to}
          onSelect={setTo}
        />
      ) : (
        <p>
          Level {level} then stands as computed: {confidenceWord(computed)}.
        </p>
      )}
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={4}
        isRequired
        autoFocus
        maxLength={200_000}
        hint="It stands beside the result, in every edition that shows this line."
      />
      {lower.failure === null ? null : <FailureNotice failure={lower.failure} />}
    </Dialog>
  );
};
