import { useState } from 'react';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { noteWords, previewWords } from '../../../../shared/attribution/wording-preview.ts';
import { yardstickNote } from '../../../../shared/figures/yardstick-legend.ts';
import { wordingById, wordings, type Wording, type WordingId } from '../../../../shared/reference/yardsticks.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { YardstickMark } from '../../../marks/yardstick-mark.tsx';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { namesOf } from '../../scores/level-names.ts';
import styles from './yardstick.module.css';

/** Which words the case uses from here on, with what each choice would say of the case as it is. */
export const ChooseYardstickDialog = ({
  folder,
  current,
  levels,
  rows,
  onClose,
}: {
  readonly folder: string;
  readonly current: Wording;
  readonly levels: readonly LevelAssessment[];
  readonly rows: AssessmentRows | undefined;
  readonly onClose: () => void;
}) => {
  const choose = useAct('yardstick.choose');
  const [id, setId] = useState<WordingId>(wordings.find((one) => one.id !== current.id)?.id ?? current.id);
  const [reason, setReason] = useState('');
  const wording = wordingById[id];
  const isSame = id === current.id;
  const run = async (): Promise<void> => {
    const reply = await choose.run({ folder, wording: id, reason: reason.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Words of probability"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'a change': !isSame, Reason: isTyped(reason) })}
            isRunning={choose.isRunning}
            onPress={() => void run()}
          >
            {choose.isRunning ? 'Recording…' : `Use ${wording.name}`}
          </ActButton>
        </>
      }
    >
      <Segments
        label="Yardstick"
        choices={wordings.map((one) => ({ id: one.id, label: one.name }))}
        selected={id}
        onSelect={setId}
      />
      <p className={styles['muted']}>{yardstickNote(wording)}</p>
      <Preview current={current} wording={wording} levels={levels} rows={rows} />
      {wording.id === 'phia' ? (
        <p className={styles['muted']}>
          A term stays “read off the number” until an analyst confirms it, level by level.
        </p>
      ) : null}
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        maxLength={200_000}
        hint={
          isSame
            ? 'The case uses these words already.'
            : 'Every word follows from that line on; what was released before keeps its own.'
        }
      />
      {choose.failure === null ? null : <FailureNotice failure={choose.failure} />}
    </Dialog>
  );
};

const Preview = ({
  current,
  wording,
  levels,
  rows,
}: {
  readonly current: Wording;
  readonly wording: Wording;
  readonly levels: readonly LevelAssessment[];
  readonly rows: AssessmentRows | undefined;
}) => {
  if (rows === undefined || levels.length === 0) {
    return <p className={styles['muted']}>Nothing is scored yet, so there is no word to show.</p>;
  }
  return (
    <div className={styles['preview']}>
      <table>
        <caption>What this case would say</caption>
        <thead>
          <tr>
            <th scope="col">Hypothesis</th>
            <th scope="col">Probability</th>
            <th scope="col">
              Now: <YardstickMark wording={current} isShort />
            </th>
            <th scope="col">
              Then: <YardstickMark wording={wording} isShort />
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.flatMap((level) => {
            const names = namesOf(rows, level.level, level.scores);
            return previewWords(level).map(({ hypothesis, probability, words }) => (
              <tr key={`${level.level} ${hypothesis}`}>
                <th scope="row">
                  {level.level}: <SafeText text={names.hypothesis(hypothesis).text} max={120} />
                </th>
                <td>{probabilityText(probability)}</td>
                <td>
                  {words[current.id].word}
                  {noteWords(words[current.id].note)}
                </td>
                <td>
                  {words[wording.id].word}
                  <span className={styles['muted']}>{noteWords(words[wording.id].note)}</span>
                </td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </div>
  );
};
