import { useState } from 'react';
import { backupMinutesMax } from '../../../../shared/domain/asset-vocabulary.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import { ItemsField, type ChosenItem } from '../../consequence/items-field.tsx';
import type { Entry, ServicesReply } from './services-act.ts';

/** Hours as typed, “8” or “0.5”, as whole minutes; null: unknown; undefined: they cannot be read. */
const hoursToMinutes = (text: string): number | null | undefined => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const minutes = Math.round(Number(trimmed) * 60);
  return /^\d{1,6}(?:\.\d{1,2})?$/u.test(trimmed) && minutes <= backupMinutesMax ? minutes : undefined;
};

/** Says that an entry needs another, and how long it goes on without. */
export const NeedDialog = ({
  folder,
  entry,
  services: { entries },
  onClose,
}: {
  readonly folder: string;
  readonly entry: Entry;
  readonly services: ServicesReply;
  readonly onClose: () => void;
}) => {
  const set = useAct('dependency.set');
  const [needs, setNeeds] = useState<string | null>(null);
  const [hours, setHours] = useState('');
  const [statement, setStatement] = useState('');
  const [cites, setCites] = useState<readonly ChosenItem[]>([]);
  const [marking, setMarking] = useState<Marking>('case');
  const minutes = hoursToMinutes(hours);
  const run = async (): Promise<void> => {
    if (needs === null || minutes === undefined) return;
    const reply = await set.run({
      folder,
      asset: entry.id,
      needs,
      ...(minutes !== null && { backupMinutes: minutes }),
      statement: statement.trim(),
      cites: cites.map(({ id }) => id),
      ...toTlp(marking),
    });
    if (reply.ok) onClose();
  };
  const others = entries.filter(({ id }) => id !== entry.id);
  return (
    <Dialog
      title="What it needs"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              Needs: needs !== null,
              'Hours that it goes on without': minutes !== undefined,
              'In what it needs it': isTyped(statement),
              Evidence: cites.length > 0,
            })}
            isRunning={set.isRunning}
            onPress={() => void run()}
          >
            {set.isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      <SelectField
        label="Needs"
        isRequired
        value={needs}
        choices={others.map(({ id, name }) => ({ id, label: name ?? id }))}
        onChange={setNeeds}
        {...(others.length === 0 && { hint: 'There is no other entry yet.' })}
      />
      <TextField
        label="Hours that it goes on without"
        value={hours}
        onChange={setHours}
        hint="0: none. Empty: unknown."
        error={minutes === undefined ? 'A number of hours such as 8 or 0.5, up to ten years.' : null}
        maxLength={10}
      />
      <TextField
        label="In what it needs it"
        value={statement}
        onChange={setStatement}
        lines={2}
        isRequired
        maxLength={200_000}
      />
      <ItemsField folder={folder} chosen={cites} isRequired onChange={setCites} />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};
