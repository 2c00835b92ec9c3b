import { useState } from 'react';
import { judgementOutcomes } from '../../../../shared/domain/register-vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';

export type JudgementAct =
  | { readonly kind: 'record'; readonly hypothesis: string; readonly name: string }
  | { readonly kind: 'resolve'; readonly judgement: string };

const outcomeWords = { true: 'Proved true', false: 'Proved false', undecided: 'Never decided' } as const;

/** Records a judgement as it is computed now, or says what came of one. */
export const JudgementDialog = ({
  folder,
  act,
  onClose,
}: {
  readonly folder: string;
  readonly act: JudgementAct;
  readonly onClose: () => void;
}) => {
  const record = useAct('judgement.record');
  const resolve = useAct('judgement.resolve');
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<(typeof judgementOutcomes)[number]>('undecided');
  const isRecording = act.kind === 'record';
  const label = isRecording ? 'Team' : 'What shows it';
  const { isRunning, failure } = isRecording ? record : resolve;
  const run = async (): Promise<void> => {
    const said = text.trim();
    const reply = isRecording
      ? await record.run({ folder, hypothesis: act.hypothesis, team: said })
      : await resolve.run({ folder, judgement: act.judgement, outcome, basis: said });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={isRecording ? 'Record this judgement' : 'What came of it'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={notYet({ [label]: isTyped(text) })} isRunning={isRunning} onPress={() => void run()}>
            {isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      {isRecording ? (
        <p>
          The probability of <SafeText text={act.name} max={160} /> is recorded as it is computed now.
        </p>
      ) : (
        <Segments
          label="Outcome"
          choices={judgementOutcomes.map((id) => ({ id, label: outcomeWords[id] }))}
          selected={outcome}
          onSelect={setOutcome}
        />
      )}
      <TextField
        label={label}
        value={text}
        onChange={setText}
        {...(!isRecording && { lines: 3 })}
        isRequired
        autoFocus
        maxLength={isRecording ? 500 : 200_000}
        hint={isRecording ? 'Who judges: scores are kept by team.' : 'A judgment, an admission, a later finding.'}
      />
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
