import { useId, useState, type ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Input, TextField } from 'react-aria-components/TextField';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { findChoices, searchableFrom } from './find-choices.ts';
import type { Choice } from './fields.tsx';
import fields from './fields.module.css';
import styles from './choice-menu.module.css';

type Common<Value extends string> = {
  readonly label: string;
  /** Labels are the program's own words, or text from a case as `showText` writes it. */
  readonly choices: readonly Choice<Value>[];
  readonly isDisabled?: boolean;
};

/** Any number of a list, as a filter in a toolbar: a button that says how many are chosen. Nothing chosen narrows nothing. */
export const FilterMenu = <Value extends string>({
  label,
  choices,
  selected,
  onChange,
  isDisabled = false,
}: Common<Value> & {
  readonly selected: readonly Value[];
  readonly onChange: (selected: readonly Value[]) => void;
}) => (
  <DialogTrigger>
    <AriaButton
      className={`${styles['filter']} ${selected.length > 0 ? styles['isOn'] : ''}`}
      isDisabled={isDisabled}
      aria-label={selected.length === 0 ? `Filter by ${label}` : `Filter by ${label}, ${selected.length} chosen`}
    >
      {label}
      {selected.length === 0 ? null : <span className={styles['count']}>{selected.length}</span>}
      <IconChevronDown aria-hidden />
    </AriaButton>
    <ChoicePopover
      label={label}
      choices={choices}
      selected={selected}
      mode="multiple"
      onChange={(ids) => onChange(choices.filter(({ id }) => ids.has(id)).map(({ id }) => id))}
    />
  </DialogTrigger>
);

/** One of a list that may be very long: the same as a select, with a search over it. */
export const SearchSelect = <Value extends string>({
  label,
  choices,
  value,
  onChange,
  hint,
  isDisabled = false,
}: Common<Value> & {
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly hint?: ReactNode;
}) => {
  const id = useId();
  const chosen = choices.find((choice) => choice.id === value);
  return (
    <div className={fields['field']}>
      <span id={`${id}-label`} className={fields['label']}>
        {label}
      </span>
      <DialogTrigger>
        <AriaButton
          id={`${id}-button`}
          className={fields['select'] ?? ''}
          isDisabled={isDisabled}
          aria-labelledby={`${id}-label ${id}-button`}
        >
          <span className={fields['selected']}>{chosen?.label ?? 'none chosen'}</span>
          <IconChevronDown aria-hidden className={fields['chevron'] ?? ''} />
        </AriaButton>
        <ChoicePopover
          label={label}
          choices={choices}
          selected={value === null ? [] : [value]}
          mode="single"
          onChange={(ids) => {
            const next = choices.find((choice) => ids.has(choice.id));
            if (next !== undefined) onChange(next.id);
          }}
        />
      </DialogTrigger>
      {hint === undefined ? null : <span className={fields['hint']}>{hint}</span>}
    </div>
  );
};

/** The list of a choice by itself, for whoever has a button for it. */
export const ChoicePopover = <Value extends string>({
  label,
  choices,
  selected,
  mode,
  onChange,
}: Common<Value> & {
  readonly selected: readonly Value[];
  readonly mode: 'single' | 'multiple';
  readonly onChange: (ids: ReadonlySet<string>) => void;
}) => {
  const [text, setText] = useState('');
  const isSearchable = choices.length >= searchableFrom;
  const found = findChoices(choices, text);
  const list = (close: () => void): ReactNode => (
    <ListBox
      aria-label={label}
      className={fields['list'] ?? ''}
      items={found.shown}
      selectionMode={mode}
      selectedKeys={selected}
      disallowEmptySelection={mode === 'single'}
      // Escape leaves the list; it does not undo what was chosen.
      escapeKeyBehavior="none"
      // Where there is no search, the list is what people came for.
      {...(!isSearchable && { autoFocus: true })}
      renderEmptyState={() => <p className={styles['none']}>Nothing has such a name.</p>}
      onSelectionChange={(keys) => {
        onChange(new Set(keys === 'all' ? found.shown.map(({ id }) => id) : [...keys].map(String)));
        if (mode === 'single') close();
      }}
    >
      {(choice) => (
        <ListBoxItem id={choice.id} textValue={choice.label} className={fields['option'] ?? ''}>
          <span className={fields['optionLabel']}>{choice.label}</span>
          {choice.detail === undefined ? null : <span className={fields['optionDetail']}>{choice.detail}</span>}
          <IconCheck aria-hidden className={fields['check'] ?? ''} />
        </ListBoxItem>
      )}
    </ListBox>
  );
  return (
    <Popover className={`${fields['popover']} ${styles['popover']}`} offset={4} placement="bottom start">
      <Dialog className={styles['dialog'] ?? ''} aria-label={label}>
        {({ close }) =>
          isSearchable ? (
            <Autocomplete inputValue={text} onInputChange={setText}>
              <TextField aria-label={`Search: ${label}`} autoFocus className={styles['search'] ?? ''}>
                <Input className={styles['searchInput'] ?? ''} placeholder="Search" spellCheck={false} />
              </TextField>
              {list(close)}
              {found.more === 0 ? null : <p className={styles['none']}>{found.more} more. Type to narrow them.</p>}
            </Autocomplete>
          ) : (
            list(close)
          )
        }
      </Dialog>
    </Popover>
  );
};
