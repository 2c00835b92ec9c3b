import { useState } from 'react';
import { useAct } from '../../api/replies.ts';
import { useSaveHere } from '../../files/pick-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { fileNameOf } from './custody-draft.ts';
import type { Item } from './item.ts';
import styles from './evidence.module.css';

const empty = {
  to: '',
  purpose: '',
  authority: '',
  place: '',
  seal: '',
  condition: '',
  carrier: '',
  tracking: '',
  witness: '',
};

/** A sheet to be signed by both. What is left empty here stays a line on the paper. */
export const HandoverDialog = ({
  folder,
  item,
  holder,
  onClose,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly holder: string | null;
  readonly onClose: () => void;
}) => {
  const make = useAct('custody.sheet');
  const { save, failure: unsaved } = useSaveHere();
  const [from, setFrom] = useState(holder ?? '');
  const [said, setSaid] = useState(empty);
  const [out, setOut] = useState<string | null>(null);
  const field = (name: keyof typeof empty, label: string, maxLength = 500) => (
    <TextField
      label={label}
      value={said[name]}
      onChange={(text) => setSaid({ ...said, [name]: text })}
      maxLength={maxLength}
    />
  );
  const run = async (): Promise<void> => {
    const chosen = await save({
      title: 'Where the sheet is written',
      name: `handover-${fileNameOf(item.exhibit)}.pdf`,
    });
    if (chosen === null) return;
    const made = await make.run({ folder, evidence: item.id, out: chosen, from: from.trim(), ...said });
    if (made.ok) setOut(made.value.out);
  };
  return (
    <Dialog
      title="Hand-over sheet"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button look="primary" isDisabled={make.isRunning} onPress={() => void run()}>
            {make.isRunning ? 'Making the sheet…' : 'Save as PDF…'}
          </Button>
        </>
      }
    >
      <p>
        A page with the item, its hash, the checkpoint’s three lines and their QR code, for giver and receiver to sign.
        What is empty here stays a line to fill in by hand.
      </p>
      <div className={styles['grid']}>
        <TextField label="Who gives" value={from} onChange={setFrom} maxLength={500} />
        {field('to', 'Who receives')}
        {field('purpose', 'Purpose', 2000)}
        {field('authority', 'Authority', 2000)}
        {field('place', 'Place')}
        {field('seal', 'Number of the seal')}
        {field('condition', 'Condition', 2000)}
        {field('carrier', 'Carrier')}
        {field('tracking', 'Tracking number')}
        {field('witness', 'Witness')}
      </div>
      <Notice tone="info">
        The sheet records nothing. When the item has been handed over, record the event with the hash that the receiver
        computed.
      </Notice>
      {unsaved === null ? null : <FailureNotice failure={unsaved} />}
      {make.failure === null ? null : <FailureNotice failure={make.failure} />}
      {out === null ? null : (
        <Notice tone="good" title="Written.">
          <SafeText text={out} max={1000} />
        </Notice>
      )}
    </Dialog>
  );
};
