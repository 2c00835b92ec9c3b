import { useState } from 'react';
import { showText } from '../../../../shared/base/visible-text.ts';
import { reliabilities, tlpLabels, type Tlp } from '../../../../shared/domain/vocabulary.ts';
import { reliabilityWords } from '../../../../shared/reference/grade-words.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import styles from './sources.module.css';

const asCase = 'case';

/** A person, organisation, sensor or publication from which evidence comes, and what a reader needs to weigh it. */
export const AddSourceDialog = ({
  folder,
  onAdded,
  onClose,
}: {
  readonly folder: string;
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}) => {
  const add = useAct('source.add');
  const caseTlp = useReply('case.info', { folder }).value?.tlp ?? null;
  const [name, setName] = useState('');
  const [kind, setKind] = useState('');
  const [reliability, setReliability] = useState<(typeof reliabilities)[number]>('F');
  const [descriptor, setDescriptor] = useState('');
  const [tlp, setTlp] = useState<Tlp | typeof asCase>(asCase);
  const run = async (): Promise<void> => {
    const reply = await add.run({
      folder,
      name: name.trim(),
      kind: kind.trim(),
      reliability,
      descriptor,
      ...(tlp !== asCase && { tlp }),
    });
    if (!reply.ok) return;
    onAdded(reply.value.id);
    onClose();
  };
  return (
    <Dialog
      title="Add a source"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={name.trim() === '' || add.isRunning} onPress={() => void run()}>
            {add.isRunning ? 'Recording…' : 'Add the source'}
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} isRequired autoFocus maxLength={500} />
      <div className={styles['grid']}>
        <SelectField
          label="Reliability"
          value={reliability}
          choices={reliabilities.map((id) => ({ id, label: `${id} · ${reliabilityWords.get(id) ?? ''}` }))}
          onChange={setReliability}
          hint="Of the source, whatever it says here. Its items start with this letter."
        />
        <SelectField
          label="Marking of the line (TLP)"
          value={tlp}
          choices={[
            { id: asCase, label: caseTlp === null ? 'as the case' : `as the case, TLP:${showText(caseTlp)}` },
            ...tlpLabels.map((id) => ({ id, label: `TLP:${id}` })),
          ]}
          onChange={setTlp}
        />
      </div>
      <TextField
        label="What it is"
        value={kind}
        onChange={setKind}
        maxLength={500}
        hint="Such as victim, vendor, national CERT, sensor, press."
      />
      <TextField
        label="Descriptor"
        value={descriptor}
        onChange={setDescriptor}
        lines={4}
        hint="What a reader needs to weigh it: access, motive, history, and how it could be wrong."
      />
      {add.failure === null ? null : <FailureNotice failure={add.failure} />}
    </Dialog>
  );
};
