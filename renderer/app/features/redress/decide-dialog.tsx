import { useState } from 'react';
import {
  outcomeWords,
  redressOutcomes,
  redressRemedies,
  remedyWords,
  type RedressOutcome,
  type RedressRemedy,
} from '../../../../shared/domain/redress-vocabulary.ts';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAct } from '../../api/replies.ts';
import type { Claim } from './redress-act.ts';
import styles from './redress.module.css';

/** Decides a claim: outcome, remedies, by whom and why. */
export const DecideDialog = ({
  folder,
  claim,
  onClose,
}: {
  readonly folder: string;
  readonly claim: Claim;
  readonly onClose: () => void;
}) => {
  const decide = useAct('redress.decide');
  const [outcome, setOutcome] = useState<RedressOutcome>('upheld');
  const [decider, setDecider] = useState('');
  const [remedies, setRemedies] = useState<readonly RedressRemedy[]>([]);
  const isUpheld = outcome === 'upheld' || outcome === 'partly_upheld';
  return (
    <ReasonDialog
      title="Decide the claim"
      act="Record the decision"
      label="Reasons"
      run={(reasons) =>
        decide.run({
          folder,
          claim: claim.id,
          outcome,
          decider: decider.trim(),
          reasons,
          remedies: isUpheld ? [...remedies] : [],
        })
      }
      onClose={onClose}
      below={
        <>
          <TextField
            label="Who decides"
            value={decider}
            onChange={setDecider}
            isRequired
            maxLength={500}
            hint="Nobody who approved the release, had a part in the measure, or wrote or rated in the case."
          />
          <SelectField
            label="Outcome"
            value={outcome}
            choices={redressOutcomes.map((id) => ({ id, label: outcomeWords[id] }))}
            onChange={setOutcome}
          />
          {isUpheld ? (
            <div className={styles['remedies']} role="group" aria-label="Remedies that are owed">
              {redressRemedies.map((remedy) => (
                <CheckField
                  key={remedy}
                  value={remedies.includes(remedy)}
                  onChange={(isChecked) =>
                    setRemedies(isChecked ? [...remedies, remedy] : remedies.filter((one) => one !== remedy))
                  }
                >
                  {remedyWords[remedy]}
                </CheckField>
              ))}
            </div>
          ) : null}
          <p className={styles['muted']}>Outcome and remedies are part of the skeleton: every edition shows them.</p>
        </>
      }
    />
  );
};
