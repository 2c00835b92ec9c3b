import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { tlpLabels, type Tlp } from '../../../../shared/domain/vocabulary.ts';
import { useAct } from '../../api/replies.ts';
import { joinPath } from '../../files/file-rules.ts';
import { usePick } from '../../files/pick-store.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { fileNameOf } from './custody-draft.ts';
import type { Item } from './item.ts';
import styles from './evidence.module.css';

const markings = tlpLabels.map((id) => ({ id, label: `TLP:${id}` }));

/** This item provable without the rest of the case: a folder with its file and its lines. */
export const ProveDialog = ({
  folder,
  item,
  onClose,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly onClose: () => void;
}) => {
  const prove = useAct('proof.exhibit');
  const pick = usePick();
  const [tlp, setTlp] = useState<Tlp>('CLEAR');
  const [name, setName] = useState(`proof-${fileNameOf(item.exhibit)}`);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<Output<'proof.exhibit'> | null>(null);
  const run = async (): Promise<void> => {
    setFailure(null);
    setMade(null);
    const picked = await pick({ purpose: 'folder', title: 'Where the folder of the proof is made' });
    if (!picked.ok) return setFailure(picked.error);
    const [place] = picked.value;
    if (place === undefined) return;
    const done = await prove.run({ folder, evidence: item.id, out: joinPath(place, name.trim()), tlp });
    if (done.ok) setMade(done.value);
  };
  return (
    <Dialog
      title="Prove this item alone"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <ActButton
            needed={notYet({ 'Name of the folder': isFolderName(name.trim()) })}
            isRunning={prove.isRunning}
            onPress={() => void run()}
          >
            {prove.isRunning ? 'Proving…' : 'Make the folder…'}
          </ActButton>
        </>
      }
    >
      <p>
        A folder with the file and a proof for each line that takes it in, corrects it or tells of its custody. Whoever
        has it checks that these lines stand in the last release, without seeing another. Give the key of the log by
        another way.
      </p>
      <div className={styles['grid']}>
        <TextField
          label="Name of the folder"
          value={name}
          onChange={setName}
          maxLength={100}
          isMono
          error={
            name.trim() === '' || isFolderName(name.trim())
              ? null
              : 'Letters a to z, digits, dots, hyphens and underscores; a letter or digit first.'
          }
        />
        <SelectField label="Disclose up to" value={tlp} choices={markings} onChange={setTlp} />
      </div>
      <Notice tone="info">
        The proof discloses what an edition of that marking shows of these lines: no rating, and nothing of other items.
      </Notice>
      {made === null ? null : (
        <Notice tone="good" title={`Made, with ${made.lines === 1 ? 'one line' : `${made.lines} lines`}.`}>
          <SafeText text={made.out} max={1000} />
        </Notice>
      )}
      {prove.failure === null ? null : <FailureNotice failure={prove.failure} onClose={prove.clear} />}
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
    </Dialog>
  );
};

const isFolderName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*$/u.test(name);
