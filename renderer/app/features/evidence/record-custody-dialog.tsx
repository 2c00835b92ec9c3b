import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { custodyEventRule } from '../../../../shared/domain/custody-rules.ts';
import { custodyEventTypes } from '../../../../shared/domain/vocabulary.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { sizeWords } from '../../files/file-rules.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Item } from './item.ts';
import { custodyDraftErrors, custodyParts, draftToInput, newCustodyDraft, type CustodyDraft } from './custody-draft.ts';
import { custodyChoices, custodyEventWords, eventWord, wordOf } from './words.ts';
import styles from './evidence.module.css';

/** One more event in the custody of an item, asked for with only the fields that it needs. */
export const RecordCustodyDialog = ({
  folder,
  item,
  events,
  holder,
  onClose,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly events: readonly Output<'evidence.read'>['custody'][number][];
  readonly holder: string | null;
  readonly onClose: () => void;
}) => {
  const record = useAct('custody.record');
  const actor = useReply('case.info', { folder }).value?.actor ?? '';
  const [draft, setDraft] = useState<CustodyDraft>(() => newCustodyDraft(holder ?? ''));
  const [done, setDone] = useState<Output<'custody.record'> | null>(null);
  const set = (change: Partial<CustodyDraft>): void => setDraft({ ...draft, ...change });
  const rule = custodyEventRule(draft.event);
  const errors = custodyDraftErrors(draft, item.sha256);
  const run = async (): Promise<void> => {
    const reply = await record.run({ folder, evidence: item.id, ...draftToInput(draft) });
    if (reply.ok) setDone(reply.value);
  };
  if (done !== null) return <Recorded done={done} item={item} onClose={onClose} />;
  return (
    <Dialog
      title="Record a custody event"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={notYet(custodyParts(draft))} isRunning={record.isRunning} onPress={() => void run()}>
            {record.isRunning ? 'Recording…' : 'Record'}
          </ActButton>
        </>
      }
    >
      <p>
        <strong>
          <SafeText text={item.exhibit ?? ''} /> <SafeText text={item.title ?? '(title withheld)'} max={200} />
        </strong>
      </p>
      <div className={styles['grid']}>
        <SelectField
          label="What happened"
          value={draft.event}
          choices={custodyEventTypes.map((id) => ({ id, label: custodyEventWords[id] }))}
          onChange={(event) => set({ event, from: event === 'correction' ? '' : (holder ?? '') })}
        />
        <TextField
          label="When"
          value={draft.happened}
          onChange={(happened) => set({ happened })}
          error={errors.happened}
          maxLength={20}
          hint="UTC, as 2026-03-03T09:40:00Z; empty: now"
        />
      </div>
      {draft.event === 'correction' ? (
        <SelectField
          label="Which event it is about"
          value={draft.corrects}
          choices={events.map(({ line, event }) => ({
            id: String(line),
            label: `line ${line}: ${event === null ? 'withheld' : eventWord(event)}`,
          }))}
          onChange={(corrects) => set({ corrects })}
          hint="The event stays as it is. What you fill in below stands in its place; the note says why, or explains a gap."
        />
      ) : null}
      {rule.isTransfer || draft.event === 'correction' ? (
        <div className={styles['grid']}>
          <TextField
            label="Who gives"
            value={draft.from}
            onChange={(from) => set({ from })}
            maxLength={500}
            isRequired={rule.isTransfer}
            {...(holder !== null && rule.isTransfer && { hint: 'Who has it now, by the chain, stands here.' })}
          />
          <TextField
            label="Who receives"
            value={draft.to}
            onChange={(to) => set({ to })}
            maxLength={500}
            isRequired={rule.isTransfer}
          />
        </div>
      ) : null}
      {rule.isTransfer ? (
        <div className={styles['grid']}>
          <TextField
            label="SHA-256 as the giver states it"
            value={draft.hashBefore}
            onChange={(hashBefore) => set({ hashBefore })}
            error={errors.hashBefore}
            isMono
            maxLength={64}
          />
          <TextField
            label="SHA-256 as the receiver states it"
            value={draft.hashAfter}
            onChange={(hashAfter) => set({ hashAfter })}
            error={errors.hashAfter}
            isMono
            maxLength={64}
          />
        </div>
      ) : null}
      <div className={styles['grid']}>
        <TextField
          label="Purpose"
          value={draft.purpose}
          onChange={(purpose) => set({ purpose })}
          maxLength={2000}
          hint="Such as a second examination."
        />
        <TextField
          label="Authority"
          value={draft.authority}
          onChange={(authority) => set({ authority })}
          maxLength={2000}
          hint="By what right."
        />
        <TextField label="Place" value={draft.place} onChange={(place) => set({ place })} maxLength={500} />
        <TextField
          label="Your role"
          value={draft.role}
          onChange={(role) => set({ role })}
          maxLength={500}
          hint="Such as examiner, evidence officer."
        />
        {rule.fields.includes('seal') ? (
          <>
            <TextField
              label="Number of the seal"
              value={draft.seal}
              onChange={(seal) => set({ seal })}
              maxLength={500}
            />
            <TextField
              label="Condition"
              value={draft.condition}
              onChange={(condition) => set({ condition })}
              maxLength={2000}
            />
          </>
        ) : null}
        {rule.fields.includes('transport') ? (
          <>
            <TextField label="Carrier" value={draft.carrier} onChange={(carrier) => set({ carrier })} maxLength={500} />
            <TextField
              label="Tracking number"
              value={draft.tracking}
              onChange={(tracking) => set({ tracking })}
              maxLength={500}
            />
          </>
        ) : null}
        {rule.fields.includes('tool') ? (
          <>
            <TextField label="Tool" value={draft.toolName} onChange={(toolName) => set({ toolName })} maxLength={500} />
            <TextField
              label="Its version"
              value={draft.toolVersion}
              onChange={(toolVersion) => set({ toolVersion })}
              maxLength={500}
            />
          </>
        ) : null}
        <TextField label="Witness" value={draft.witness} onChange={(witness) => set({ witness })} maxLength={500} />
      </div>
      <TextField
        label="Note"
        value={draft.note}
        onChange={(note) => set({ note })}
        lines={3}
        isRequired={draft.event === 'correction'}
      />
      <Notice tone="info" title="What will be recorded">
        A line of the ledger: this event, by <SafeText text={actor} />.{' '}
        {item.sha256 === null
          ? 'The item has no file, so no hash is taken.'
          : rule.isHashed
            ? `The file (${item.size === null ? 'size withheld' : sizeWords(item.size)}) is hashed again first. A hash that is not the item’s is recorded all the same, custody becomes failed, and the item counts nothing in every score.`
            : 'Nothing is done to the file, so it is not hashed.'}
      </Notice>
      {record.failure === null ? null : <FailureNotice failure={record.failure} />}
    </Dialog>
  );
};

const Recorded = ({
  done,
  item,
  onClose,
}: {
  readonly done: Output<'custody.record'>;
  readonly item: Item;
  readonly onClose: () => void;
}) => (
  <Dialog
    title="Recorded"
    isOpen
    onClose={onClose}
    width="small"
    footer={
      <Button look="primary" autoFocus onPress={onClose}>
        Close
      </Button>
    }
  >
    {done.hashMatches === false ? (
      <Notice tone="bad" title="A hash is not that of the item.">
        It differs, or the file is gone. The event stands in line {done.line}; custody of this item is failed now, and
        it counts nothing in every score. Verify the case, and look for a sound copy of the file.
      </Notice>
    ) : (
      <Notice tone="good" title={`Recorded in line ${done.line}.`}>
        {done.hashMatches === null || item.sha256 === null ? (
          'No hash was taken.'
        ) : (
          <>
            Every hash is that of the item: <Digest digest={item.sha256} />
          </>
        )}
        <div>
          From the chain custody is now{' '}
          {done.state.derived === null ? 'what was stated' : wordOf(custodyChoices, done.state.derived)}.{' '}
          <SafeText text={done.state.reason} max={2000} />
        </div>
      </Notice>
    )}
  </Dialog>
);
