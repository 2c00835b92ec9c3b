import { useState } from 'react';
import { offsetMinutesMax } from '../../../../shared/domain/exercise-vocabulary.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';

/** Plans one inject. */
export const PlanDialog = ({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) => {
  const plan = useAct('inject.plan');
  const [offset, setOffset] = useState('');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [expected, setExpected] = useState('');
  const [marking, setMarking] = useState<Marking>('case');
  const minutes = offset.trim();
  const isTime = minutes === '' || (/^\d{1,6}$/u.test(minutes) && Number(minutes) <= offsetMinutesMax);
  const run = async (): Promise<void> => {
    const reply = await plan.run({
      folder,
      title: title.trim(),
      text: text.trim(),
      expected: expected.trim(),
      ...(minutes === '' ? {} : { offset: Number(minutes) }),
      ...toTlp(marking),
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Plan an inject"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              Title: isTyped(title),
              'Minutes after the start': isTime,
              'What is given to those who are trained': isTyped(text),
              'What they are expected to do': isTyped(expected),
            })}
            isRunning={plan.isRunning}
            onPress={() => void run()}
          >
            {plan.isRunning ? 'Recording…' : 'Plan it'}
          </ActButton>
        </>
      }
    >
      <TextField label="Title" value={title} onChange={setTitle} isRequired autoFocus maxLength={500} />
      <TextField
        label="Minutes after the start"
        value={offset}
        onChange={setOffset}
        maxLength={6}
        isMono
        hint="A whole number, such as 65 for an hour and five minutes; empty: when it suits."
        error={isTime ? null : `Not a whole number of at most ${offsetMinutesMax}.`}
      />
      <TextField
        label="What is given to those who are trained"
        value={text}
        onChange={setText}
        lines={3}
        isRequired
        maxLength={200_000}
      />
      <TextField
        label="What they are expected to do"
        value={expected}
        onChange={setExpected}
        lines={3}
        isRequired
        maxLength={200_000}
      />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {plan.failure === null ? null : <FailureNotice failure={plan.failure} />}
    </Dialog>
  );
};
