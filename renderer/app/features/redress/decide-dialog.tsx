import { useState } from 'react';
import {
  isUpheld,
  outcomeWords,
  redressOutcomes,
  redressRemedies,
  remedyWords,
  type RedressOutcome,
  type RedressRemedy,
} from '../../../../shared/domain/redress-vocabulary.ts';
import { isTyped, notYet } from '../../../ui/act-button.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAct } from '../../api/replies.ts';
import { useMarking } from '../../use-marking.tsx';
import { ClaimSubject } from './claim-subject.tsx';
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
  const { field, tlp } = useMarking(folder);
  const [outcome, setOutcome] = useState<RedressOutcome | null>(null);
  const [decider, setDecider] = useState('');
  const [remedies, setRemedies] = useState<readonly RedressRemedy[]>([]);
  return (
    <ReasonDialog
      title="Decide the claim"
      act="Record the decision"
      label="Reasons"
      needed={notYet({ Outcome: outcome !== null, 'Who decides': isTyped(decider) })}
      run={(reasons) =>
        decide.run({
          folder,
          claim: claim.id,
          outcome: outcome ?? 'rejected',
          decider: decider.trim(),
          reasons,
          remedies: isUpheld(outcome) ? [...remedies] : [],
          ...tlp,
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
          {field}
          <p className={styles['muted']}>
            Outcome and remedies are part of the skeleton: every edition shows them. Who decides signs nothing here, so
            nobody can check that they did.
          </p>
        </>
      }
    >
      <ClaimSubject claim={claim} />
      <SelectField
        label="Outcome"
        isRequired
        value={outcome}
        choices={redressOutcomes.map((id) => ({ id, label: outcomeWords[id] }))}
        onChange={setOutcome}
      />
      {isUpheld(outcome) ? (
        <fieldset className={styles['remedies']}>
          <legend>Remedies that are owed</legend>
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
        </fieldset>
      ) : null}
    </ReasonDialog>
  );
};
