import { useState } from 'react';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import type { RedLine } from './harm-act.ts';
import { ItemsField, type ChosenItem } from '../../consequence/items-field.tsx';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import styles from './harm.module.css';

/** Raises a red line with evidence, or clears one that stands. */
export const RedLineDialog = ({
  folder,
  redLine: { id, trigger, effect, said },
  onClose,
}: {
  readonly folder: string;
  readonly redLine: RedLine;
  readonly onClose: () => void;
}) => {
  const set = useAct('redline.set');
  const isRaised = said?.status === 'raised';
  const [statement, setStatement] = useState('');
  const [cites, setCites] = useState<readonly ChosenItem[]>([]);
  const [marking, setMarking] = useState<Marking>('case');
  const label = isRaised ? 'Why it is no longer held' : 'What was done';
  const run = async (): Promise<void> => {
    const items = cites.map((item) => item.id);
    const claim = isRaised
      ? ({ status: 'cleared', cites: items } as const)
      : ({ status: 'raised', cites: items } as const);
    const reply = await set.run({ folder, redLine: id, claim, statement: statement.trim(), ...toTlp(marking) });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={isRaised ? `Clear the red line ${id}` : `Raise the red line ${id}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ [label]: isTyped(statement), Evidence: isRaised || cites.length > 0 })}
            isRunning={set.isRunning}
            onPress={() => void run()}
          >
            {set.isRunning ? 'Recording…' : isRaised ? 'Clear it' : 'Raise it'}
          </ActButton>
        </>
      }
    >
      <p>
        {trigger}. <span className={styles['muted']}>{effect}.</span>
      </p>
      <TextField
        label={label}
        value={statement}
        onChange={setStatement}
        lines={3}
        isRequired
        autoFocus
        maxLength={200_000}
      />
      <ItemsField folder={folder} chosen={cites} isRequired={!isRaised} onChange={setCites} />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};
