import { useState } from 'react';
import { useReply } from '../../api/replies.ts';
import { CheckField, SelectField } from '../../../ui/fields.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { FieldMark, GiveUpNumbers } from './pick-line-fields.tsx';
import { addRules, fieldChoices, removeRule, ruleKey, type Rule } from './withholding.ts';
import styles from './releases.module.css';

/** Fields of all lines of a type, such as who collected each item. */
export const PickTypeFields = ({
  folder,
  chosen,
  onChosen,
}: {
  readonly folder: string;
  readonly chosen: readonly Rule[];
  readonly onChosen: (rules: readonly Rule[]) => void;
}) => {
  const [type, setType] = useState<string | null>(null);
  const [givesUp, setGivesUp] = useState(false);
  const ledger = useReply('ledger.page', { folder, count: 1 });
  const types = (ledger.value?.types ?? []).filter((name) => fieldChoices(name).some(({ isAlways }) => !isAlways));
  if (ledger.failure !== null) return <FailureNotice failure={ledger.failure} onRetry={ledger.refetch} />;
  if (ledger.value === undefined) return <Loading label="Reading the types of lines" lines={3} />;
  return (
    <>
      <SelectField
        label="Type of line"
        hint="Those that occur in this case and may be withheld."
        value={type}
        choices={types.map((id) => ({ id, label: id }))}
        onChange={setType}
      />
      {type === null ? null : (
        <ul className={styles['fields']}>
          {fieldChoices(type).map(({ field, says, isAlways, isSkeleton }) => {
            const rule = { type, field };
            return (
              <li key={field}>
                <CheckField
                  value={chosen.some((one) => ruleKey(one) === ruleKey(rule))}
                  isDisabled={isAlways || (isSkeleton && !givesUp)}
                  onChange={(isOn) => onChosen(isOn ? addRules(chosen, [rule]) : removeRule(chosen, rule))}
                >
                  <code>{field}</code>
                  <FieldMark isAlways={isAlways} isSkeleton={isSkeleton} />
                  <span className={styles['fieldSays']}>{says}</span>
                </CheckField>
              </li>
            );
          })}
        </ul>
      )}
      {type === null ? null : <GiveUpNumbers value={givesUp} onChange={setGivesUp} />}
    </>
  );
};
