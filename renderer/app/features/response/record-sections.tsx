import { IconPlus, IconTrash } from '@tabler/icons-react';
import { levelQuestions } from '../../../../shared/attribution/assessment-names.ts';
import { instrumentName } from '../../../../shared/consequence/gate-words.ts';
import { optionKinds } from '../../../../shared/domain/measure-vocabulary.ts';
import { partnerRanks, type PolicyProfile } from '../../../../shared/reference/policy-profiles.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { useReply } from '../../api/replies.ts';
import type { DraftErrors, OptionKind, RecordDraft } from './record-draft.ts';
import styles from './measures.module.css';

export type SectionProps = {
  readonly folder: string;
  readonly draft: RecordDraft;
  readonly errors: DraftErrors;
  readonly policy: PolicyProfile;
  readonly onChange: (part: Partial<RecordDraft>) => void;
};

const proseMax = 200_000;

export const WhatSection = ({ folder, draft, errors, policy, onChange }: SectionProps) => {
  const releases = useReply('release.list', { folder }).value?.releases ?? [];
  const open = policy.instruments.filter(({ scope }) => scope !== 'EXCLUDED');
  return (
    <div className={styles['section']}>
      <TextField
        label="Title"
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={errors.title ?? null}
        maxLength={500}
        isRequired
        autoFocus
      />
      <div className={styles['pair']}>
        <SelectField
          label="Instrument"
          value={draft.instrument}
          choices={open.map((one) => ({
            id: one.id,
            label: `${one.id} ${instrumentName(one)}`,
            detail: `rung ${one.rung}${one.scope === 'REFER' ? ', referred to the authority' : ''}`,
          }))}
          onChange={(instrument) => onChange({ instrument })}
          hint={
            errors.instrument === undefined ? undefined : <span className={styles['error']}>{errors.instrument}</span>
          }
        />
        <SelectField
          label="Rests on"
          value={draft.release === null ? 'case' : String(draft.release)}
          choices={[
            { id: 'case', label: 'The case as it is' },
            ...releases.map(({ line }) => ({ id: String(line), label: `The release of line ${line}` })),
          ]}
          onChange={(release) => onChange({ release: release === 'case' ? null : Number(release) })}
        />
      </div>
      <TextField
        label="The question that it answers"
        value={draft.question}
        onChange={(question) => onChange({ question })}
        lines={2}
        maxLength={proseMax}
      />
      <TextField
        label="Whom it is directed at"
        value={draft.target}
        onChange={(target) => onChange({ target })}
        lines={2}
        maxLength={proseMax}
        hint="Specific and individually reasoned, or nobody."
      />
      <SelectField
        label="The highest level at which it names anybody"
        value={String(draft.targetLevel)}
        choices={[0, 1, 2, 3, 4].map((level) => ({
          id: String(level),
          label: level === 0 ? '0: it names nobody' : `${level}: ${levelQuestions.get(level) ?? ''}`,
        }))}
        onChange={(level) => onChange({ targetLevel: Number(level) })}
        hint="The gates ask for the attribution at this level or that of the instrument, whichever is higher."
      />
    </div>
  );
};

const optionLabels: Readonly<Record<OptionKind, string>> = {
  chosen: 'The chosen one',
  do_nothing: 'Doing nothing',
  less_intrusive: 'Less intrusive',
  other: 'Another one',
};

