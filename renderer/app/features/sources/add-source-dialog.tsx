import { useState } from 'react';
import { showText } from '../../../../shared/base/visible-text.ts';
import { reliabilities, tlpLabels, type Tlp } from '../../../../shared/domain/vocabulary.ts';
import { reliabilityWords } from '../../../../shared/reference/grade-words.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { MetNotice, MetWords, type Met } from '../../sources/met-notice.tsx';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
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
  const adopt = useAct('source.adopt');
  const caseTlp = useReply('case.info', { folder }).value?.tlp ?? null;
  const [name, setName] = useState('');
  const [kind, setKind] = useState('');
  const [reliability, setReliability] = useState<(typeof reliabilities)[number]>('F');
  const [descriptor, setDescriptor] = useState('');
  const [tlp, setTlp] = useState<Tlp | typeof asCase>(asCase);
  const [isRegistered, setRegistered] = useState(false);
  /** The source of another case whose reliability is taken over. */
  const [from, setFrom] = useState<Met | null>(null);
  const isRed = tlp === 'RED' || caseTlp === 'RED';
  const wish = isRed && isRegistered ? { register: true } : {};
  const run = async (): Promise<void> => {
    const said = { folder, name: name.trim(), kind: kind.trim(), descriptor, ...(tlp !== asCase && { tlp }), ...wish };
    const reply =
      from === null
        ? await add.run({ ...said, reliability })
        : await adopt.run({ ...said, from: { case: from.case, id: from.id } });
    if (!reply.ok) return;
    onAdded(reply.value.id);
    onClose();
  };
  const isRunning = add.isRunning || adopt.isRunning;
  const failure = add.failure ?? adopt.failure;
  return (
    <Dialog
      title="Add a source"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={notYet({ Name: isTyped(name) })} isRunning={isRunning} onPress={() => void run()}>
            {isRunning ? 'Recording…' : 'Add the source'}
          </ActButton>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} isRequired autoFocus maxLength={500} />
      {from === null ? (
        <MetNotice
          folder={folder}
          name={name}
          kind={kind}
          onAdopt={(met) => {
            setFrom(met);
            if (kind.trim() === '') setKind(met.kind);
          }}
        />
      ) : (
        <Notice
          tone="info"
          title={`Reliability ${from.assessments[0]?.reliability ?? ''}, taken over`}
          onClose={() => setFrom(null)}
        >
          <MetWords met={from} /> The ledger will say where it comes from, marked no lower than there.
        </Notice>
      )}
      <div className={styles['grid']}>
        <SelectField
          label="Reliability"
          isDisabled={from !== null}
          value={
            from === null ? reliability : (reliabilities.find((id) => id === from.assessments[0]?.reliability) ?? null)
          }
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
      {isRed ? (
        <CheckField value={isRegistered} onChange={setRegistered}>
          Recognise it in other cases of this workstation, although it is TLP:RED
        </CheckField>
      ) : null}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
