import { useState } from 'react';
import { hintWords, modeWarning } from '../../../../shared/attribution/responsibility-mode.ts';
import {
  arsiwaBases,
  basisWords,
  degreeWords,
  responsibility,
  responsibilityDegrees,
  type ArsiwaBasis,
  type ResponsibilityDegree,
} from '../../../../shared/reference/responsibility.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import type { Mode } from './mode-part.tsx';
import type { ListedHypothesis } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** States both codes, or withdraws those that stand. Neither is ever filled in from the other. */
export const ModeDialog = ({
  folder,
  hypothesis,
  mode,
  onClose,
}: {
  readonly folder: string;
  readonly hypothesis: ListedHypothesis;
  readonly mode: Mode | undefined;
  readonly onClose: () => void;
}) => {
  const set = useAct('responsibility.set');
  const [degree, setDegree] = useState<ResponsibilityDegree | null>(
    responsibilityDegrees.find((code) => code === mode?.degree) ?? null,
  );
  const [basis, setBasis] = useState<ArsiwaBasis | null>(arsiwaBases.find((code) => code === mode?.basis) ?? null);
  const [reason, setReason] = useState('');
  const [marking, setMarking] = useState<Marking>('case');
  const warning = degree === null || basis === null ? null : modeWarning({ degree, basis });
  const run = async (isWithdrawal: boolean): Promise<void> => {
    if (!isWithdrawal && (degree === null || basis === null)) return;
    const claim =
      isWithdrawal || degree === null || basis === null
        ? ({ kind: 'withdrawn' } as const)
        : ({ kind: 'codes', degree, basis } as const);
    const reply = await set.run({
      folder,
      hypothesis: hypothesis.id,
      claim,
      reason: reason.trim(),
      ...toTlp(marking),
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={mode === undefined ? 'State the mode of responsibility' : 'Change the mode of responsibility'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {mode === undefined ? null : (
            <Button isDisabled={!isTyped(reason) || set.isRunning} onPress={() => void run(true)}>
              Claim no mode any more
            </Button>
          )}
          <ActButton
            needed={notYet({ Degree: degree !== null, 'ARSIWA basis': basis !== null, Reason: isTyped(reason) })}
            isRunning={set.isRunning}
            onPress={() => void run(false)}
          >
            {set.isRunning ? 'Recording…' : 'State it'}
          </ActButton>
        </>
      }
    >
      <SelectField
        label="Degree"
        isRequired
        value={degree}
        choices={responsibilityDegrees.map((code) => ({
          id: code,
          label: degreeWords[code].name,
          detail: degreeWords[code].means,
        }))}
        onChange={setDegree}
        hint={`${responsibility.degrees.status}: ${responsibility.degrees.source}`}
      />
      <SelectField
        label="ARSIWA basis"
        isRequired
        value={basis}
        choices={arsiwaBases.map((code) => ({
          id: code,
          label: basisWords[code].name,
          detail: basisWords[code].about,
        }))}
        onChange={setBasis}
        hint={`${responsibility.bases.status}: ${responsibility.bases.source}`}
      />
      {degree === null || warning !== null ? null : <p className={styles['muted']}>{hintWords({ degree })}</p>}
      {warning === null ? null : (
        <Notice tone="warn" title="An unusual basis">
          {warning} It can be recorded all the same.
        </Notice>
      )}
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        maxLength={200_000}
        hint="What shows the degree, and who judged the law. Both codes are part of the skeleton: every edition shows them."
      />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};
