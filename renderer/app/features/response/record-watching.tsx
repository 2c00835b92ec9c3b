import type { ReactNode } from 'react';
import { monitoringIndicators, safeguardAnswers, safeguardIds } from '../../../../shared/domain/measure-vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { spaced } from '../../consequence/measure-words.ts';
import type { Answer, RecordDraft } from './record-draft.ts';
import type { SectionProps } from './record-sections.tsx';
import styles from './measures.module.css';

const proseMax = 200_000;

/** The safeguards of the profile, each with an answer and why. */
export const SafeguardsSection = ({ draft, errors, policy, onChange }: SectionProps) => (
  <div className={styles['section']}>
    {errors.safeguards === undefined ? null : <p className={styles['error']}>{errors.safeguards}</p>}
    {policy.safeguards.map(({ id, text, hard }) => {
      const known = safeguardIds.find((one) => one === id);
      if (known === undefined) return null;
      const given = draft.safeguards[known] ?? { answer: null, text: '' };
      const set = (part: Partial<typeof given>): void =>
        onChange({ safeguards: { ...draft.safeguards, [known]: { ...given, ...part } } });
      return (
        <fieldset key={id} className={styles['group']}>
          <legend>
            <code>{id}</code> <SafeText text={text} max={400} />
            {hard === true ? <span className={styles['chip']}>must be met</span> : null}
          </legend>
          <div className={styles['answer']}>
            <SelectField<Answer>
              label={`Answer to ${id}`}
              value={given.answer}
              choices={safeguardAnswers.map((answer) => ({ id: answer, label: spaced(answer) }))}
              onChange={(answer) => set({ answer })}
            />
            <TextField
              label={`Why ${id} is answered so`}
              value={given.text}
              onChange={(why) => set({ text: why })}
              lines={1}
              maxLength={proseMax}
            />
          </div>
        </fieldset>
      );
    })}
  </div>
);

/** What is watched while it runs, by whom, and where whoever is hit can turn to. */
export const WatchingSection = ({ draft, errors, policy, onChange }: SectionProps) => (
  <div className={styles['section']}>
    <fieldset className={styles['group']}>
      <legend>Indicators that are watched</legend>
      {policy.monitoring.indicators.map(({ id, name, tripwire }) => {
        const known = monitoringIndicators.find((one) => one === id);
        if (known === undefined) return null;
        return (
          <CheckField
            key={id}
            value={draft.indicators.includes(known)}
            onChange={(isWatched) =>
              onChange({
                indicators: monitoringIndicators.filter((one) =>
                  one === known ? isWatched : draft.indicators.includes(one),
                ),
              })
            }
          >
            <code>{id}</code> <SafeText text={name} max={200} />{' '}
            <span className={styles['muted']}>
              tripwire: <SafeText text={tripwire} max={200} />
            </span>
          </CheckField>
        );
      })}
    </fieldset>
    <TextField
      label="Who watches, and what is done at a tripwire"
      value={draft.plan}
      onChange={(plan) => onChange({ plan })}
      error={errors.plan ?? null}
      lines={3}
      maxLength={proseMax}
    />
    <TextField
      label="Contact for redress"
      value={draft.redress}
      onChange={(redress) => onChange({ redress })}
      lines={2}
      maxLength={proseMax}
      hint="Where whoever is hit can turn to."
    />
  </div>
);

const publicationChoices: readonly { readonly id: RecordDraft['publication']; readonly label: string }[] = [
  { id: 'open', label: 'not settled' },
  { id: 'explained', label: 'is told why' },
  { id: 'withheld_with_reason', label: 'is told nothing, for a reason' },
];

/** When it begins, is reviewed and ends, and what the public hears of it. */
export const DatesSection = ({
  draft,
  errors,
  onChange,
  children,
}: SectionProps & {
  /** With whom the line is shared. */
  readonly children: ReactNode;
}) => (
  <div className={styles['section']}>
    <div className={styles['pair']}>
      <TextField
        label="Start"
        value={draft.start}
        onChange={(start) => onChange({ start })}
        error={errors.start ?? null}
        hint="YYYY-MM-DD"
        isMono
        maxLength={10}
      />
      <TextField
        label="End"
        value={draft.end}
        onChange={(end) => onChange({ end })}
        error={errors.end ?? null}
        hint="On this day it lapses by itself; an end is never moved later but by a renewal."
        isMono
        maxLength={10}
      />
    </div>
    <TextField
      label="Days of review"
      value={draft.reviews}
      onChange={(reviews) => onChange({ reviews })}
      error={errors.reviews ?? null}
      hint="YYYY-MM-DD, with commas between them"
      isMono
      maxLength={1200}
    />
    <SelectField
      label="The public"
      value={draft.publication}
      choices={publicationChoices}
      onChange={(publication) => onChange({ publication })}
    />
    {draft.publication === 'open' ? null : (
      <TextField
        label={draft.publication === 'explained' ? 'What the public is told' : 'Why the public is told nothing'}
        value={draft.publicText}
        onChange={(publicText) => onChange({ publicText })}
        error={errors.publicText ?? null}
        lines={3}
        maxLength={proseMax}
        {...(draft.publication === 'withheld_with_reason' && { hint: 'From rung 1 on the board approves that.' })}
      />
    )}
    {children}
  </div>
);
