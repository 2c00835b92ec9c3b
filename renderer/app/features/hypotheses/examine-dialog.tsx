import { useState } from 'react';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import type { ListedAssumption } from './use-reasoning.ts';

/** Who tests an assumption, how, and what follows if it is wrong. */
export const ExamineDialog = ({
  folder,
  assumption: { id, statement, examination },
  onClose,
}: {
  readonly folder: string;
  readonly assumption: ListedAssumption;
  readonly onClose: () => void;
}) => {
  const examine = useAct('assumption.examine');
  const [test, setTest] = useState(examination?.test ?? '');
  const [owner, setOwner] = useState(examination?.owner ?? '');
  const [consequence, setConsequence] = useState(examination?.consequence ?? '');
  const [marking, setMarking] = useState<Marking>('case');
  const run = async (): Promise<void> => {
    const said = { test: test.trim(), owner: owner.trim(), consequence: consequence.trim() };
    const reply = await examine.run({ folder, id, ...said, ...toTlp(marking) });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="How the assumption is tested"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ Test: isTyped(test), Owner: isTyped(owner) })}
            isRunning={examine.isRunning}
            onPress={() => void run()}
          >
            {examine.isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      <p>{statement === null ? '(statement withheld)' : <SafeText text={statement} max={300} />}</p>
      <TextField
        label="Test"
        value={test}
        onChange={setTest}
        lines={3}
        isRequired
        autoFocus
        maxLength={200_000}
        hint="What would show that it is wrong."
      />
      <TextField label="Owner" value={owner} onChange={setOwner} isRequired maxLength={500} hint="Who sees to that." />
      <TextField
        label="Consequence"
        value={consequence}
        onChange={setConsequence}
        lines={2}
        maxLength={200_000}
        hint="What follows for the result if it is wrong."
      />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {examine.failure === null ? null : <FailureNotice failure={examine.failure} />}
    </Dialog>
  );
};
