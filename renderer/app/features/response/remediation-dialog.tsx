import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import {
  remediationStates,
  remediationWords,
  type RemediationState,
} from '../../../../shared/domain/remediation-vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { DayField, isDayOrEmpty } from '../../consequence/day-field.tsx';
import { ItemsField, type ChosenItem } from '../../consequence/items-field.tsx';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';

type Task = Output<'remediation.list'>['tasks'][number];

const statusDetails: Readonly<Record<RemediationState, string>> = {
  open: 'nobody has begun',
  under_way: 'somebody is at it',
  done: 'restored; an item of evidence shows it',
  dropped: 'it will not be done, and why is said',
};

/** Adds a task, or says how far one has come. */
export const RemediationDialog = ({
  folder,
  task,
  onClose,
}: {
  readonly folder: string;
  /** Null: a new one. */
  readonly task: Task | null;
  readonly onClose: () => void;
}) => {
  const add = useAct('remediation.add');
  const set = useAct('remediation.set');
  const [what, setWhat] = useState('');
  const [service, setService] = useState('');
  const [status, setStatus] = useState<RemediationState>(task?.status ?? 'open');
  const [note, setNote] = useState('');
  const [owner, setOwner] = useState(task?.owner ?? '');
  const [due, setDue] = useState(task?.due ?? '');
  const [cites, setCites] = useState<readonly ChosenItem[]>([]);
  const [marking, setMarking] = useState<Marking>('case');
  const items = cites.map(({ id }) => id);
  const needed = notYet({
    ...(task === null
      ? { 'What is to be done': isTyped(what), 'Service or Evidence': isTyped(service) || items.length > 0 }
      : {
          'Why it is dropped': status !== 'dropped' || isTyped(note),
          Evidence: status !== 'done' || items.length > 0,
        }),
    Due: isDayOrEmpty(due),
  });
  const run = async (): Promise<void> => {
    const by = { folder, owner: owner.trim(), cites: items, ...toTlp(marking) };
    const day = due.trim();
    const reply =
      task === null
        ? await add.run({ ...by, what: what.trim(), service: service.trim(), ...(day === '' ? {} : { due: day }) })
        : await set.run({ ...by, task: task.id, status, note: note.trim(), due: day });
    if (reply.ok) onClose();
  };
  const failure = add.failure ?? set.failure;
  const isRunning = add.isRunning || set.isRunning;
  return (
    <Dialog
      title={task === null ? 'Add a task of remediation' : 'Set a task of remediation'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={needed} isRunning={isRunning} onPress={() => void run()}>
            {isRunning ? 'Recording…' : task === null ? 'Add it' : 'Record it'}
          </ActButton>
        </>
      }
    >
      {task === null ? (
        <>
          <TextField
            label="What is to be done"
            value={what}
            onChange={setWhat}
            lines={2}
            isRequired
            autoFocus
            maxLength={200_000}
          />
          <TextField
            label="Service"
            value={service}
            onChange={setService}
            maxLength={500}
            hint="Which civilian service it restores. Name it, or cite what shows the harm."
          />
        </>
      ) : (
        <>
          <p>
            <SafeText text={task.what ?? '(withheld)'} max={2000} />
          </p>
          <SelectField
            label="How far it has come"
            value={status}
            choices={remediationStates.map((id) => ({ id, label: remediationWords[id], detail: statusDetails[id] }))}
            onChange={setStatus}
          />
          <TextField
            label={status === 'dropped' ? 'Why it is dropped' : 'What was done'}
            value={note}
            onChange={setNote}
            lines={3}
            isRequired={status === 'dropped'}
            maxLength={200_000}
          />
        </>
      )}
      <TextField label="Who sees to it" value={owner} onChange={setOwner} maxLength={500} />
      <DayField label="Due" value={due} onChange={setDue} empty="no day is set" />
      <ItemsField folder={folder} chosen={cites} isRequired={task !== null && status === 'done'} onChange={setCites} />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
