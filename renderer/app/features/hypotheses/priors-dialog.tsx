import { useId, useState } from 'react';
import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import { useAct } from '../../api/replies.ts';
import { levelName } from '../../scores/level-names.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { canHavePriors, checkPriors, evenPriors, sumWords, toPriorText } from './prior-form.ts';
import type { ListedHypothesis } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** How likely each hypothesis of a level was before this case's evidence, and why. */
export const PriorsDialog = ({
  folder,
  level,
  hypotheses,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly hypotheses: readonly ListedHypothesis[];
  readonly onClose: () => void;
}) => {
  const id = useId();
  const set = useAct('prior.set');
  const canState = canHavePriors(hypotheses.length);
  const [way, setWay] = useState<'stated' | 'uniform'>(canState ? 'stated' : 'uniform');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const texts = Object.fromEntries(hypotheses.map((one) => [one.id, typed[one.id] ?? one.prior ?? '']));
  const { errors, sum, isComplete } = checkPriors(texts);
  const run = async (): Promise<void> => {
    const priors =
      way === 'uniform' ? {} : Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, toPriorText(text)]));
    const reply = await set.run({ folder, level, priors, reason: reason.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={`Priors of level ${levelName(level)}`}
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              'priors from 0.02 to 0.60 that add up to 1': way === 'uniform' || isComplete,
              Reason: isTyped(reason),
            })}
            isRunning={set.isRunning}
            onPress={() => void run()}
          >
            {set.isRunning ? 'Recording…' : way === 'uniform' ? 'Go back to uniform' : 'State these priors'}
          </ActButton>
        </>
      }
    >
      <Segments
        label="Kind of priors"
        choices={[
          { id: 'stated', label: 'Stated one by one' },
          { id: 'uniform', label: 'Uniform' },
        ]}
        selected={way}
        onSelect={setWay}
      />
      {way === 'uniform' ? (
        <p>
          Every hypothesis of the level gets the same, {decimalString(1 / Math.max(1, hypotheses.length), 2)}. It is the
          honest choice where no base rate is known.
        </p>
      ) : canState ? (
        <>
          <p className={styles['muted']}>
            Before the evidence of this case, from 0.02 to 0.60, all together 1. Use a base rate that a reader can look
            up; Sensitivity shows what other priors would do.
          </p>
          <div className={styles['priors']} role="group" aria-label="Priors">
            {hypotheses.map((one, at) => (
              <div key={one.id} className={styles['priorLine']}>
                <label htmlFor={`${id}-${at}`}>
                  {one.statement === null ? '(statement withheld)' : <SafeText text={one.statement} max={300} />}
                </label>
                <input
                  id={`${id}-${at}`}
                  inputMode="decimal"
                  autoComplete="off"
                  value={texts[one.id] ?? ''}
                  placeholder="0.00"
                  maxLength={16}
                  // What nobody has written yet is no mistake.
                  aria-invalid={errors[one.id] !== undefined && texts[one.id] !== ''}
                  aria-describedby={`${id}-${at}-note`}
                  onChange={(event) => setTyped({ ...typed, [one.id]: event.target.value })}
                />
                <span id={`${id}-${at}-note`} className={styles['priorNote']}>
                  {errors[one.id] ?? (one.prior === null ? 'was uniform' : `was ${one.prior}`)}
                </span>
              </div>
            ))}
            <div className={styles['priorSum']} role="status">
              <span className={styles['cardActs']}>
                All together
                <Button look="quiet" onPress={() => setTyped(evenPriors(hypotheses.map((one) => one.id)))}>
                  The same for all
                </Button>
              </span>
              <strong data-sum={sumWords(sum) === null ? 'right' : sum > 0 ? 'wrong' : undefined}>
                {decimalString(sum, 4)}
              </strong>
              <span className={styles['priorNote']}>{sumWords(sum) ?? 'adds up'}</span>
            </div>
          </div>
        </>
      ) : (
        <Notice
          tone="warn"
          title={`${hypotheses.length} hypotheses leave no priors between 0.02 and 0.60 that add up to 1.`}
        >
          With fewer than two or more than fifty of them, only uniform priors can be used.
        </Notice>
      )}
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        maxLength={200_000}
        hint="Which base rate, from where. It stands in the ledger beside the numbers; the priors before stay on record."
      />
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};
