import { useState } from 'react';
import { isInstant } from '../../../../shared/base/clock.ts';
import {
  clockPresets,
  presetStatusWords,
  startablePresetIds,
  type PresetId,
} from '../../../../shared/reference/clock-presets.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import { MomentField } from './moment-field.tsx';
import styles from './notifications.module.css';

/** Starts a clock with the moment that its terms count from. */
export const StartDialog = ({
  folder,
  now,
  onClose,
}: {
  readonly folder: string;
  readonly now: string;
  readonly onClose: () => void;
}) => {
  const start = useAct('clock.start');
  const [preset, setPreset] = useState<PresetId>('internal-default');
  const [moment, setMoment] = useState(now);
  const [why, setWhy] = useState('');
  const [marking, setMarking] = useState<Marking>('case');
  const { startsWith, status, source, note, steps } = clockPresets[preset];
  const momentLabel = `Moment: ${startsWith}`;
  const run = async (): Promise<void> => {
    const reply = await start.run({ folder, preset, moment: moment.trim(), why: why.trim(), ...toTlp(marking) });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Start a clock"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ [momentLabel]: isInstant(moment.trim()), 'What was known then': isTyped(why) })}
            isRunning={start.isRunning}
            onPress={() => void run()}
          >
            {start.isRunning ? 'Recording…' : 'Start it'}
          </ActButton>
        </>
      }
    >
      <SelectField
        label="Whose terms"
        value={preset}
        choices={startablePresetIds.map((id) => ({
          id,
          label: clockPresets[id].name,
          detail: clockPresets[id].status,
        }))}
        onChange={setPreset}
      />
      <p className={styles['muted']}>
        {presetStatusWords[status]}
        {source === null ? '' : ` (${source})`}. Steps: {steps.map(({ name }) => name).join('; ')}.
      </p>
      {note === null ? null : <p className={styles['muted']}>{note}</p>}
      <MomentField label={momentLabel} value={moment} onChange={setMoment} />
      <TextField
        label="What was known then"
        value={why}
        onChange={setWhy}
        lines={3}
        isRequired
        autoFocus
        maxLength={200_000}
      />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {start.failure === null ? null : <FailureNotice failure={start.failure} />}
    </Dialog>
  );
};
