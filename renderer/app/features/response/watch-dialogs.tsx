import { useState } from 'react';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { ItemsField, type ChosenItem } from '../../consequence/items-field.tsx';
import type { MeasureDialogProps } from './measure-dialogs.tsx';
import type { IndicatorId } from './record-draft.ts';
import { useMarking } from '../../use-marking.tsx';
import styles from './measures.module.css';

const numberForm = /^\d+(?:\.\d+)?$/u;

/** Records what an indicator showed, and whether its tripwire is hit. */
export const ObserveDialog = ({ folder, measure, onClose }: MeasureDialogProps) => {
  const observe = useAct('measure.observe');
  const [indicator, setIndicator] = useState<IndicatorId | null>(
    measure.indicators.find(({ isWatched }) => isWatched)?.id ?? null,
  );
  const [value, setValue] = useState('');
  const [isHit, setHit] = useState(false);
  const [note, setNote] = useState('');
  const { field, tlp } = useMarking(folder);
  const typed = value.trim();
  const isNumber = typed === '' || numberForm.test(typed);
  const chosen = measure.indicators.find(({ id }) => id === indicator);
  const run = async (): Promise<void> => {
    if (indicator === null) return;
    const reply = await observe.run({
      folder,
      measure: measure.id,
      indicator,
      ...(typed !== '' && { value: Number(typed) }),
      hit: isHit,
      note: note.trim(),
      ...tlp,
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Record an indicator"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              Indicator: indicator !== null,
              'a value that is a number': isNumber,
              'What was seen': isTyped(note),
            })}
            isRunning={observe.isRunning}
            onPress={() => void run()}
          >
            {observe.isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      <SelectField
        label="Indicator"
        isRequired
        value={indicator}
        choices={measure.indicators.map(({ id, name, isWatched }) => ({
          id,
          label: `${id} ${name}`,
          ...(!isWatched && { detail: 'not in the plan' }),
        }))}
        onChange={setIndicator}
        hint={chosen === undefined ? undefined : `Tripwire: ${chosen.tripwire}`}
      />
      <TextField
        label="Number"
        value={value}
        onChange={setValue}
        error={isNumber ? null : 'A number is written as 3 or 2.5.'}
        hint="In the unit of the indicator; empty where there is none."
        isMono
        maxLength={20}
      />
      <CheckField value={isHit} onChange={setHit}>
        The tripwire is hit
      </CheckField>
      <TextField label="What was seen" value={note} onChange={setNote} lines={3} isRequired maxLength={200_000} />
      <p className={styles['muted']}>
        A number that reaches the tripwire says so by itself. A tripwire that is hit requires a review of the measure.
      </p>
      {field}
      {observe.failure === null ? null : <FailureNotice failure={observe.failure} />}
    </Dialog>
  );
};

/** Records what the measure brought about and nobody intended. */
export const ConsequenceDialog = ({ folder, measure, onClose }: MeasureDialogProps) => {
  const record = useAct('measure.consequence');
  const [what, setWhat] = useState('');
  const [done, setDone] = useState('');
  const [cites, setCites] = useState<readonly ChosenItem[]>([]);
  const { field, tlp } = useMarking(folder);
  const run = async (): Promise<void> => {
    const reply = await record.run({
      folder,
      measure: measure.id,
      what: what.trim(),
      done: done.trim(),
      cites: cites.map(({ id }) => id),
      ...tlp,
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Record a consequence that nobody intended"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'What happened, to whom': isTyped(what) })}
            isRunning={record.isRunning}
            onPress={() => void run()}
          >
            {record.isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      <TextField
        label="What happened, to whom"
        value={what}
        onChange={setWhat}
        lines={3}
        isRequired
        autoFocus
        maxLength={200_000}
      />
      <TextField
        label="What was done about it"
        value={done}
        onChange={setDone}
        lines={2}
        maxLength={200_000}
        hint="Empty where nothing was done yet."
      />
      <ItemsField folder={folder} chosen={cites} isRequired={false} onChange={setCites} />
      {field}
      {record.failure === null ? null : <FailureNotice failure={record.failure} />}
    </Dialog>
  );
};
