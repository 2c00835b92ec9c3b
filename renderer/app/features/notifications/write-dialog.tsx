import { useState } from 'react';
import type { NotificationFormat } from '../../../../shared/domain/notification-vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { useSaveHere } from '../../files/pick-store.ts';
import type { Told } from './notifications-act.ts';
import styles from './notifications.module.css';

const choices: readonly { readonly id: NotificationFormat; readonly label: string; readonly end: string }[] = [
  { id: 'pdf', label: 'PDF, the marking on each page', end: 'pdf' },
  { id: 'eml', label: 'Draft of a message (.eml)', end: 'eml' },
  { id: 'stix', label: 'STIX 2.1', end: 'json' },
];

/** Shows what goes out, word by word, and writes it to a file. */
export const WriteDialog = ({
  folder,
  told,
  onClose,
}: {
  readonly folder: string;
  readonly told: Told;
  readonly onClose: () => void;
}) => {
  const write = useAct('notification.write');
  const { save, failure: unsaved } = useSaveHere();
  const [format, setFormat] = useState<NotificationFormat>('pdf');
  const [from, setFrom] = useState('');
  const [out, setOut] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    const end = choices.find(({ id }) => id === format)?.end ?? format;
    const chosen = await save({ title: 'Where it is written', name: `notification-line-${told.line}.${end}` });
    if (chosen === null) return;
    const sender = format === 'eml' && from.trim() !== '' ? { from: from.trim() } : {};
    const made = await write.run({ folder, notification: told.id, format, out: chosen, ...sender });
    if (made.ok) setOut(made.value.out);
  };
  return (
    <Dialog
      title="What goes out"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button look="primary" isDisabled={write.isRunning} onPress={() => void run()}>
            {write.isRunning ? 'Writing…' : 'Save…'}
          </Button>
        </>
      }
    >
      <div className={styles['words']} role="group" aria-label="The text" tabIndex={0}>
        {told.words.map((words, at) => (
          // Paragraphs of one text may be alike.
          <p key={at}>
            <SafeText text={words} max={4000} />
          </p>
        ))}
      </div>
      <SelectField label="Format" value={format} choices={choices} onChange={setFormat} />
      {format === 'eml' ? (
        <TextField
          label="Who sends it"
          value={from}
          onChange={setFrom}
          maxLength={500}
          hint="An address; empty: the mail program fills it in."
        />
      ) : null}
      {unsaved === null ? null : <FailureNotice failure={unsaved} />}
      {write.failure === null ? null : <FailureNotice failure={write.failure} />}
      {out === null ? null : (
        <Notice tone="good" title="Written.">
          <SafeText text={out} max={1000} />
        </Notice>
      )}
    </Dialog>
  );
};
