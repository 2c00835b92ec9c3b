import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components/TextField';
import { IconCheck, IconChevronDown, IconSearch, IconX } from '@tabler/icons-react';
import styles from './fields.module.css';

type Common = {
  readonly label: string;
  /** What to write, why, or what happens with it: below the field. */
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
};

export type TextFieldProps = Common & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lines?: number;
  readonly type?: 'text' | 'password';
  readonly isMono?: boolean;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly maxLength?: number;
};

const Needed = () => <span className={styles['required']}> (needed)</span>;

export const TextField = ({
  label,
  hint,
  error = null,
  lines,
  isMono = false,
  autoFocus = false,
  isRequired = false,
  isDisabled = false,
  ...props
}: TextFieldProps) => (
  <AriaTextField
    {...props}
    isRequired={isRequired}
    isDisabled={isDisabled}
    // A person who opened a form to type is put where they type.
    autoFocus={autoFocus}
    isInvalid={error !== null}
    validationBehavior="aria"
    className={styles['field'] ?? ''}
  >
    <Label className={styles['label'] ?? ''}>
      {label}
      {isRequired ? <Needed /> : null}
    </Label>
    {lines === undefined ? (
      <Input className={`${styles['input']} ${isMono ? styles['mono'] : ''}`} spellCheck={false} />
    ) : (
      <TextArea className={`${styles['input']} ${isMono ? styles['mono'] : ''}`} rows={lines} spellCheck={false} />
    )}
    {hint === undefined ? null : (
      <Text slot="description" className={styles['hint'] ?? ''}>
        {hint}
      </Text>
    )}
    {error === null ? null : <FieldError className={styles['error'] ?? ''}>{error}</FieldError>}
  </AriaTextField>
);

export type Choice<Value extends string> = { readonly id: Value; readonly label: string; readonly detail?: string };

/** One of a closed list. The labels are the program's own words. */
export const SelectField = <Value extends string>({
  label,
  hint,
  value,
  choices,
  onChange,
  error = null,
  isCompact = false,
  isRequired = false,
  isDisabled = false,
}: Common & {
  readonly value: Value | null;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** Label and choice in one line, as in toolbars. */
  readonly isCompact?: boolean;
}) => (
  <AriaSelect
    className={isCompact ? (styles['compact'] ?? '') : (styles['field'] ?? '')}
    value={value}
    placeholder="Choose one"
    isRequired={isRequired}
    isDisabled={isDisabled}
    isInvalid={error !== null}
    validationBehavior="aria"
    onChange={(key) => {
      const chosen = choices.find(({ id }) => id === key);
      if (chosen !== undefined) onChange(chosen.id);
    }}
  >
    <Label className={(isCompact ? styles['prefix'] : styles['label']) ?? ''}>
      {label}
      {isRequired ? <Needed /> : null}
    </Label>
    <AriaButton className={styles['select'] ?? ''}>
      <SelectValue className={styles['selected'] ?? ''} />
      <IconChevronDown aria-hidden className={styles['chevron'] ?? ''} />
    </AriaButton>
    {hint === undefined ? null : (
      <Text slot="description" className={styles['hint'] ?? ''}>
        {hint}
      </Text>
    )}
    {error === null ? null : <FieldError className={styles['error'] ?? ''}>{error}</FieldError>}
    <Popover className={styles['popover'] ?? ''} offset={4}>
      <ListBox className={styles['list'] ?? ''} items={choices}>
        {(choice) => (
          <ListBoxItem id={choice.id} textValue={choice.label} className={styles['option'] ?? ''}>
            <span className={styles['optionLabel']}>{choice.label}</span>
            {choice.detail === undefined ? null : <span className={styles['optionDetail']}>{choice.detail}</span>}
            <IconCheck aria-hidden className={styles['check'] ?? ''} />
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </AriaSelect>
);

export const CheckField = ({
  children,
  value,
  onChange,
  isDisabled = false,
}: {
  readonly children: ReactNode;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly isDisabled?: boolean;
}) => (
  <CheckboxField isSelected={value} onChange={onChange} isDisabled={isDisabled}>
    <CheckboxButton className={styles['checkField'] ?? ''}>
      <span className={styles['box']} aria-hidden>
        <IconCheck />
      </span>
      <span>{children}</span>
    </CheckboxButton>
  </CheckboxField>
);

export const SearchField = ({
  label,
  value,
  onChange,
  placeholder,
  id,
  onSubmit,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** `/` puts the cursor into the field with the id `screen-search`. */
  readonly id?: string;
  /** On Enter. */
  readonly onSubmit?: (value: string) => void;
}) => (
  <AriaSearchField
    aria-label={label}
    value={value}
    onChange={onChange}
    className={styles['search'] ?? ''}
    {...(onSubmit !== undefined && { onSubmit })}
  >
    <IconSearch aria-hidden className={styles['searchIcon'] ?? ''} />
    <Input
      {...(id !== undefined && { id })}
      className={styles['searchInput'] ?? ''}
      placeholder={placeholder ?? label}
      spellCheck={false}
    />
    {value === '' ? null : (
      <AriaButton className={styles['clear'] ?? ''} aria-label="Clear the search">
        <IconX />
      </AriaButton>
    )}
  </AriaSearchField>
);
