import { useState } from 'react';
import {
  claimantKinds,
  groundOfRedressWords,
  redressGrounds,
  type ClaimantKind,
  type RedressGround,
} from '../../../../shared/domain/redress-vocabulary.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { DayField, isDayOrEmpty } from '../../consequence/day-field.tsx';
import { ItemsField, type ChosenItem } from '../../consequence/items-field.tsx';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';

const none = 'none';

/** Enters a claim as it was received. */
export const ReceiveDialog = ({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) => {
  const receive = useAct('redress.receive');
  const releases = useReply('release.list', { folder }).value?.releases ?? [];
  const measures = useReply('measure.list', { folder }).value?.measures ?? [];
  const hypotheses = useReply('hypothesis.list', { folder }).value?.hypotheses ?? [];
  const [ground, setGround] = useState<RedressGround>('misattribution');
  const [claimant, setClaimant] = useState<ClaimantKind>('organisation');
  const [name, setName] = useState('');
  const [words, setWords] = useState('');
  const [on, setOn] = useState('');
  const [release, setRelease] = useState(none);
  const [hypothesis, setHypothesis] = useState(none);
  const [measure, setMeasure] = useState(none);
  const [cites, setCites] = useState<readonly ChosenItem[]>([]);
  const [marking, setMarking] = useState<Marking>('case');
  const mustName = ground === 'misattribution';
  const run = async (): Promise<void> => {
    const reply = await receive.run({
      folder,
      ground,
      claimant,
      words: words.trim(),
      name: name.trim(),
      cites: cites.map(({ id }) => id),
      ...(on.trim() === '' ? {} : { on: on.trim() }),
      ...(release === none ? {} : { release: Number(release) }),
      ...(hypothesis === none ? {} : { hypothesis }),
      ...(measure === none ? {} : { measure }),
      ...toTlp(marking),
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Enter a claim"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              'The words of the claimant': isTyped(words),
              'The release that it is about': !mustName || release !== none,
              'Whom it says was wrongly named': !mustName || hypothesis !== none,
              Received: isDayOrEmpty(on),
            })}
            isRunning={receive.isRunning}
            onPress={() => void run()}
          >
            {receive.isRunning ? 'Recording…' : 'Enter it'}
          </ActButton>
        </>
      }
    >
      <TextField
        label="The words of the claimant"
        value={words}
        onChange={setWords}
        lines={4}
        isRequired
        autoFocus
        maxLength={200_000}
      />
      <SelectField
        label="Ground"
        value={ground}
        choices={redressGrounds.map((id) => ({ id, label: groundOfRedressWords[id] }))}
        onChange={setGround}
      />
      <SelectField
        label="The release that it is about"
        value={release}
        choices={[
          { id: none, label: 'none' },
          ...releases.map(({ line }) => ({ id: String(line), label: `the release of line ${line}` })),
        ]}
        onChange={setRelease}
      />
      <SelectField
        label="Whom it says was wrongly named"
        value={hypothesis}
        choices={[
          { id: none, label: 'nobody' },
          ...hypotheses.map(({ id, statement, level }) => ({
            id,
            label: `Level ${level ?? ''}: ${showText(statement ?? id)}`,
          })),
        ]}
        onChange={setHypothesis}
        hint={mustName ? 'A misattribution says which release and whom.' : undefined}
      />
      <SelectField
        label="The measure that it is about"
        value={measure}
        choices={[
          { id: none, label: 'none' },
          ...measures.map(({ id, instrument, title }) => ({ id, label: `${instrument.id}: ${showText(title ?? id)}` })),
        ]}
        onChange={setMeasure}
      />
      <SelectField
        label="Kind of claimant"
        value={claimant}
        choices={claimantKinds.map((id) => ({ id, label: id }))}
        onChange={setClaimant}
      />
      <TextField
        label="Name of the claimant"
        value={name}
        onChange={setName}
        maxLength={500}
        hint="Withheld by the marking."
      />
      <DayField label="Received" value={on} onChange={setOn} empty="today" />
      <ItemsField folder={folder} chosen={cites} isRequired={false} onChange={setCites} />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {receive.failure === null ? null : <FailureNotice failure={receive.failure} />}
    </Dialog>
  );
};
