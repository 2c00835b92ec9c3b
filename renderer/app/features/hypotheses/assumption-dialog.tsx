import { useState } from 'react';
import { useAct } from '../../api/replies.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import type { ListedAssumption } from './use-reasoning.ts';

/** What is taken for granted, and whether the result hangs on it. */
export const AssumptionDialog = ({
  folder,
  assumption,
  onSet,
  onClose,
}: {
  readonly folder: string;
  readonly assumption: ListedAssumption | undefined;
  readonly onSet: (id: string) => void;
  readonly onClose: () => void;
}) => {
  const set = useAct('assumption.set');
  const [statement, setStatement] = useState(assumption?.statement ?? '');
  const [isCritical, setCritical] = useState(assumption?.critical ?? false);
  const [status, setStatus] = useState<'open' | 'resolved'>(assumption?.status === 'resolved' ? 'resolved' : 'open');
  const [marking, setMarking] = useState<Marking>('case');
  const run = async (): Promise<void> => {
    const reply = await set.run({
      folder,
      ...(assumption !== undefined && { id: assumption.id }),
      statement: statement.trim(),
      critical: isCritical,
      status,
      ...toTlp(marking),
    });
    if (!reply.ok) return;
    onSet(reply.value.id);
    onClose();
  };
  return (
    <Dialog
      title={assumption === undefined ? 'State an assumption' : 'Change an assumption'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ Assumption: isTyped(statement) })}
            isRunning={set.isRunning}
            onPress={() => void run()}
          >
            {set.isRunning ? 'Recording…' : assumption === undefined ? 'State it' : 'Record the change'}
          </ActButton>
        </>
      }
    >
      <TextField
        label="Assumption"
        value={statement}
        onChange={setStatement}
        lines={3}
        isRequired
        autoFocus
        maxLength={200_000}
        hint="What the case takes for granted, as a whole sentence that could turn out to be wrong."
      />
      <CheckField value={isCritical} onChange={setCritical}>
        Critical: if it is wrong, the result changes
      </CheckField>
      <Segments
        label="Status"
        choices={[
          { id: 'open', label: 'Open' },
          { id: 'resolved', label: 'Resolved' },
        ]}
        selected={status}
        onSelect={setStatus}
      />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};
