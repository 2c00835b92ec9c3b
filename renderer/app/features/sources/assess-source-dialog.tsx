import { useState } from 'react';
import { countedInGroups } from '../../../../shared/base/counted.ts';
import { reliabilities } from '../../../../shared/domain/vocabulary.ts';
import { reliabilityWords } from '../../../../shared/reference/grade-words.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Source } from './source-order.ts';

type Letter = (typeof reliabilities)[number];
type Follow = 'leave' | 'follow';

/** A new letter for a source, and what becomes of its items. */
export const AssessSourceDialog = ({
  folder,
  source,
  onClose,
}: {
  readonly folder: string;
  readonly source: Source;
  readonly onClose: () => void;
}) => {
  const assess = useAct('source.assess');
  const history = useReply('source.history', { folder, source: source.id });
  const [reliability, setReliability] = useState<Letter | null>(null);
  const [reason, setReason] = useState('');
  const [items, setItems] = useState<Follow | null>(null);
  const following = history.value?.following ?? 0;
  const own = history.value?.own ?? 0;
  const needed = notYet({
    'Reliability from now on': reliability !== null,
    'what becomes of its items': following === 0 || items !== null,
    Reason: isTyped(reason),
  });
  const run = async (): Promise<void> => {
    if (reliability === null) return;
    const reply = await assess.run({ folder, source: source.id, reliability, reason, items: items ?? 'leave' });
    if (reply.ok) onClose();
  };
  const before = source.reliability ?? '?';
  return (
    <Dialog
      title="Assess the reliability anew"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={needed}
            isRunning={history.value === undefined || assess.isRunning}
            onPress={() => void run()}
          >
            {assess.isRunning ? 'Recording…' : 'Record the assessment'}
          </ActButton>
        </>
      }
    >
      <p>
        <strong>
          <SafeText text={source.name ?? '(name withheld)'} max={300} />
        </strong>
        , until now {before}: {reliabilityWords.get(before) ?? 'withheld'}
      </p>
      <SelectField
        label="Reliability from now on"
        isRequired
        value={reliability}
        choices={reliabilities
          .filter((id) => id !== source.reliability)
          .map((id) => ({ id, label: `${id} · ${reliabilityWords.get(id) ?? ''}` }))}
        onChange={setReliability}
      />
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        hint="What it got right or wrong, and how you know. It stands in the history."
      />
      {following === 0 ? null : (
        <SelectField<Follow>
          label={`${countedInGroups(following, 'item')} of it ${following === 1 ? 'holds' : 'hold'} the letter ${before}`}
          isRequired
          value={items}
          choices={[
            {
              id: 'leave',
              label: `Leave them at ${before}`,
              detail: 'weights stay; new items start with the new letter',
            },
            {
              id: 'follow',
              label: `Correct them to ${reliability ?? 'the new letter'}`,
              detail: 'one correction line each; weights and scores follow',
            },
          ]}
          onChange={setItems}
        />
      )}
      <Notice tone="info" title="What follows from it">
        {own === 0
          ? ''
          : `${countedInGroups(own, 'item')} with a letter of ${own === 1 ? 'its' : 'their'} own stay as graded. `}
        The weight of an item is the worse of its reliability and its credibility, each as a number, times custody and
        forgeability: a better letter of the source lifts no item beyond its credibility.
      </Notice>
      {history.failure === null ? null : <FailureNotice failure={history.failure} onRetry={history.refetch} />}
      {assess.failure === null ? null : <FailureNotice failure={assess.failure} />}
    </Dialog>
  );
};
