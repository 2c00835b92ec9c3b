import { useState } from 'react';
import { tlpLabels, type Tlp } from '../../../../shared/domain/vocabulary.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { joinPath } from '../../files/file-rules.ts';
import { usePickHere } from '../../files/pick-store.ts';
import { useSettings } from '../../settings.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { titleToFolderName } from './folder-name.ts';
import { useEnterCase } from './use-enter-case.ts';
import styles from './start.module.css';

const nobody = '(nobody)';

/** Title, question, marking, founder and place of a new case. */
export const NewCaseDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { workstation } = useSettings();
  const identities = useReply('identity.list', {});
  const create = useAct('case.create');
  const enter = useEnterCase();
  const { pick, failure: unpicked } = usePickHere();
  const [title, setTitle] = useState('');
  const [question, setQuestion] = useState('');
  const [tlp, setTlp] = useState<Tlp>('AMBER');
  const [mark, setMark] = useState<'none' | 'exercise' | 'demonstration'>('none');
  const [identity, setIdentity] = useState<string | null>(null);
  const [parent, setParent] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const people = identities.value?.identities ?? [];
  const founder = identity ?? people[0]?.principal ?? nobody;
  const place = joinPath(parent ?? workstation?.casesFolder ?? '', `${titleToFolderName(title)}.case`);
  const choosePlace = async (): Promise<void> => {
    const [folder] = await pick({ purpose: 'folder', title: 'Where the case goes' });
    setParent(folder ?? parent);
  };
  const make = async (): Promise<void> => {
    const made = await create.run({
      folder: place,
      title: title.trim(),
      question,
      tlp,
      mark,
      ...(founder !== nobody && { identity: founder }),
    });
    if (!made.ok) return;
    const entered = await enter(place, null);
    if (entered === null) onClose();
    else setFailure(entered);
  };
  return (
    <Dialog
      title="New case"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ Title: isTyped(title) })}
            isRunning={create.isRunning}
            onPress={() => void make()}
          >
            Make the case
          </ActButton>
        </>
      }
    >
      <TextField label="Title" value={title} onChange={setTitle} isRequired autoFocus maxLength={500} />
      <TextField
        label="Question"
        value={question}
        onChange={setQuestion}
        lines={3}
        hint="What is to be found out, in one or two sentences. It stands in the first line of the ledger."
      />
      <div className={styles['row']}>
        <SelectField
          label="Marking (TLP)"
          value={tlp}
          choices={tlpLabels.map((label) => ({ id: label, label: `TLP:${label}` }))}
          onChange={setTlp}
        />
        <SelectField
          label="Mark"
          value={mark}
          choices={[
            { id: 'none', label: 'None: a real case' },
            { id: 'exercise', label: 'EXERCISE', detail: 'said on every screen and in every file' },
            { id: 'demonstration', label: 'DEMONSTRATION', detail: 'judgements are for training' },
          ]}
          onChange={setMark}
        />
      </div>
      <SelectField
        label="First person enrolled"
        value={founder}
        choices={[
          ...people.map(({ principal, person }) => ({ id: principal, label: principal, detail: person })),
          { id: nobody, label: 'Nobody yet', detail: 'everything can be drafted, nothing released' },
        ]}
        onChange={setIdentity}
        hint="The case’s first key. Identities are made under Settings."
      />
      <div className={styles['place']}>
        <div>
          <strong>Place</strong>
          <code>
            <SafeText text={place} />
          </code>
        </div>
        <Button onPress={() => void choosePlace()}>Another folder…</Button>
      </div>
      {unpicked === null ? null : <FailureNotice failure={unpicked} />}
      {create.failure === null ? null : <FailureNotice failure={create.failure} />}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
