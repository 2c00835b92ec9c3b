import { useState } from 'react';
import { useReply } from '../../api/replies.ts';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { addRules, fieldChoice, removeRule, ruleKey, type Rule } from './withholding.ts';
import { valueToText } from './value-text.ts';
import styles from './releases.module.css';

/** Single fields of one line, with what stands in each. */
export const PickLineFields = ({
  folder,
  size,
  chosen,
  onChosen,
}: {
  readonly folder: string;
  readonly size: number;
  readonly chosen: readonly Rule[];
  readonly onChosen: (rules: readonly Rule[]) => void;
}) => {
  const [text, setText] = useState('');
  const number = /^\d{1,9}$/u.test(text.trim()) ? Number(text.trim()) : null;
  const isThere = number !== null && number < size;
  const line = useReply('ledger.line', { folder, seq: isThere ? number : 0 }, { isEnabled: isThere });
  const toggle = (rule: Rule, isOn: boolean): void =>
    onChosen(isOn ? addRules(chosen, [rule]) : removeRule(chosen, rule));
  return (
    <>
      <TextField
        label="Number of the line"
        hint={`0 to ${size - 1}; the Ledger shows what each line says.`}
        error={text.trim() === '' || isThere ? null : 'There is no line with this number.'}
        value={text}
        onChange={setText}
        autoFocus
        isMono
      />
      {!isThere ? null : line.failure === null ? null : <FailureNotice failure={line.failure} onRetry={line.refetch} />}
      {isThere && line.isLoading ? <Loading label="Reading the line" lines={3} /> : null}
      {!isThere || line.value === undefined || line.value.row.seq !== number ? null : (
        <>
          <p>
            <code>{line.value.row.type}</code> <SafeText text={line.value.row.words} max={400} />
          </p>
          <ul className={styles['fields']}>
            {line.value.fields.map(({ name, value, withheld }) => {
              const rule = { line: number, field: name };
              const { isAlways, isSkeleton } = fieldChoice(line.value?.row.type ?? '', name);
              return (
                <li key={name}>
                  <CheckField
                    value={chosen.some((one) => ruleKey(one) === ruleKey(rule))}
                    isDisabled={isAlways || withheld}
                    onChange={(isOn) => toggle(rule, isOn)}
                  >
                    <code>{name}</code>
                    <FieldMark isAlways={isAlways} isSkeleton={isSkeleton} isWithheld={withheld} />
                    <span className={styles['fieldSays']}>
                      {withheld ? '(not disclosed here)' : <SafeText text={valueToText(value)} max={160} />}
                    </span>
                  </CheckField>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
};

/** What is special about a field, in words. */
export const FieldMark = ({
  isAlways,
  isSkeleton,
  isWithheld = false,
}: {
  readonly isAlways: boolean;
  readonly isSkeleton: boolean;
  readonly isWithheld?: boolean;
}) => {
  if (isWithheld) return null;
  if (isAlways) return <span className={styles['fieldMark']}>shown in every edition</span>;
  if (isSkeleton) return <span className={styles['fieldMark']}>the numbers need it</span>;
  return null;
};
