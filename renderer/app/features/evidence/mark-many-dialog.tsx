import { useState } from 'react';
import { countedInGroups } from '../../../../shared/base/counted.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { triageStates, triageWords, type TriageState } from '../../../../shared/domain/finding-vocabulary.ts';
import { useAct } from '../../api/replies.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import type { BulkOutcome } from './bulk-store.ts';
import { chosenWords, linesWords, type Chosen } from './chosen.ts';
import { RunningJob } from './running-job.tsx';
import styles from './evidence.module.css';

const asItIs = 'as it is';
const starChoices = [
  { id: asItIs, label: 'as they are' },
  { id: 'on', label: 'starred, by me' },
  { id: 'off', label: 'not starred, by me' },
] as const;

/** Triage state, star and tags for every selected item, in one transaction. */
export const MarkManyDialog = ({
  folder,
  chosen,
  onClose,
  onDone,
}: {
  readonly folder: string;
  readonly chosen: Chosen;
  readonly onClose: () => void;
  readonly onDone: (outcome: BulkOutcome) => void;
}) => {
  const act = useAct('mark.many');
  const [triage, setTriage] = useState<TriageState | typeof asItIs>(asItIs);
  const [star, setStar] = useState<(typeof starChoices)[number]['id']>(asItIs);
  const [added, setAdded] = useState('');
  const [removed, setRemoved] = useState('');
  const addTags = toTags(added);
  const removeTags = toTags(removed);
  const isSomething = triage !== asItIs || star !== asItIs || addTags.length + removeTags.length > 0;
  const run = async (): Promise<void> => {
    const reply = await act.run({
      folder,
      items: chosen.what,
      addTags,
      removeTags,
      ...(triage !== asItIs && { triage }),
      ...(star !== asItIs && { star: star === 'on' }),
    });
    if (!reply.ok) return;
    const { first, lines, unchanged } = reply.value;
    const kept = unchanged === 0 ? '' : ` ${groupDigits(unchanged)} ${unchanged === 1 ? 'was' : 'were'} so already.`;
    const words = `${countedInGroups(lines, 'item')} marked, ${linesWords(first, lines)}.${kept}`;
    onDone({ tone: 'good', words, undo: null });
  };
  return (
    <Dialog
      title="Mark many items"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={notYet({ 'a change': isSomething })} isRunning={act.isRunning} onPress={() => void run()}>
            {act.isRunning ? 'Marking…' : `Mark ${countedInGroups(chosen.count, 'item')}`}
          </ActButton>
        </>
      }
    >
      <p>
        <strong>{chosenWords(chosen)}</strong>
      </p>
      <div className={styles['grid']}>
        <SelectField
          label="Looked at"
          value={triage}
          choices={[
            { id: asItIs, label: 'as they are' },
            ...triageStates.map((id) => ({ id, label: triageWords[id] })),
          ]}
          onChange={setTriage}
        />
        <SelectField label="Star" value={star} choices={[...starChoices]} onChange={setStar} />
        <TextField
          label="Tags to add"
          value={added}
          onChange={setAdded}
          maxLength={1000}
          hint="with commas between them"
        />
        <TextField label="Tags to take away" value={removed} onChange={setRemoved} maxLength={1000} />
      </div>
      <p className={styles['faint']}>
        Each item that changes gets a line of its own, in one transaction. Looked at is what you say, not what the
        program saw.
      </p>
      {act.isRunning ? <RunningJob method="mark.many" /> : null}
      {act.failure === null ? null : <FailureNotice failure={act.failure} />}
    </Dialog>
  );
};

const toTags = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];
