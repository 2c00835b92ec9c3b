import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { IconChevronRight } from '@tabler/icons-react';
import { CheckField, SelectField, TextField, type Choice } from '../../../ui/fields.tsx';
import { offsetError, retentionError, statedCount, type AcquisitionDraft } from './acquisition-draft.ts';
import {
  copyChoices,
  mandateChoices,
  papChoices,
  unsaid,
  vertexChoices,
  volatilityChoices,
} from './acquisition-words.ts';
import styles from './evidence.module.css';

type Texts = {
  readonly [K in keyof AcquisitionDraft]: AcquisitionDraft[K] extends string ? K : never;
}[keyof AcquisitionDraft];

/** Everything else that a court may ask about how these items came to be; folded, because most of it has a form. */
export const AcquisitionFields = ({
  draft,
  onDraft,
  isRecord = false,
  isAmended = false,
}: {
  readonly draft: AcquisitionDraft;
  readonly onDraft: (change: Partial<AcquisitionDraft>) => void;
  /** Of an item without a file there is no copy. */
  readonly isRecord?: boolean;
  /** Of an item that is there: only what a later statement can say, and nothing folded. */
  readonly isAmended?: boolean;
}) => {
  const count = statedCount(draft);
  const text = (name: Texts, label: string, more: { hint?: string; error?: string | null; isMono?: boolean } = {}) => (
    <TextField
      label={label}
      value={draft[name]}
      onChange={(value) => onDraft({ [name]: value })}
      maxLength={name === 'competence' || name === 'transformation' || name.startsWith('change') ? 2000 : 500}
      {...more}
    />
  );
  const choice = <Value extends string>(
    label: string,
    value: Value | '',
    choices: readonly Choice<Value>[],
    onChange: (value: Value | '') => void,
  ) => (
    <SelectField<Value | typeof unsaid.id>
      label={label}
      value={value === '' ? unsaid.id : value}
      choices={[unsaid, ...choices]}
      onChange={(chosen) => onChange(chosen === unsaid.id ? '' : chosen)}
    />
  );
  return (
    <Disclosure className={styles['more'] ?? ''} defaultExpanded={isAmended}>
      <h3>
        <AriaButton slot="trigger" className={styles['moreButton'] ?? ''}>
          <IconChevronRight aria-hidden />
          <span>
            <strong>{isRecord || isAmended ? 'How it came to be' : 'How they came to be'}</strong>
            <span className={styles['faint']}>
              {count === 0
                ? 'nothing stated beyond the above'
                : count === 1
                  ? '1 part stated'
                  : `${count} parts stated`}
            </span>
          </span>
        </AriaButton>
      </h3>
      <DisclosurePanel className={styles['morePanel'] ?? ''}>
        <Group title="Right, place and collector">
          {choice('Kind of right', draft.mandateType, mandateChoices, (mandateType) => onDraft({ mandateType }))}
          {text('mandateIdentifier', 'Its identifier', { hint: 'Number of the warrant, date of the consent.' })}
          {text('location', 'Location')}
          {text('system', 'System of origin', { hint: 'Such as HMI-2, or its asset number.' })}
          {text('role', 'Role of the collector')}
          {text('competence', 'Competence', { hint: 'Why this person could do it.' })}
        </Group>
        <Group title="Clock and tool">
          {text('clockSource', 'Clock set by', { hint: 'Such as NTP, GPS, by hand.' })}
          {text('offsetSeconds', 'Seconds ahead', {
            error: offsetError(draft),
            isMono: true,
            hint: 'Behind is negative.',
          })}
          {text('zone', 'Time zone there', { hint: 'Such as Europe/Kyiv.' })}
          {text('noted', 'Time as noted', { isMono: true, hint: 'As 2026-03-01T12:02:11+02:00.' })}
          {text('toolName', 'Tool')}
          {text('toolVersion', 'Version')}
          {text('toolConfig', 'Configuration', { isMono: true })}
          {text('toolValidation', 'Validation', { hint: 'Where it is shown that the tool does this right.' })}
        </Group>
        <Group title="What it is, and what it was made from">
          {isRecord || isAmended ? null : choice('Copy', draft.copy, copyChoices, (copy) => onDraft({ copy }))}
          {choice('Volatility (RFC 3227)', draft.volatility, volatilityChoices, (volatility) =>
            onDraft({ volatility }),
          )}
          {isAmended
            ? null
            : text('derivedFrom', 'Made from', { isMono: true, hint: 'Exhibit numbers, separated by commas.' })}
          {text('rootExhibit', 'Root exhibit', { isMono: true, hint: 'Follows from that, unless you state it.' })}
          {text('transformation', 'How it was made')}
          {choice('Vertex of the diamond', draft.vertex, vertexChoices, (vertex) => onDraft({ vertex }))}
        </Group>
        <Group
          title={isAmended ? 'One more unavoidable change at the original' : 'Unavoidable changes at the original'}
        >
          {text('changeWhat', 'What changed')}
          {text('changeWhy', 'Why it could not be avoided')}
          {text('changeBy', 'By whom')}
        </Group>
        <Group title="Handling">
          {isAmended ? null : text('caveats', 'Caveats', { hint: 'Separated by commas, such as victim-confidential.' })}
          {choice('What may be done with it (PAP)', draft.pap, papChoices, (pap) => onDraft({ pap }))}
          {text('retentionUntil', 'Kept until', { error: retentionError(draft), isMono: true, hint: 'As 2031-12-31.' })}
          {text('encryptionAtRest', 'Encryption where it is kept')}
          <CheckField value={draft.legalHold} onChange={(legalHold) => onDraft({ legalHold })}>
            Legal hold: it may not be destroyed
          </CheckField>
        </Group>
        <Group title="Personal data">
          {isAmended ? null : (
            <CheckField value={draft.personalData} onChange={(personalData) => onDraft({ personalData })}>
              It holds personal data
            </CheckField>
          )}
          <CheckField value={draft.minimised} onChange={(minimised) => onDraft({ minimised })}>
            Reduced to what is needed
          </CheckField>
          {text('categories', 'Categories', { hint: 'Separated by commas.' })}
          {text('lawfulBasis', 'Lawful basis')}
        </Group>
        <Group title="Artificial intelligence">
          <CheckField value={draft.aiUsed} onChange={(aiUsed) => onDraft({ aiUsed })}>
            It was used for this item
          </CheckField>
          <span />
          {draft.aiUsed ? (
            <>
              {text('aiTool', 'Which')}
              {text('aiVersion', 'Version of it')}
              {text('aiPrompt', 'Prompt', { hint: 'Where it is kept.' })}
              {text('aiVerifiedBy', 'Checked by')}
            </>
          ) : null}
        </Group>
      </DisclosurePanel>
    </Disclosure>
  );
};

const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset className={styles['group']}>
    <legend>{title}</legend>
    <div className={styles['grid']}>{children}</div>
  </fieldset>
);
