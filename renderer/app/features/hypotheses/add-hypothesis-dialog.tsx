import { useState } from 'react';
import { hypothesisKinds } from '../../../../shared/domain/vocabulary.ts';
import type { HypothesisKind } from '../../../../shared/attribution/scoring-input.ts';
import { useAct } from '../../api/replies.ts';
import { levelName, levelQuestion } from '../../scores/level-names.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { kindWords } from './kind-words.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import type { Listed } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** A possible answer: what it claims, and what would speak for it and against it. */
export const AddHypothesisDialog = ({
  folder,
  request,
  listed,
  onAdded,
  onClose,
}: {
  readonly folder: string;
  readonly request: { readonly level?: number; readonly as?: HypothesisKind };
  readonly listed: Listed;
  readonly onAdded: (id: string, level: number, hadPriors: boolean) => void;
  readonly onClose: () => void;
}) => {
  const add = useAct('hypothesis.add');
  const [level, setLevel] = useState(request.level ?? usualLevel);
  const [kind, setKind] = useState<HypothesisKind>(request.as ?? 'specific');
  const [statement, setStatement] = useState('');
  const [actorName, setActorName] = useState('');
  const [predicts, setPredicts] = useState('');
  const [refutedBy, setRefutedBy] = useState('');
  const [marking, setMarking] = useState<Marking>('case');
  const others = listed.hypotheses.filter((one) => one.level === level);
  const hadPriors = others.some(({ prior }) => prior !== null);
  const run = async (): Promise<void> => {
    const reply = await add.run({
      folder,
      statement: statement.trim(),
      level,
      kind,
      predicts,
      refutedBy,
      actorName: actorName.trim(),
      ...toTlp(marking),
    });
    if (reply.ok) onAdded(reply.value.id, level, hadPriors);
  };
  return (
    <Dialog
      title="Add a hypothesis"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ Statement: isTyped(statement) })}
            isRunning={add.isRunning}
            onPress={() => void run()}
          >
            {add.isRunning ? 'Recording…' : 'Add the hypothesis'}
          </ActButton>
        </>
      }
    >
      <div className={styles['grid']}>
        <SelectField
          label="Level"
          value={String(level)}
          choices={[1, 2, 3, 4].map((one) => ({ id: String(one), label: levelName(one), detail: levelQuestion(one) }))}
          onChange={(chosen) => setLevel(Number(chosen))}
        />
        <SelectField
          label="Kind"
          value={kind}
          choices={hypothesisKinds.map((one) => ({
            id: one,
            label: kindWords[one].name,
            detail: kindWords[one].means,
          }))}
          onChange={setKind}
        />
      </div>
      <TextField
        label="Statement"
        value={statement}
        onChange={setStatement}
        lines={2}
        isRequired
        autoFocus
        maxLength={textMax}
        hint="One claim, as a whole sentence. It should exclude the other hypotheses of its level."
      />
      <TextField
        label="Name of the actor in sources"
        value={actorName}
        onChange={setActorName}
        maxLength={500}
        hint="As a source uses it, if at all. A name is a claim: vendors draw the lines around their groups differently."
      />
      <TextField
        label="Predicts"
        value={predicts}
        onChange={setPredicts}
        lines={2}
        maxLength={textMax}
        hint="What one would expect to see if it were true."
      />
      <TextField
        label="Would be refuted by"
        value={refutedBy}
        onChange={setRefutedBy}
        lines={2}
        maxLength={textMax}
        hint="What one would hardly ever see if it were true."
      />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {hadPriors ? (
        <Notice tone="warn" title="This level has stated priors.">
          The new hypothesis has none, so they are asked for again as soon as it is recorded; until then the case cannot
          be scored.
        </Notice>
      ) : (
        <Notice tone="info">
          {others.length === 0
            ? 'It is the first of its level; it says little until another stands beside it.'
            : `It stands beside ${others.length === 1 ? '1 other' : `${others.length} others`}; the evidence has to be rated against it.`}{' '}
          Once recorded it stays.
        </Notice>
      )}
      {add.failure === null ? null : <FailureNotice failure={add.failure} />}
    </Dialog>
  );
};

const usualLevel = 2;
const textMax = 200_000;
