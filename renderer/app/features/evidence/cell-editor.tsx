import { useRef, useState } from 'react';
import { amendmentSchema, type AmendedPart } from '../../../../shared/domain/evidence-amendment.ts';
import { useAct } from '../../api/replies.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { amendOutcome } from './amend-outcome.ts';
import { useBulk, useBulkOf } from './bulk-store.ts';
import { cellChange, valueOf, type CellField } from './cell-change.ts';
import type { EvidenceRow } from './evidence-columns.tsx';
import styles from './cell-editor.module.css';

/** Corrects what stands in one cell: Enter writes one line with its reason, which is kept for the next cell. */
export const CellEditor = ({
  folder,
  row,
  fields,
  onClose,
}: {
  readonly folder: string;
  readonly row: EvidenceRow;
  readonly fields: readonly CellField[];
  readonly onClose: () => void;
}) => {
  const amend = useAct('evidence.amend');
  const tell = useBulk((state) => state.change);
  const { reason: lastReason } = useBulkOf(folder);
  const [said, setSaid] = useState<Partial<Readonly<Record<AmendedPart, string>>>>({});
  const [reason, setReason] = useState(lastReason);
  const [problem, setProblem] = useState<string | null>(null);
  const reasonField = useRef<HTMLInputElement>(null);
  const write = async (): Promise<void> => {
    const { change, expects } = cellChange(row, fields, said);
    const parsed = amendmentSchema.safeParse(change);
    const expected = amendmentSchema.safeParse(expects);
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message ?? 'It cannot be recorded so.');
    if (!expected.success) return setProblem('A part of it is withheld here. Correct it where the case was made.');
    if (Object.keys(change).length === 0) return onClose();
    if (reason.trim() === '') {
      setProblem('A correction says why.');
      reasonField.current?.focus();
      return;
    }
    setProblem(null);
    const each = [{ evidence: row.id, change: parsed.data, expects: expected.data }];
    const reply = await amend.run({ folder, what: { kind: 'each', each }, reason: reason.trim() });
    if (!reply.ok) return;
    tell(folder, { reason: reason.trim(), outcome: amendOutcome(reply.value) });
    onClose();
  };
  const fault = problem ?? (amend.failure === null ? null : `${amend.failure.message} ${amend.failure.hint ?? ''}`);
  return (
    <form
      className={styles['editor']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!amend.isRunning) void write();
      }}
    >
      {fields.map((field, at) => (
        <CellInput
          key={field.part}
          field={field}
          value={said[field.part] ?? valueOf(row, field.part)}
          isFirst={at === 0}
          isNamed={fields.length > 1}
          onChange={(value) => setSaid({ ...said, [field.part]: value })}
          onEnter={() => void write()}
        />
      ))}
      <label className={styles['reason']}>
        <span>Reason</span>
        <input
          ref={reasonField}
          className={styles['input']}
          value={reason}
          maxLength={2000}
          spellCheck={false}
          aria-invalid={fault !== null && reason.trim() === ''}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {fault === null ? (
        <p className={styles['hint']}>Enter writes one line. Esc leaves it as it is.</p>
      ) : (
        <p className={styles['fault']} role="alert">
          <SafeText text={fault} max={500} />
        </p>
      )}
      <button type="submit" className="visually-hidden" tabIndex={-1}>
        Write the line
      </button>
    </form>
  );
};

const CellInput = ({
  field: { label, choices },
  value,
  isFirst,
  isNamed,
  onChange,
  onEnter,
}: {
  readonly field: CellField;
  readonly value: string;
  readonly isFirst: boolean;
  readonly isNamed: boolean;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}) => {
  // The person who asked for the cell is put where they type.
  const focus = (node: HTMLElement | null): void => {
    if (isFirst && node !== null && !node.hasAttribute('data-begun')) {
      node.setAttribute('data-begun', '');
      node.focus();
      if (node instanceof HTMLInputElement) node.select();
    }
  };
  return (
    <label className={isNamed ? styles['named'] : undefined}>
      <span className={isNamed ? undefined : 'visually-hidden'}>{label}</span>
      {choices === undefined ? (
        <input
          ref={focus}
          className={styles['input']}
          value={value}
          maxLength={500}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <select
          ref={focus}
          className={styles['input']}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            // Where a list is closed, Enter is as in a field of text.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onEnter();
          }}
        >
          {choices.map(({ id, label: words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      )}
    </label>
  );
};
