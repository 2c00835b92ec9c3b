import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { custodyEventTypes } from '../../../../shared/domain/vocabulary.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { sizeWords } from '../../files/file-rules.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Item } from './item-pane.tsx';
import { custodyEventWords } from './words.ts';

type EventType = (typeof custodyEventTypes)[number];

/** One more event in the custody of an item. Its file is hashed again, so the event says what the file was then. */
export const RecordCustodyDialog = ({
  folder,
  item,
  onClose,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly onClose: () => void;
}) => {
  const record = useAct('custody.record');
  const actor = useReply('case.info', { folder }).value?.actor ?? '';
  const [event, setEvent] = useState<EventType>('verified');
  const [purpose, setPurpose] = useState('');
  const [note, setNote] = useState('');
  const [done, setDone] = useState<Output<'custody.record'> | null>(null);
  const run = async (): Promise<void> => {
    const reply = await record.run({ folder, evidence: item.id, event, purpose: purpose.trim(), note: note.trim() });
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
          <Button look="primary" isDisabled={record.isRunning} onPress={() => void run()}>
            {record.isRunning ? 'Hashing and recording…' : 'Record'}
          </Button>
        </>
      }
    >
      <p>
        <strong>
          <SafeText text={item.exhibit ?? ''} /> <SafeText text={item.title ?? '(title withheld)'} max={200} />
        </strong>
      </p>
      <SelectField
        label="What happened"
        value={event}
        choices={custodyEventTypes.map((id) => ({ id, label: custodyEventWords[id] }))}
        onChange={setEvent}
      />
      <TextField
        label="Purpose"
        value={purpose}
        onChange={setPurpose}
        maxLength={2000}
        hint="What for: such as a second examination, or storage in the evidence room."
      />
      <TextField label="Note" value={note} onChange={setNote} lines={3} />
      <Notice tone="info" title="What will be recorded">
        A line of the ledger: this event, now, by <SafeText text={actor} />.{' '}
        {item.sha256 === null ? (
          'The item has no file, so no hash is taken.'
        ) : (
          <>
            The file ({item.size === null ? 'size withheld' : sizeWords(item.size)}) is hashed again first. If its
            SHA-256 is not the item’s, the event says so, custody becomes failed, and the item counts nothing in every
            score.
          </>
        )}
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
      <Notice tone="bad" title="The file is not the one that was taken in.">
        Its SHA-256 differs, or the file is gone. The event stands in line {done.line}; custody of this item is failed
        now, and it counts nothing in every score. Verify the case, and look for a copy of the file.
      </Notice>
    ) : (
      <Notice tone="good" title={`Recorded in line ${done.line}.`}>
        {done.hashMatches === null || item.sha256 === null ? (
          'The item has no file; no hash was taken.'
        ) : (
          <>
            The file was hashed again and is unchanged: <Digest digest={item.sha256} />
          </>
        )}
      </Notice>
    )}
  </Dialog>
);
