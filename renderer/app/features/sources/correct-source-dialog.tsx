import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useAct } from '../../api/replies.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { textToEntries } from './text-to-entries.ts';
import type { Source } from './source-order.ts';

/** Corrects or completes what is said of a source. Only what differs is recorded. */
export const CorrectSourceDialog = ({
  folder,
  source,
  history,
  onClose,
}: {
  readonly folder: string;
  readonly source: Source;
  readonly history: Output<'source.history'>;
  readonly onClose: () => void;
}) => {
  const correct = useAct('source.correct');
  const [name, setName] = useState(source.name ?? '');
  const [kind, setKind] = useState(source.kind ?? '');
  const [descriptor, setDescriptor] = useState(source.descriptor ?? '');
  const [aliases, setAliases] = useState(history.aliases.join('\n'));
  const [identifiers, setIdentifiers] = useState(history.identifiers.join('\n'));
  const [reason, setReason] = useState('');
  const changes = {
    ...(name.trim() !== (source.name ?? '') && name.trim() !== '' && { name: name.trim() }),
    ...(kind.trim() !== (source.kind ?? '') && { kind: kind.trim() }),
    ...(descriptor !== (source.descriptor ?? '') && { descriptor }),
    ...(aliases !== history.aliases.join('\n') && { aliases: textToEntries(aliases) }),
    ...(identifiers !== history.identifiers.join('\n') && { identifiers: textToEntries(identifiers) }),
  };
  const run = async (): Promise<void> => {
    const reply = await correct.run({ folder, source: source.id, ...changes, reason });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Correct or complete the source"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              Name: isTyped(name),
              'a change': Object.keys(changes).length > 0,
              Reason: isTyped(reason),
            })}
            isRunning={correct.isRunning}
            onPress={() => void run()}
          >
            {correct.isRunning ? 'Recording…' : 'Record the correction'}
          </ActButton>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} isRequired maxLength={500} />
      <TextField label="What it is" value={kind} onChange={setKind} maxLength={500} />
      <TextField label="Descriptor" value={descriptor} onChange={setDescriptor} lines={4} />
      <TextField
        label="Other names"
        value={aliases}
        onChange={setAliases}
        lines={2}
        hint="One a line. By these, and by the names that it had before, it is recognised in other cases."
      />
      <TextField
        label="Identifiers"
        value={identifiers}
        onChange={setIdentifiers}
        lines={2}
        isMono
        hint="One a line: a registration number, a key fingerprint, a domain. They say more than a name."
      />
      <TextField label="Reason" value={reason} onChange={setReason} lines={2} isRequired />
      <Notice tone="info" title="What will be recorded">
        One line with what differs. The earlier line stays on record; its reliability is assessed apart from this.
      </Notice>
      {correct.failure === null ? null : <FailureNotice failure={correct.failure} />}
    </Dialog>
  );
};
