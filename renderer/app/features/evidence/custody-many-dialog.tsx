import { useState } from 'react';
import { countedInGroups } from '../../../../shared/base/counted.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { custodyEventRule } from '../../../../shared/domain/custody-rules.ts';
import { custodyEventTypes } from '../../../../shared/domain/vocabulary.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import type { BulkOutcome } from './bulk-store.ts';
import { chosenWords, linesWords, type Chosen } from './chosen.ts';
import { custodyDraftErrors, custodyParts, draftToInput, newCustodyDraft, type CustodyDraft } from './custody-draft.ts';
import { RunningJob } from './running-job.tsx';
import { custodyEventWords } from './words.ts';
import styles from './evidence.module.css';

// A correction is about one event of one chain.
const events = custodyEventTypes.filter((event) => event !== 'correction');

/** The same event for every selected item: one transaction, and the file of each is hashed in it. */
export const CustodyManyDialog = ({
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
  const enter = useAct('custody.enter');
  const [draft, setDraft] = useState<CustodyDraft>({ ...newCustodyDraft(''), event: 'verified' });
  const set = (change: Partial<CustodyDraft>): void => setDraft({ ...draft, ...change });
  const { what } = chosen;
  const stand = useReply('custody.enter', { folder, what, event: 'verified', preview: true }, { isVolatile: true });
  const rule = custodyEventRule(draft.event);
  const errors = custodyDraftErrors(draft, null);
  const run = async (): Promise<void> => {
    const { hashBefore: _, hashAfter: __, corrects: ___, ...said } = draftToInput(draft);
    const reply = await enter.run({ folder, what, ...said, state: stand.value?.state });
    if (!reply.ok) return stand.refetch();
    const { items, line, lines, differing } = reply.value;
    const names = differing.map(({ id, exhibit, result }) => `${exhibit ?? id} (${result})`).join(', ');
    const words = `“${custodyEventWords[draft.event]}” recorded for ${countedInGroups(items, 'item')}: ${linesWords(line, lines)}.`;
    onDone({
      tone: differing.length === 0 ? 'good' : 'warn',
      words: differing.length === 0 ? words : `${words} Not what was taken in: ${names}. Their custody is failed.`,
      undo: null,
    });
  };
  return (
    <Dialog
      title="Record a custody event for many items"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet(custodyParts(draft))}
            isRunning={enter.isRunning || stand.value === undefined}
            onPress={() => void run()}
          >
            {enter.isRunning
              ? 'Recording…'
              : `Record for ${countedInGroups(stand.value?.items ?? chosen.count, 'item')}`}
          </ActButton>
        </>
      }
    >
      <p>
        <strong>{chosenWords(chosen)}</strong>
      </p>
      <div className={styles['grid']}>
        <SelectField
          label="What happened"
          value={draft.event}
          choices={events.map((id) => ({ id, label: custodyEventWords[id] }))}
          onChange={(event) => set({ event })}
        />
        <TextField
          label="When"
          value={draft.happened}
          onChange={(happened) => set({ happened })}
          error={errors.happened}
          maxLength={20}
          hint="UTC, as 2026-03-03T09:40:00Z; empty: now"
        />
        {rule.isTransfer ? (
          <>
            <TextField
              label="Who gives"
              value={draft.from}
              onChange={(from) => set({ from })}
              maxLength={500}
              isRequired
            />
            <TextField
              label="Who receives"
              value={draft.to}
              onChange={(to) => set({ to })}
              maxLength={500}
              isRequired
            />
          </>
        ) : null}
        {(rule.fields.includes('seal') ? sealParts : []).map((part) => (
          <Words key={part} part={part} draft={draft} set={set} />
        ))}
        {(rule.fields.includes('transport') ? transportParts : []).map((part) => (
          <Words key={part} part={part} draft={draft} set={set} />
        ))}
        {(rule.fields.includes('tool') ? toolParts : []).map((part) => (
          <Words key={part} part={part} draft={draft} set={set} />
        ))}
        {commonParts.map((part) => (
          <Words key={part} part={part} draft={draft} set={set} />
        ))}
      </div>
      <TextField label="Note" value={draft.note} onChange={(note) => set({ note })} lines={2} />
      <section className={styles['preview']} aria-label="What will be written">
        <h3>What will be written</h3>
        <p role="status">
          {stand.value === undefined
            ? 'Counting…'
            : stand.value.items === 1
              ? 'One event for the one item.'
              : `One event for each of ${countedInGroups(stand.value.items, 'item')}, in one transaction, all or none.`}
          {stand.value === undefined || !rule.isHashed
            ? ''
            : ` ${groupDigits(stand.value.withFile)} ${stand.value.withFile === 1 ? 'has' : 'have'} a file, which is hashed first; one that differs is recorded all the same, and its custody is failed.`}
        </p>
      </section>
      {enter.isRunning ? <RunningJob method="custody.enter" /> : null}
      {stand.failure === null ? null : <FailureNotice failure={stand.failure} />}
      {enter.failure === null ? null : <FailureNotice failure={enter.failure} />}
    </Dialog>
  );
};

const partWords = {
  seal: 'Seal',
  condition: 'Condition of item and packaging',
  carrier: 'Carried by',
  tracking: 'Consignment',
  toolName: 'Tool',
  toolVersion: 'Its version',
  purpose: 'Purpose',
  authority: 'Authority',
  place: 'Place',
  witness: 'Witness',
} as const;
type Part = keyof typeof partWords;

const sealParts: readonly Part[] = ['seal', 'condition'];
const transportParts: readonly Part[] = ['carrier', 'tracking'];
const toolParts: readonly Part[] = ['toolName', 'toolVersion'];
const commonParts: readonly Part[] = ['purpose', 'authority', 'place', 'witness'];

const Words = ({
  part,
  draft,
  set,
}: {
  readonly part: Part;
  readonly draft: CustodyDraft;
  readonly set: (change: Partial<CustodyDraft>) => void;
}) => (
  <TextField label={partWords[part]} value={draft[part]} onChange={(value) => set({ [part]: value })} maxLength={500} />
);
