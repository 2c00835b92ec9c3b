import type { KeyboardEvent } from 'react';
import { IconPencil } from '@tabler/icons-react';
import { composeSentence } from '../../../../shared/attribution/written/compose-sentence.ts';
import type { WrittenFacts } from '../../../../shared/attribution/written/written-facts.ts';
import { sentenceKinds } from '../../../../shared/domain/written-sentence.ts';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { ComposedText } from './composed-text.tsx';
import { useReport } from './report-store.ts';
import { TagMark } from './tag-mark.tsx';
import type { ReportActs, Sentence } from './use-report-acts.ts';
import styles from './report.module.css';

/** One sentence of a section, with everything that keys do to it. */
export const SentenceRow = ({
  sentence,
  own,
  facts,
  caseTlp,
  acts,
  isReadOnly,
  isOpen,
  onEdit,
}: {
  readonly sentence: Sentence;
  /** The sentences of its section, in order. */
  readonly own: readonly Sentence[];
  readonly facts: WrittenFacts;
  readonly caseTlp: string;
  readonly acts: ReportActs;
  readonly isReadOnly: boolean;
  /** Something about it is open. */
  readonly isOpen: boolean;
  readonly onEdit: () => void;
}) => {
  const selected = useReport((state) => state.selected);
  const select = useReport((state) => state.select);
  const { id, kind, section, parts, tlp } = sentence;
  const at = own.findIndex((one) => one.id === id);

  const move = (by: -1 | 1): void => {
    const target = at + by;
    if (section === null || target < 0 || target >= own.length) return;
    acts.place(sentence, section, own[by < 0 ? target : target + 1]?.id);
  };
  const press = (event: KeyboardEvent<HTMLLIElement>): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      if (!isReadOnly) move(event.key === 'ArrowUp' ? -1 : 1);
    } else if (isPlain && (event.key === 'ArrowDown' || event.key === 'j')) step(event.currentTarget, 1);
    else if (isPlain && (event.key === 'ArrowUp' || event.key === 'k')) step(event.currentTarget, -1);
    else if (isReadOnly || !isPlain || event.target !== event.currentTarget) return;
    else if (event.key === 'Enter') onEdit();
    else if (event.key === 'Delete') {
      step(event.currentTarget, at + 1 < own.length ? 1 : -1);
      acts.remove(sentence);
    } else if (/^[0-3]$/u.test(event.key)) acts.tag(sentence, sentenceKinds[Number(event.key) - 1] ?? null);
    else return;
    event.preventDefault();
  };

  return (
    <li
      className={`${styles['row']} ${selected === id ? styles['selected'] : ''}`}
      tabIndex={0}
      data-sentence={id}
      aria-current={selected === id}
      onFocus={() => select(id)}
      onClick={() => select(id)}
      onDoubleClick={() => {
        if (!isReadOnly) onEdit();
      }}
      onKeyDown={press}
    >
      <TagMark kind={kind} isDisabled={isReadOnly || acts.isRunning} onKind={(one) => acts.tag(sentence, one)} />
      <span className={styles['text']}>
        <ComposedText parts={composeSentence({ id, section: section ?? 'discussion', kind, parts }, facts).parts} />
        {isOpen ? <span className={styles['openMark']}>open</span> : null}
      </span>
      {tlp === caseTlp ? null : <TlpChip tlp={tlp} />}
      {isReadOnly ? null : (
        <IconButton label="Change the sentence" keys="Enter" onPress={onEdit}>
          <IconPencil />
        </IconButton>
      )}
    </li>
  );
};

/** To the sentence before or after, in whichever section it stands. */
const step = (from: HTMLElement, by: -1 | 1): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-sentence]')];
  rows[rows.indexOf(from) + by]?.focus();
};
