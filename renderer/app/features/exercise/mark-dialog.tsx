import { useState } from 'react';
import { isInstant } from '../../../../shared/base/clock.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import type { ExerciseAct, ExerciseReply } from './exercise-act.ts';
import styles from './exercise.module.css';

type Act = Exclude<ExerciseAct, { readonly kind: 'plan' }>;

const words: Readonly<Record<Act['kind'], { readonly title: string; readonly note: string; readonly act: string }>> = {
  start: { title: 'Start the exercise', note: 'Who started it, and how', act: 'Start it' },
  played: { title: 'Play an inject', note: 'How it was played, and to whom', act: 'Record it as played' },
  done: { title: 'What was done', note: 'What those who are trained did', act: 'Record it' },
  skipped: { title: 'Skip an inject', note: 'Why it is not played', act: 'Skip it' },
};

/** When the exercise started, or what became of an inject, with its moment. */
export const MarkDialog = ({
  folder,
  act,
  reply,
  onClose,
}: {
  readonly folder: string;
  readonly act: Act;
  readonly reply: ExerciseReply;
  readonly onClose: () => void;
}) => {
  const start = useAct('exercise.start');
  const mark = useAct('inject.mark');
  // The time of the reply may be minutes old; empty leaves it to the moment of recording.
  const [moment, setMoment] = useState('');
  const [note, setNote] = useState('');
  const [marking, setMarking] = useState<Marking>('case');
  const { title, note: label, act: press } = words[act.kind];
  const isCorrection = act.kind === 'start' && reply.start !== null;
  const noteLabel = isCorrection ? 'Why the moment is another' : label;
  const isNoteRequired = act.kind === 'done' || act.kind === 'skipped' || isCorrection;
  const at = moment.trim();
  const isTime = at === '' || isInstant(at);
  const isRunning = start.isRunning || mark.isRunning;
  const failure = start.failure ?? mark.failure;
  const run = async (): Promise<void> => {
    const said = { folder, note: note.trim(), ...(at === '' ? {} : { moment: at }), ...toTlp(marking) };
    const done =
      act.kind === 'start'
        ? await start.run(said)
        : await mark.run({ ...said, inject: act.inject.id, status: act.kind });
    if (done.ok) onClose();
  };
  return (
    <Dialog
      title={isCorrection ? 'Correct the start of the exercise' : title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ [noteLabel]: !isNoteRequired || isTyped(note), When: isTime })}
            isRunning={isRunning}
            onPress={() => void run()}
          >
            {isRunning ? 'Recording…' : isCorrection ? 'Correct it' : press}
          </ActButton>
        </>
      }
    >
      {act.kind === 'start' ? null : (
        <div>
          <strong>
            <SafeText text={act.inject.title ?? '(withheld)'} max={500} />
          </strong>
          <p>
            <SafeText text={act.inject.text ?? '(withheld)'} max={2000} />
          </p>
          <p className={styles['muted']}>
            Expected: <SafeText text={act.inject.expected ?? '(withheld)'} max={2000} />
          </p>
        </div>
      )}
      <TextField
        label={noteLabel}
        value={note}
        onChange={setNote}
        lines={3}
        isRequired={isNoteRequired}
        autoFocus
        maxLength={200_000}
      />
      <TextField
        label="When"
        value={moment}
        onChange={setMoment}
        isMono
        maxLength={40}
        hint="UTC, YYYY-MM-DDTHH:MM:SSZ; empty: now."
        error={isTime ? null : 'Not a time that can be recorded.'}
      />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
