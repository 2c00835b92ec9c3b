import { useState } from 'react';
import { useReply } from '../../api/replies.ts';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { addRules, fieldChoice, removeRule, ruleKey, type Rule } from './withholding.ts';
import { WordChooser } from './word-chooser.tsx';
import { textsOf } from './words-of-text.ts';
import { valueToText } from './value-text.ts';
import styles from './releases.module.css';

/** Single fields of one line, with what stands in each. */
export const PickLineFields = ({
  folder,
  size,
  chosen,
  onChosen,
  onFind,
}: {
  readonly folder: string;
  readonly size: number;
  readonly chosen: readonly Rule[];
  readonly onChosen: (rules: readonly Rule[]) => void;
  /** Looks for words of a text in the rest of the case. */
  readonly onFind: (words: string) => void;
}) => {
  const [text, setText] = useState('');
  const [givesUp, setGivesUp] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
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
              const type = line.value?.row.type ?? '';
              const { isAlways, isSkeleton } = fieldChoice(type, name);
              const texts = isAlways || withheld ? [] : textsOf(type, rule, value);
              const isWhole = chosen.some((one) => ruleKey(one) === ruleKey(rule));
              return (
                <li key={name}>
                  <CheckField
                    value={isWhole}
                    isDisabled={isAlways || withheld || (isSkeleton && !givesUp)}
                    onChange={(isOn) => toggle(rule, isOn)}
                  >
                    <code>{name}</code>
                    <FieldMark isAlways={isAlways} isSkeleton={isSkeleton} isWithheld={withheld} />
                    <span className={styles['fieldSays']}>
                      {withheld ? '(not disclosed here)' : <SafeText text={valueToText(value)} max={160} />}
                    </span>
                  </CheckField>
                  {texts.length === 0 || isWhole ? null : (
                    <div className={styles['choose']}>
                      {open === name ? (
                        texts.map((one) => (
                          <WordChooser
                            key={one.member ?? ''}
                            text={one}
                            chosen={chosen}
                            onChosen={onChosen}
                            onFind={onFind}
                          />
                        ))
                      ) : (
                        <InlineLink onClick={() => setOpen(name)}>Choose single words</InlineLink>
                      )}
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
          <GiveUpNumbers value={givesUp} onChange={setGivesUp} />
        </>
      )}
    </>
  );
};

/** Why some fields cannot be chosen, and the one way in which they can. */
export const GiveUpNumbers = ({
  value,
  onChange,
}: {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) => (
  <div className={styles['giveUp']}>
    <CheckField value={value} onChange={onChange}>
      Give up the numbers
      <span className={styles['fieldSays']}>
        Grades, groups, ratings and priors are what everybody computes the scores from again. They hold no words of the
        case, and stay as long as a number is stated (bundle format, section 4). Without one of them the edition states
        none. Enrolments, approvals and releases are shown in every edition: they prove who answers for it.
      </span>
    </CheckField>
  </div>
);

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
