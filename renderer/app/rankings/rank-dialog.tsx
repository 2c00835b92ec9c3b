import { useState } from 'react';
import { shortText } from '../../../shared/base/short-text.ts';
import { showText } from '../../../shared/base/visible-text.ts';
import { ActButton, notYet } from '../../ui/act-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../ui/fields.tsx';
import { FailureNotice, Loading } from '../../ui/states.tsx';
import { useAct, useReply } from '../api/replies.ts';
import { compareStated, levelName } from '../scores/level-names.ts';
import { placesToOrder } from './places-to-order.ts';
import styles from './rankings.module.css';

/** Asks for a place for every hypothesis of the level, in the order in which they were stated; none is preset. */
export const RankDialog = ({
  folder,
  level,
  knowsScores = false,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  /** They are on the screen. */
  readonly knowsScores?: boolean;
  readonly onClose: () => void;
}) => {
  const list = useReply('hypothesis.list', { folder });
  const rank = useAct('ranking.set');
  const [places, setPlaces] = useState<Readonly<Record<string, number>>>({});
  const [reason, setReason] = useState('');
  const [isSeen, setSeen] = useState(knowsScores);
  const hypotheses = (list.value?.hypotheses ?? [])
    .filter((one) => one.level === level)
    .sort((left, right) => compareStated(left, right) || left.line - right.line);
  const order = placesToOrder(
    hypotheses.map(({ id }) => id),
    places,
  );
  const run = async (): Promise<void> => {
    if (order === undefined) return;
    const reply = await rank.run({ folder, level, order, reason: reason.trim(), seen: isSeen });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={`Rank the hypotheses of level ${levelName(level)}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'a place for each': order !== undefined })}
            isRunning={rank.isRunning}
            onPress={() => void run()}
          >
            {rank.isRunning ? 'Recording…' : 'Record the ranking'}
          </ActButton>
        </>
      }
    >
      <p className={styles['faint']}>
        1 is the most likely. Hypotheses that you hold to be equally likely share a place. It is recorded under your
        name and stays as it was given; nothing is computed from it.
      </p>
      {list.failure === null ? null : <FailureNotice failure={list.failure} onRetry={list.refetch} />}
      {list.value === undefined && list.failure === null ? <Loading label="Reading the hypotheses" lines={4} /> : null}
      <div className={styles['places']}>
        {hypotheses.map(({ id, statement, actorName }) => (
          <SelectField
            key={id}
            label={showText(
              shortText(actorName === null || actorName === '' ? (statement ?? '(withheld)') : actorName, 140),
            )}
            value={places[id] === undefined ? null : String(places[id])}
            choices={hypotheses.map((_, index) => ({ id: String(index + 1), label: `place ${index + 1}` }))}
            onChange={(place) => setPlaces({ ...places, [id]: Number(place) })}
          />
        ))}
      </div>
      <TextField
        label="Why in this order"
        value={reason}
        onChange={setReason}
        lines={2}
        hint="What weighs most for you. It stands in the ledger, for every reader."
      />
      <CheckField value={isSeen} onChange={setSeen} isDisabled={knowsScores}>
        I know the scores of this level
      </CheckField>
      {rank.failure === null ? null : <FailureNotice failure={rank.failure} />}
    </Dialog>
  );
};
