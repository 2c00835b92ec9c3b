import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import type { Amendment } from '../../../../shared/domain/evidence-amendment.ts';
import { tlpLabels } from '../../../../shared/domain/vocabulary.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { SearchSelect } from '../../../ui/choice-menu.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField, type Choice } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { amendOutcome } from './amend-outcome.ts';
import { AmendedList } from './amended-list.tsx';
import type { BulkOutcome } from './bulk-store.ts';
import { chosenWords, type Chosen } from './chosen.ts';
import { sourceChoices } from './source-choices.ts';
import { RunningJob } from './running-job.tsx';
import { classChoices, credibilityChoices, forgeabilityChoices, kindChoices, reliabilityChoices } from './words.ts';
import styles from './evidence.module.css';

const same = 'same';
const none = 'none';

type Preview = Output<'evidence.amend'>;

/** Corrects one item or many for one reason. What will be written is shown before anything is. */
export const AmendDialog = ({
  folder,
  chosen,
  onClose,
  onDone,
}: {
  readonly folder: string;
  readonly chosen: Chosen;
  readonly onClose: () => void;
  readonly onDone: (outcome: BulkOutcome) => void;
}) => {
  const amend = useAct('evidence.amend');
  const sources = useReply('source.list', { folder }).value?.sources ?? [];
  const [change, setChange] = useState<Amendment>({});
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const set = (part: Amendment): void => {
    setChange(Object.fromEntries(Object.entries({ ...change, ...part }).filter(([, value]) => value !== undefined)));
    setPreview(null);
  };
  const { what, only } = chosen;
  const isSaid = Object.keys(change).length > 0;
  const show = async (): Promise<void> => {
    const reply = await amend.run({ folder, what, change, preview: true });
    setPreview(reply.ok ? reply.value : null);
  };
  const record = async (): Promise<void> => {
    const reply = await amend.run({ folder, what, change, reason: reason.trim(), state: preview?.state });
    if (reply.ok) onDone(amendOutcome(reply.value));
    else setPreview(null);
  };
  const pick = <Value extends string>(choices: readonly Choice<Value>[]): readonly Choice<Value | typeof same>[] => [
    { id: same, label: 'leave as it is' },
    ...choices,
  ];
  const said = <Value extends string>(value: Value | typeof same): Value | undefined =>
    value === same ? undefined : value;
  return (
    <Dialog
      title={only === null ? 'Correct the selected items' : 'Correct the item'}
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button isDisabled={!isSaid || amend.isRunning} onPress={() => void show()}>
            Show what will be written
          </Button>
          <ActButton
            needed={notYet({
              'a change': isSaid && preview?.changed !== 0,
              'a look at what will be written': !isSaid || preview !== null,
              Reason: isTyped(reason),
            })}
            isRunning={amend.isRunning}
            onPress={() => void record()}
          >
            {preview === null || preview.changed === 0
              ? 'Record'
              : `Record ${groupDigits(preview.lines)} ${preview.lines === 1 ? 'line' : 'lines'}`}
          </ActButton>
        </>
      }
    >
      <p>
        <strong>
          {only === null ? (
            chosenWords(chosen)
          ) : (
            <>
              <SafeText text={only.exhibit ?? ''} /> <SafeText text={only.title ?? '(title withheld)'} max={200} />
            </>
          )}
        </strong>
      </p>
      {only === null ? null : (
        <TextField
          label="Title"
          value={change.title ?? only.title ?? ''}
          onChange={(title) => set({ title: title === only.title ? undefined : title })}
          maxLength={500}
          autoFocus
        />
      )}
      <div className={styles['grid']}>
        <SearchSelect
          label="Source"
          value={change.source === undefined ? same : (change.source ?? none)}
          choices={[{ id: same, label: 'leave as it is' }, { id: none, label: 'none' }, ...sourceChoices(sources)]}
          onChange={(source) => set({ source: source === same ? undefined : source === none ? null : source })}
        />
        <SelectField
          label="Reliability of the source"
          value={change.reliability ?? same}
          choices={pick(reliabilityChoices)}
          onChange={(value) => set({ reliability: said(value) })}
        />
        <SelectField
          label="Credibility of the content"
          value={change.credibility ?? same}
          choices={pick(credibilityChoices)}
          onChange={(value) => set({ credibility: said(value) })}
        />
        <SelectField
          label="How easily it could have been planted"
          value={change.forgeability ?? same}
          choices={pick(forgeabilityChoices)}
          onChange={(value) => set({ forgeability: said(value) })}
        />
        <SelectField
          label="Kind"
          value={change.kind ?? same}
          choices={pick(kindChoices)}
          onChange={(value) => set({ kind: said(value) })}
        />
        <SelectField
          label="Class"
          value={change.evidenceClass === undefined ? same : (change.evidenceClass ?? none)}
          choices={[...pick(classChoices), { id: none, label: 'not stated' }]}
          onChange={(value) => set({ evidenceClass: value === same ? undefined : value === none ? null : value })}
        />
        <SelectField
          label="Marking of the item"
          value={change.marking ?? same}
          choices={pick(tlpLabels.map((id) => ({ id, label: `TLP:${id}` })))}
          onChange={(value) => set({ marking: said(value) })}
        />
      </div>
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={2}
        isRequired
        hint="It stands in every line. Nothing is edited: what was stated before stays on record."
      />
      {amend.isRunning ? <RunningJob method="evidence.amend" /> : null}
      {preview === null ? null : <AmendedList folder={folder} preview={preview} />}
      {amend.failure === null ? null : <FailureNotice failure={amend.failure} />}
    </Dialog>
  );
};