export const ReasonsSection = ({ draft, onChange }: SectionProps) => {
  const change = (at: number, part: Partial<RecordDraft['options'][number]>): void =>
    onChange({ options: draft.options.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <div className={styles['section']}>
      <fieldset className={styles['group']}>
        <legend>Options considered</legend>
        <p className={styles['muted']}>
          At least two, doing nothing among them; from rung 1 on one that intrudes less.
        </p>
        {draft.options.map(({ kind, text }, at) => (
          <div key={at} className={styles['option']}>
            <SelectField
              label={`Option ${at + 1}`}
              value={kind}
              choices={optionKinds.map((id) => ({ id, label: optionLabels[id] }))}
              onChange={(next) => change(at, { kind: next })}
            />
            <TextField
              label={`What option ${at + 1} would come to`}
              value={text}
              onChange={(next) => change(at, { text: next })}
              lines={2}
              maxLength={proseMax}
            />
            <IconButton
              label={`Take out option ${at + 1}`}
              onPress={() => onChange({ options: draft.options.filter((_, index) => index !== at) })}
            >
              <IconTrash />
            </IconButton>
          </div>
        ))}
        <span>
          <Button
            icon={<IconPlus aria-hidden />}
            isDisabled={draft.options.length >= 50}
            onPress={() => onChange({ options: [...draft.options, { kind: 'other', text: '' }] })}
          >
            Add an option
          </Button>
        </span>
      </fieldset>
      <TextField
        label="Why it is proportionate"
        value={draft.proportionate}
        onChange={(proportionate) => onChange({ proportionate })}
        lines={2}
        maxLength={proseMax}
        hint="Harm against what it does, its scope and how long it lasts."
      />
      <TextField
        label="Why it is necessary"
        value={draft.necessary}
        onChange={(necessary) => onChange({ necessary })}
        lines={2}
        maxLength={proseMax}
      />
      <TextField
        label="Why now"
        value={draft.now}
        onChange={(now) => onChange({ now })}
        lines={2}
        maxLength={proseMax}
      />
      <TextField
        label="Dissent"
        value={draft.dissent}
        onChange={(dissent) => onChange({ dissent })}
        lines={2}
        maxLength={proseMax}
        hint="Whoever argued against it, and how, in their own words."
      />
    </div>
  );
};

export const EffectSection = ({ draft, onChange }: SectionProps) => (
  <div className={styles['section']}>
    <TextField
      label="Legal basis"
      value={draft.legalBasis}
      onChange={(legalBasis) => onChange({ legalBasis })}
      lines={3}
      maxLength={proseMax}
      hint="In the words of counsel. Nothing here computes what is lawful."
    />
    <CheckField value={draft.legalReviewed} onChange={(legalReviewed) => onChange({ legalReviewed })}>
      Counsel has reviewed it
    </CheckField>
    <div className={styles['pair']}>
      <SelectField
        label="How far it may hit others"
        value={String(draft.collateral)}
        choices={collateralWords.map((label, at) => ({ id: String(at), label }))}
        onChange={(collateral) => onChange({ collateral: Number(collateral) })}
      />
      <SelectField
        label="Partners are"
        value={draft.partner}
        choices={partnerRanks.map((id) => ({ id, label: partnerWords[id] }))}
        onChange={(partner) => onChange({ partner })}
      />
    </div>
    <CheckField value={draft.collateralReviewed} onChange={(collateralReviewed) => onChange({ collateralReviewed })}>
      Somebody has reviewed how far it may hit others
    </CheckField>
    <CheckField
      value={draft.hitsEssentialCivilianService}
      onChange={(hitsEssentialCivilianService) => onChange({ hitsEssentialCivilianService })}
    >
      It may hit an essential civilian service somewhere
    </CheckField>
    <TextField
      label="Emergency justification"
      value={draft.emergency}
      onChange={(emergency) => onChange({ emergency })}
      lines={2}
      maxLength={proseMax}
      hint="Only below rung 2, where it may hit an essential civilian service all the same."
    />
  </div>
);

/** The policy profile knows the ends of the scale alone. */
const collateralWords = ['0, nobody else', '1', '2', '3', '4', '5, the worst; counts where nobody has looked'] as const;

const partnerWords: Readonly<Record<RecordDraft['partner'], string>> = {
  none: 'not told',
  notified: 'notified',
  consulted: 'consulted',
  joint: 'acting jointly',
};
