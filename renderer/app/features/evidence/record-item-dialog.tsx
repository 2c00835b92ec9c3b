import { useState } from 'react';
import type { ItemDetails } from '../../../../shared/api/contract.ts';
import { credibilities, forgeabilities, type evidenceKinds } from '../../../../shared/domain/vocabulary.ts';
import { useAct, useApi, useReply } from '../../api/replies.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import type { Failure } from '../../../../shared/base/result.ts';
import { draftToDetails, emptyAcquisition } from './acquisition-draft.ts';
import { AcquisitionFields } from './acquisition-fields.tsx';
import { CollectionFields } from './collection-fields.tsx';
import { useEvidence } from './evidence-store.ts';
import { collectionToInput, emptyCollection } from './intake-plan.ts';
import { formParts } from './intake-ready.ts';
import type { NewSource } from './intake-store.ts';
import { adequacyChoices, credibilityChoices, custodyChoices, forgeabilityChoices, kindChoices } from './words.ts';
import styles from './evidence.module.css';

type Grade = NonNullable<ItemDetails['grade']>;
type Kind = (typeof evidenceKinds)[number];

/** A record without a file: what a person states, what was looked for and not found, what is assumed. */
export const RecordItemDialog = ({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) => {
  const { call } = useApi();
  const record = useAct('intake.record');
  const change = useEvidence((state) => state.change);
  const [kind, setKind] = useState<Kind>('testimony');
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [url, setUrl] = useState('');
  const [grade, setGrade] = useState<Grade>({ custody: 'not_captured' });
  const start = useReply('grade.defaults', { folder }).value?.defaults.find((one) => one.kind === kind);
  const [collection, setCollection] = useState(emptyCollection);
  const [acquisition, setAcquisition] = useState(emptyAcquisition);
  const [newSource, setNewSource] = useState<NewSource | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const set = (next: Partial<Grade>): void => setGrade({ ...grade, ...next });

  /** The source of the record; a new one is recorded first, once, however often the rest is tried again. */
  const sourceOf = async (): Promise<string | null> => {
    if (newSource === null) return collection.source;
    const { name, kind: what, reliability } = newSource;
    const added = await call('source.add', {
      folder,
      name: name.trim(),
      kind: what.trim(),
      reliability,
      ...(collection.tlp !== '' && { tlp: collection.tlp }),
    });
    if (!added.ok) {
      setFailure(added.error);
      return null;
    }
    setNewSource(null);
    setCollection({ ...collection, source: added.value.id });
    return added.value.id;
  };
  const run = async (): Promise<void> => {
    setFailure(null);
    const source = await sourceOf();
    if (source === null) return;
    const { adequacy, ...rest } = grade;
    const reply = await record.run({
      folder,
      title: title.trim(),
      details: {
        description,
        ...draftToDetails(acquisition),
        ...(url.trim() !== '' && { url: url.trim() }),
        grade: { ...rest, kind, ...(kind === 'absence' && adequacy !== undefined && { adequacy }) },
      },
      ...collectionToInput({ ...collection, source }),
    });
    if (!reply.ok) return;
    change(folder, { open: reply.value.id, tab: 'item', sought: { id: reply.value.id, isMissing: false } });
    onClose();
  };
  const needed = notYet({
    Title: isTyped(title),
    'How well somebody looked': kind !== 'absence' || (grade.adequacy ?? null) !== null,
    ...formParts({ collectedAt: collection.collectedAt, acquisition, newSource }),
  });
  return (
    <Dialog
      title="Record an item without a file"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={needed} isRunning={record.isRunning} onPress={() => void run()}>
            {record.isRunning ? 'Recording…' : 'Record'}
          </ActButton>
        </>
      }
    >
      <div className={styles['grid']}>
        <SelectField label="Kind" value={kind} choices={kindChoices} onChange={setKind} />
        {kind === 'absence' ? (
          <SelectField
            label="How well somebody looked"
            isRequired
            value={grade.adequacy ?? null}
            choices={adequacyChoices}
            onChange={(adequacy) => set({ adequacy })}
          />
        ) : null}
      </div>
      <TextField label="Title" value={title} onChange={setTitle} isRequired autoFocus maxLength={500} />
      <TextField
        label="Description"
        value={description}
        onChange={setDescription}
        lines={4}
        hint={descriptionHint(kind)}
      />
      <TextField label="Address" value={url} onChange={setUrl} isMono maxLength={2000} hint="Where it was published." />
      <CollectionFields
        folder={folder}
        draft={collection}
        newSource={newSource}
        onDraft={(next) => setCollection({ ...collection, ...next })}
        onNewSource={setNewSource}
      />
      <div className={styles['grid']}>
        <SelectField
          label="Credibility of the content"
          isDisabled={kind === 'absence'}
          value={grade.credibility ?? credibilities.find((one) => one === start?.credibility) ?? '6'}
          choices={credibilityChoices}
          onChange={(credibility) => set({ credibility })}
          {...(kind === 'absence' && { hint: 'An absence is scored by how well somebody looked.' })}
        />
        <SelectField
          label="How easily it could have been planted"
          value={grade.forgeability ?? forgeabilities.find((one) => one === start?.forgeability) ?? 'high'}
          choices={forgeabilityChoices}
          onChange={(forgeability) => set({ forgeability })}
        />
        <SelectField
          label="Custody"
          value={grade.custody ?? 'not_captured'}
          choices={custodyChoices}
          onChange={(custody) => set({ custody })}
        />
      </div>
      <AcquisitionFields isRecord draft={acquisition} onDraft={(next) => setAcquisition({ ...acquisition, ...next })} />
      <Notice tone="info" title="What will be recorded">
        One item under the next free exhibit number, without a file and so without a hash. What you write here is what
        the case holds of it.
      </Notice>
      {failure === null ? null : <FailureNotice failure={failure} />}
      {record.failure === null ? null : <FailureNotice failure={record.failure} />}
    </Dialog>
  );
};

const descriptionHint = (kind: Kind): string => {
  switch (kind) {
    case 'artifact':
      return 'The thing itself and where it is kept, in neutral words.';
    case 'report':
      return 'What it says, in neutral words, and on what page.';
    case 'testimony':
      return 'What was stated, as near to the words as possible.';
    case 'absence':
      return 'What was looked for, where, over what time, and that it was not found.';
    case 'assumption':
      return 'What is taken as true, and what would show that it is not.';
  }
};
