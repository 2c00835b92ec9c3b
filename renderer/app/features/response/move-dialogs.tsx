import { useState } from 'react';
import { levelQuestions } from '../../../../shared/attribution/assessment-names.ts';
import { reviewTriggers, type ReviewTrigger } from '../../../../shared/domain/measure-vocabulary.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField } from '../../../ui/fields.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { DayField, isDayOrEmpty } from '../../consequence/day-field.tsx';
import { isLive, triggerWords } from '../../consequence/measure-words.ts';
import type { MeasureDialogProps } from './measure-dialogs.tsx';
import { useMarking } from '../../use-marking.tsx';
import styles from './measures.module.css';

/** Holds a measure against the gates and records what comes of it; of a running one, with the end of a renewal. */
export const GateDialog = ({ folder, measure, onClose }: MeasureDialogProps) => {
  const gate = useAct('measure.gate');
  const [until, setUntil] = useState('');
  const { field, tlp } = useMarking(folder);
  const canRenew = isLive(measure.recordedState);
  const run = async (): Promise<void> => {
    const end = until.trim();
    const reply = await gate.run({
      folder,
      measure: measure.id,
      ...(end !== '' && { renewUntil: end }),
      ...tlp,
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Hold the measure against the gates"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'New end, to propose a renewal': isDayOrEmpty(until) })}
            isRunning={gate.isRunning}
            onPress={() => void run()}
          >
            {gate.isRunning ? 'Evaluating…' : 'Evaluate and record'}
          </ActButton>
        </>
      }
    >
      <p>
        Scores, harm and review of the case as it is now, and the record of the measure, are held against the policy
        profile in force. The result is recorded with the numbers that it was computed of, met or not.
      </p>
      <p className={styles['muted']}>Approvals over an earlier result no longer count after that.</p>
      {canRenew ? (
        <DayField
          label="New end, to propose a renewal"
          value={until}
          onChange={setUntil}
          empty="no renewal is proposed"
        />
      ) : null}
      {field}
      {gate.failure === null ? null : <FailureNotice failure={gate.failure} />}
    </Dialog>
  );
};

/** Asks for a review of a running measure. */
export const RequireReviewDialog = ({ folder, measure, onClose }: MeasureDialogProps) => {
  const move = useAct('measure.move');
  const { field, tlp } = useMarking(folder);
  const [trigger, setTrigger] = useState<ReviewTrigger>('on_request');
  return (
    <ReasonDialog
      title="Require a review of the measure"
      act="Require it"
      hint="It stays in effect and is shown as to be reviewed until it is resumed, narrowed, suspended or revoked."
      run={(reason) =>
        move.run({ folder, measure: measure.id, move: { to: 'review_required', trigger }, reason, ...tlp })
      }
      below={field}
      onClose={onClose}
    >
      <SelectField
        label="What gives rise to it"
        value={trigger}
        choices={reviewTriggers.map((id) => ({ id, label: triggerWords(id) }))}
        onChange={setTrigger}
      />
    </ReasonDialog>
  );
};

const same = 'same';

/** Makes less of a running measure. */
export const NarrowDialog = ({ folder, measure, onClose }: MeasureDialogProps) => {
  const { record } = measure;
  const move = useAct('measure.move');
  const [level, setLevel] = useState(same);
  const [collateral, setCollateral] = useState(same);
  const { field, tlp } = useMarking(folder);
  const [isSpared, setSpared] = useState(false);
  const [end, setEnd] = useState('');
  return (
    <ReasonDialog
      title="Narrow the measure"
      act="Narrow it"
      needed={notYet({ 'An earlier end': isDayOrEmpty(end) })}
      hint="It is held against the gates once more. Less may follow from narrowing, never more."
      run={(reason) =>
        move.run({
          folder,
          measure: measure.id,
          move: {
            to: 'narrowed',
            ...(level !== same && { targetLevel: Number(level) }),
            ...(collateral !== same && { collateral: Number(collateral) }),
            ...(isSpared && { hitsEssentialCivilianService: false as const }),
            ...(end.trim() !== '' && { end: end.trim() }),
          },
          reason,
          ...tlp,
        })
      }
      below={field}
      onClose={onClose}
    >
      <SelectField
        label="The highest level at which it names anybody"
        value={level}
        choices={[
          { id: same, label: `stays ${record.targetLevel}` },
          ...lowerThan(record.targetLevel).map((one) => ({
            id: String(one),
            label: one === 0 ? '0: nobody' : `${one}: ${levelQuestions.get(one) ?? ''}`,
          })),
        ]}
        onChange={setLevel}
      />
      <SelectField
        label="How far it may hit others"
        value={collateral}
        choices={[
          { id: same, label: `stays ${record.collateral}` },
          ...lowerThan(record.collateral).map((one) => ({ id: String(one), label: String(one) })),
        ]}
        onChange={setCollateral}
      />
      {record.hitsEssentialCivilianService ? (
        <CheckField value={isSpared} onChange={setSpared}>
          It spares essential civilian services from now on
        </CheckField>
      ) : null}
      <DayField
        label="An earlier end"
        value={end}
        onChange={setEnd}
        empty={`it stays ${record.end ?? 'without one'}`}
      />
    </ReasonDialog>
  );
};

const lowerThan = (top: number): readonly number[] => Array.from({ length: top }, (_, at) => at);
