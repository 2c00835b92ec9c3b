import { useState } from 'react';
import { showText } from '../../../shared/base/visible-text.ts';
import { parsePlace, placeToText, type Place } from '../../../shared/domain/excerpt-anchor.ts';
import { tlpLabels, tlpRank, tlpSchema, type Tlp } from '../../../shared/domain/vocabulary.ts';
import { useAct } from '../api/replies.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { ActButton, isTyped, notYet } from '../../ui/act-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../ui/states.tsx';
import type { Finding } from './finding-view.ts';

type Subject = {
  readonly id: string;
  readonly exhibit: string | null;
  readonly title: string | null;
  readonly tlp: string | null;
  /** Without a file a finding stands on the item as a whole. */
  readonly hasFile: boolean;
};

const textMax = 200_000;

/** Makes an excerpt, a record or an item a finding, or says what one says from now on. */
export const FindingDialog = ({
  folder,
  item,
  place,
  record,
  correcting,
  onDone,
  onClose,
}: {
  readonly folder: string;
  readonly item: Subject;
  /** What was selected; the person may change it. */
  readonly place?: Place | null;
  readonly record?: number;
  readonly correcting?: Finding;
  readonly onDone?: (id: string) => void;
  readonly onClose: () => void;
}) => {
  const add = useAct('finding.add');
  const correct = useAct('finding.correct');
  const given = correcting?.place ?? place ?? null;
  const [statement, setStatement] = useState(correcting?.statement ?? '');
  const [where, setWhere] = useState(given === null ? '' : placeToText(given));
  const [reason, setReason] = useState('');
  const [tlp, setTlp] = useState<Tlp | 'item'>('item');
  const meant = where.trim() === '' ? undefined : parsePlace(where.trim());
  const fault = meant?.ok === false ? meant.error : null;
  const isCorrection = correcting !== undefined;
  const marking = tlp === 'item' ? {} : { tlp };
  const run = async (): Promise<void> => {
    const at = meant?.ok === true ? meant.value : undefined;
    if (correcting === undefined) {
      const input = { folder, evidence: item.id, statement: statement.trim(), place: at, record, ...marking };
      const reply = await add.run(input);
      if (!reply.ok) return;
      onDone?.(reply.value.id);
    } else {
      const isMoved = where.trim() !== (correcting.place === null ? '' : placeToText(correcting.place));
      const isSaid = statement.trim() !== correcting.statement;
      const reply = await correct.run({
        folder,
        finding: correcting.id,
        ...(isSaid && { statement: statement.trim() }),
        ...(isMoved && (at === undefined ? { whole: true } : { place: at })),
        reason: reason.trim(),
        ...marking,
      });
      if (!reply.ok) return;
      onDone?.(correcting.id);
    }
    onClose();
  };
  const { isRunning } = isCorrection ? correct : add;
  const failure = isCorrection ? correct.failure : add.failure;
  const act = isCorrection ? 'Correct the finding' : 'Make a finding';
  return (
    <Dialog
      title={act}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              'What is to be seen there': isTyped(statement),
              'Place in the file': fault === null,
              Why: !isCorrection || isTyped(reason),
            })}
            isRunning={isRunning}
            onPress={() => void run()}
          >
            {isRunning ? 'Recording…' : act}
          </ActButton>
        </>
      }
    >
      <p>
        In{' '}
        <strong>
          <SafeText text={item.exhibit ?? ''} /> <SafeText text={item.title ?? '(title withheld)'} max={200} />
        </strong>
        {record === undefined ? null : `, record ${record}`}
      </p>
      <TextField
        label="What is to be seen there"
        value={statement}
        onChange={setStatement}
        lines={3}
        isRequired
        autoFocus
        maxLength={textMax}
        hint="In neutral words: what is there, not what it means. What follows from it is for the hypotheses."
      />
      {item.hasFile ? (
        <TextField
          label="Place in the file"
          value={where}
          onChange={setWhere}
          isMono
          maxLength={2100}
          error={fault === null ? null : `${fault.message}.`}
          hint={
            record === undefined
              ? 'bytes:0-512, lines:3-7, cell:12:3 or pointer:/objects/0/name. Empty: the item as a whole.'
              : 'Empty: where the record is. Else a part of it, such as pointer:/objects/0/name.'
          }
        />
      ) : null}
      <SelectField
        label="Marking (TLP)"
        value={tlp}
        choices={[
          { id: 'item', label: item.tlp === null ? 'As the item' : `As the item, TLP:${showText(item.tlp)}` },
          ...higherThan(item.tlp).map((label) => ({ id: label, label: `TLP:${label}` })),
        ]}
        onChange={setTlp}
      />
      {isCorrection ? (
        <TextField label="Why" value={reason} onChange={setReason} lines={2} isRequired maxLength={textMax} />
      ) : null}
      <Notice tone="info">
        {isCorrection
          ? 'What it said until now stays on record. '
          : 'Once recorded it is never edited: it can be corrected and withdrawn, with a reason. '}
        {item.hasFile ? 'The program cuts and hashes the bytes of the place itself.' : ''}
      </Notice>
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};

/** A finding is not marked lower than its item. */
const higherThan = (tlp: string | null): readonly Tlp[] => {
  const least = tlpSchema.safeParse(tlp);
  return tlpLabels.filter((label) => !least.success || tlpRank(label) > tlpRank(least.data));
};
