import { useState } from 'react';
import { harmStatuses } from '../../../../shared/domain/vocabulary.ts';
import { harmAnchors } from '../../../../shared/reference/harm-card.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import type { Criterion } from './harm-act.ts';
import { ItemsField, type ChosenItem } from '../../consequence/items-field.tsx';
import { useMarking } from '../../use-marking.tsx';
import styles from './harm.module.css';

type Status = (typeof harmStatuses)[number];
const statusWords: Readonly<Record<Status, string>> = {
  observed: 'an item reports it',
  estimated: 'concluded from what items report',
  potential: 'it could have come to this; counts in the potential level alone',
};

/** Scores a criterion: what it came to, how that is known, why, and from what. */
export const ScoreDialog = ({
  folder,
  criterion: { criterion, scored },
  onClose,
}: {
  readonly folder: string;
  readonly criterion: Criterion;
  readonly onClose: () => void;
}) => {
  const set = useAct('harm.set');
  const { name, asks, anchors } = harmAnchors[criterion];
  const [score, setScore] = useState<string | null>(scored === null ? null : String(scored.score));
  const [status, setStatus] = useState<Status | null>(scored?.status ?? null);
  const [note, setNote] = useState(scored?.note ?? '');
  const [cites, setCites] = useState<readonly ChosenItem[]>(scored?.cites ?? []);
  const marking = useMarking(folder, scored?.line ?? null);
  const run = async (): Promise<void> => {
    if (score === null || status === null) return;
    const own = { score: Number(score), status, note: note.trim(), cites: cites.map(({ id }) => id) };
    const reply = await set.run({ folder, scores: { [criterion]: own }, ...marking.tlp });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={`Score harm: ${name}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              Score: score !== null,
              'How it is known': status !== null,
              'Why this score': isTyped(note),
              Evidence: cites.length > 0,
            })}
            isRunning={set.isRunning}
            onPress={() => void run()}
          >
            {set.isRunning ? 'Recording…' : 'Record the score'}
          </ActButton>
        </>
      }
    >
      <p className={styles['muted']}>{asks}</p>
      <SelectField
        label="Score"
        isRequired
        value={score}
        choices={anchors.map((anchor, at) => ({ id: String(at), label: `${at} · ${anchor}` }))}
        onChange={setScore}
      />
      <SelectField
        label="How it is known"
        isRequired
        value={status}
        choices={harmStatuses.map((id) => ({ id, label: id, detail: statusWords[id] }))}
        onChange={setStatus}
      />
      <TextField
        label="Why this score"
        value={note}
        onChange={setNote}
        lines={3}
        isRequired
        maxLength={200_000}
        hint="What happened, in words that a reader can hold against the evidence."
      />
      <ItemsField folder={folder} chosen={cites} isRequired onChange={setCites} />
      {marking.field}
      <p className={styles['muted']}>Score and status are part of the skeleton: every edition shows them.</p>
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};
