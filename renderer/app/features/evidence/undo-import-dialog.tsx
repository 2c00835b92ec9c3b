import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useAct } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { recordsWords } from './import-words.ts';
import type { Item } from './item.ts';

/** Takes an import back: the records go, the file and the lines stay. */
export const UndoImportDialog = ({
  folder,
  item,
  imported,
  onClose,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly imported: NonNullable<Output<'record.page'>['import']>;
  readonly onClose: () => void;
}) => {
  const undo = useAct('import.undo');
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    const reply = await undo.run({ folder, evidence: item.id, reason: reason.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Take the import back"
      isOpen
      onClose={onClose}
      width="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={undo.isRunning} onPress={() => void run()}>
            {undo.isRunning ? 'Taking it back…' : 'Take it back'}
          </Button>
        </>
      }
    >
      <p>
        <strong>
          <SafeText text={item.exhibit ?? ''} /> <SafeText text={item.title ?? '(title withheld)'} max={200} />
        </strong>
      </p>
      <TextField label="Why" value={reason} onChange={setReason} lines={2} autoFocus />
      <Notice tone="info" title="What will happen">
        {recordsWords(imported.records ?? 0)} leave the index. The file stays evidence, and a line of the ledger says
        that its import was taken back. It can be imported again.
      </Notice>
      {undo.failure === null ? null : <FailureNotice failure={undo.failure} />}
    </Dialog>
  );
};
