import { useState } from 'react';
import { nameSenses, type NameSense } from '../../../../shared/domain/name-claims.ts';
import { isProvisionalName } from '../../../../shared/domain/provisional-name.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import type { ListedHypothesis } from './use-reasoning.ts';
import styles from './naming.module.css';

type By = 'source' | 'item';

/** Records what a source, or an item of evidence, calls the actor of a hypothesis. */
export const NameDialog = ({
  folder,
  hypothesis,
  onClose,
}: {
  readonly folder: string;
  readonly hypothesis: ListedHypothesis;
  readonly onClose: () => void;
}) => {
  const claim = useAct('name.claim');
  const sources = useReply('source.list', { folder });
  const [by, setBy] = useState<By>('source');
  const [source, setSource] = useState<string | null>(null);
  const [item, setItem] = useState('');
  const [name, setName] = useState('');
  const [sense, setSense] = useState<NameSense>('same_as');
  const [attack, setAttack] = useState('');
  const [reason, setReason] = useState('');
  const [marking, setMarking] = useState<Marking>('case');
  const attackId = attack.trim().toUpperCase();
  const isAttackSound = attackId === '' || /^G\d{4}$/u.test(attackId);
  const who =
    by === 'source'
      ? source === null
        ? null
        : ({ kind: 'source', source } as const)
      : item.trim() === ''
        ? null
        : ({ kind: 'item', evidence: item.trim() } as const);
  const run = async (): Promise<void> => {
    if (who === null) return;
    const reply = await claim.run({
      folder,
      hypothesis: hypothesis.id,
      by: who,
      name: name.trim(),
      sense,
      ...(attackId !== '' && { attack: attackId }),
      reason: reason.trim(),
      ...toTlp(marking),
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Record a name"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              [by === 'source' ? 'Source' : 'Exhibit number']: who !== null,
              Name: isTyped(name),
              'Group of ATT&CK': isAttackSound,
              Reason: isTyped(reason),
            })}
            isRunning={claim.isRunning}
            onPress={() => void run()}
          >
            {claim.isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      <Segments
        label="Who uses it"
        choices={[
          { id: 'source', label: 'A source' },
          { id: 'item', label: 'An item of evidence' },
        ]}
        selected={by}
        onSelect={setBy}
      />
      {by === 'source' ? (
        <SelectField
          label="Source"
          value={source}
          choices={(sources.value?.sources ?? []).map(({ id, name: own }) => ({ id, label: own ?? id }))}
          onChange={setSource}
        />
      ) : (
        <TextField label="Exhibit number" value={item} onChange={setItem} isRequired maxLength={100} />
      )}
      {sources.failure === null ? null : <FailureNotice failure={sources.failure} onRetry={sources.refetch} />}
      <div className={styles['grid']}>
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          isRequired
          maxLength={200}
          hint={
            isProvisionalName(name) ? 'A provisional name: it is shown with that label.' : 'As it is written there.'
          }
        />
        <SelectField
          label="Sense"
          value={sense}
          choices={nameSenses.map((id) => ({ id, label: senseLabels[id] }))}
          onChange={setSense}
          hint="What that source says, not what you hold."
        />
      </div>
      <TextField
        label="Group of ATT&CK"
        value={attack}
        onChange={setAttack}
        isMono
        maxLength={5}
        error={isAttackSound ? null : 'G and four digits, such as G0034.'}
        hint="Only where the source itself means that group."
      />
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={2}
        isRequired
        maxLength={200_000}
        hint="Where it stands there, and how it was read."
      />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {claim.failure === null ? null : <FailureNotice failure={claim.failure} />}
    </Dialog>
  );
};

const senseLabels: Readonly<Record<NameSense, string>> = {
  same_as: 'Is the same as it',
  overlaps: 'Overlaps with it',
  part_of: 'Is part of it',
  contains: 'Contains it',
  disputed: 'Is not, or not surely, it',
};
