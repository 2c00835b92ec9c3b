import { useId, type KeyboardEvent, type RefObject } from 'react';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './pane.module.css';

/** Why a cell is rated as it is. It is recorded on leaving the field; Ctrl Enter records it at once. */
export const RationaleField = ({
  field,
  recorded,
  draft,
  isRated,
  isReadOnly,
  onDraft,
  onSave,
  onBack,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Null where it is withheld, undefined while it is on its way. */
  readonly recorded: string | null | undefined;
  readonly draft: string | undefined;
  readonly isRated: boolean;
  readonly isReadOnly: boolean;
  readonly onDraft: (text: string) => void;
  readonly onSave: () => void;
  readonly onBack: () => void;
}) => {
  const id = useId();
  if (isReadOnly) {
    return (
      <div className={styles['rationale']}>
        <span className={styles['label']}>Rationale</span>
        {recorded === undefined ? null : recorded === null ? (
          <p className={styles['none']}>(withheld)</p>
        ) : recorded === '' ? (
          <p className={styles['none']}>none recorded</p>
        ) : (
          <p>
            <SafeText text={recorded} keepLines />
          </p>
        )}
      </div>
    );
  }
  const isChanged = draft !== undefined && draft !== (recorded ?? '');
  const save = (): void => {
    // Without a rating there is nothing that it would explain: it is recorded together with the first one.
    if (isChanged && isRated) onSave();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onBack();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      save();
      onBack();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['rationale']}>
      <label className={styles['label']} htmlFor={id}>
        Rationale
      </label>
      <textarea
        ref={field}
        id={id}
        rows={4}
        spellCheck={false}
        maxLength={textMax}
        aria-describedby={`${id}-hint`}
        value={draft ?? recorded ?? ''}
        disabled={recorded === undefined && draft === undefined}
        placeholder="Why one would, or would not, see it"
        onChange={(event) => onDraft(event.target.value)}
        onBlur={save}
        onKeyDown={press}
      />
      <span id={`${id}-hint`} className={styles['hint']}>
        {isChanged
          ? isRated
            ? 'Not recorded yet: leave the field, or press Ctrl Enter.'
            : 'Recorded together with the rating.'
          : 'Esc goes back to the cell.'}
      </span>
    </div>
  );
};

const textMax = 200_000;
