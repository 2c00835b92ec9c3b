import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { composeSentence } from '../../../../shared/attribution/written/compose-sentence.ts';
import { readSentence } from '../../../../shared/attribution/written/resolve-notation.ts';
import type { WrittenFacts } from '../../../../shared/attribution/written/written-facts.ts';
import type { Failure, Result } from '../../../../shared/base/result.ts';
import { tlpLabels, type Tlp } from '../../../../shared/domain/vocabulary.ts';
import { sentenceKinds, type SentenceKind } from '../../../../shared/domain/written-sentence.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { ComposedText } from './composed-text.tsx';
import { insertChoice, pickerChoices, triggerAt, type PickerChoice } from './picker-choices.ts';
import styles from './report.module.css';

export type Typed = { readonly text: string; readonly kind: SentenceKind | null; readonly tlp: Tlp | null };

const kindChoices = sentenceKinds.map((id) => ({ id, label: id }));
const charactersMax = 4000;

/** One sentence while it is typed: `@` and `#` offer fields, and below stands how it reads now. */
export const SentenceEditor = ({
  label,
  first,
  facts,
  notListed,
  caseTlp,
  onRecord,
  onClose,
}: {
  readonly label: string;
  readonly first: Typed;
  readonly facts: WrittenFacts;
  readonly notListed: number;
  readonly caseTlp: string;
  readonly onRecord: (typed: Typed) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) => {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(first.text);
  const [kind, setKind] = useState(first.kind);
  const [tlp, setTlp] = useState(first.tlp);
  const [cursor, setCursor] = useState<number | null>(null);
  const [isClosed, setClosed] = useState(false);
  const [active, setActive] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isRunning, setRunning] = useState(false);
  const placed = useRef<number | null>(null);

  const trigger = cursor === null || isClosed ? null : triggerAt(text, cursor);
  const choices = trigger === null ? [] : pickerChoices(facts, trigger);
  const chosen = choices[Math.min(active, choices.length - 1)];

  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    if (placed.current === null) return;
    field.current?.setSelectionRange(placed.current, placed.current);
    placed.current = null;
  });
  useLayoutEffect(() => {
    if (chosen !== undefined) document.getElementById(`${id}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);

  const see = (next: string, at: number): void => {
    setText(next);
    setCursor(at);
    setActive(0);
    setClosed(false);
  };
  const take = (choice: PickerChoice): void => {
    if (trigger === null) return;
    const inserted = insertChoice(text, trigger, choice);
    placed.current = inserted.cursor;
    see(inserted.text, inserted.cursor);
    field.current?.focus();
  };
  const offer = (sign: '@' | '#'): void => {
    const at = field.current?.selectionStart ?? text.length;
    const before = text.slice(0, at);
    const space = before === '' || /[\s(]$/u.test(before) ? '' : ' ';
    placed.current = at + space.length + 1;
    see(before + space + sign + text.slice(at), placed.current);
    field.current?.focus();
  };
  const record = async (): Promise<void> => {
    setRunning(true);
    setFailure(null);
    const done = await onRecord({ text, kind, tlp });
    setRunning(false);
    if (done.ok) onClose();
    else setFailure(done.error);
  };
  const press = (event: KeyboardEvent): void => {
    // The row around it has keys of its own.
    event.stopPropagation();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void record();
    else if (event.key === 'Escape') {
      if (choices.length > 0) setClosed(true);
      else onClose();
    } else if (chosen !== undefined && event.key === 'ArrowDown') setActive((active + 1) % choices.length);
    else if (chosen !== undefined && event.key === 'ArrowUp') setActive((active + choices.length - 1) % choices.length);
    else if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab')) take(chosen);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };

  return (
    <div className={styles['editor']} onKeyDown={press}>
      <div className={styles['pick']}>
        <textarea
          ref={field}
          aria-label={label}
          aria-autocomplete="list"
          aria-describedby={`${id}-hint`}
          {...(chosen !== undefined && {
            'aria-controls': `${id}-list`,
            'aria-activedescendant': `${id}-${chosen.id}`,
          })}
          className={styles['typing']}
          rows={3}
          maxLength={charactersMax}
          spellCheck={false}
          value={text}
          onChange={({ target }) => see(target.value, target.selectionStart)}
          onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
        />
        {choices.length === 0 ? null : (
          <ul id={`${id}-list`} role="listbox" aria-label="What can be inserted" className={styles['choices']}>
            {choices.map((choice) => (
              <li
                key={choice.id}
                id={`${id}-${choice.id}`}
                role="option"
                aria-selected={choice === chosen}
                className={choice === chosen ? styles['chosen'] : undefined}
                onPointerDown={(event) => {
                  event.preventDefault();
                  take(choice);
                }}
              >
                <span className={styles['mark']}>
                  <SafeText text={choice.mark} max={80} />
                </span>
                <SafeText text={choice.words} max={160} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <Reading text={text} facts={facts} notListed={notListed} />
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      <div className={styles['editorFoot']}>
        <Segments
          label="What the sentence is"
          choices={[...kindChoices, { id: 'none', label: 'no tag' }]}
          selected={kind ?? 'none'}
          onSelect={(one) => setKind(sentenceKinds.find((known) => known === one) ?? null)}
        />
        <SelectField
          label="Marking"
          isCompact
          value={tlp ?? 'case'}
          choices={[
            { id: 'case', label: `as the case (TLP:${caseTlp})` },
            ...tlpLabels.map((one) => ({ id: one, label: `TLP:${one}` })),
          ]}
          onChange={(one) => setTlp(tlpLabels.find((known) => known === one) ?? null)}
        />
        <Button look="quiet" onPress={() => offer('@')}>
          @ Cite
        </Button>
        <Button look="quiet" onPress={() => offer('#')}>
          # Field
        </Button>
        <span className={styles['editorActs']}>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={isRunning || text.trim() === ''} onPress={() => void record()}>
            {isRunning ? 'Recording…' : 'Record'}
          </Button>
        </span>
      </div>
      <p id={`${id}-hint`} className={styles['hint']}>
        Type <kbd>@</kbd> to cite, <kbd>#</kbd> for a number, a word or a name; <kbd>Ctrl</kbd> <kbd>Enter</kbd>{' '}
        records.
      </p>
    </div>
  );
};

const Reading = ({
  text,
  facts,
  notListed,
}: {
  readonly text: string;
  readonly facts: WrittenFacts;
  readonly notListed: number;
}) => {
  if (text.trim() === '') return null;
  const read = readSentence(text, facts);
  if (read.ok) {
    const { parts } = composeSentence({ id: '', section: 'basis', kind: null, parts: read.value }, facts);
    return (
      <p className={styles['reading']} aria-live="polite">
        <span className={styles['readingTitle']}>Reads</span> <ComposedText parts={parts} />
      </p>
    );
  }
  return (
    <p className={styles['reading']} aria-live="polite">
      <span className={styles['readingTitle']}>Reads</span>{' '}
      {read.error.code === 'NOT_FOUND' && notListed > 0 ? (
        'It names what this list does not hold; the case is asked when it is recorded.'
      ) : (
        <SafeText text={read.error.message} max={400} />
      )}
    </p>
  );
};
