import { useState } from 'react';
import { originRelations } from '../../../../shared/domain/vocabulary.ts';
import { shortDecimal } from '../../../../shared/attribution/shown-numbers.ts';
import { decimalSchema } from '../../../../shared/ledger/field-types.ts';
import type { ScoringProfile } from '../../../../shared/reference/scoring-profiles.ts';
import { useAct } from '../../api/replies.ts';
import { relationWords } from '../../scores/relation-words.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import type { ListedGroup } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

type Relation = (typeof originRelations)[number];

/** What items of one origin share, and how far they depend on each other. */
export const GroupDialog = ({
  folder,
  group,
  profile,
  onSet,
  onClose,
}: {
  readonly folder: string;
  readonly group: ListedGroup | undefined;
  readonly profile: ScoringProfile | undefined;
  readonly onSet: (id: string) => void;
  readonly onClose: () => void;
}) => {
  const set = useAct('group.set');
  const usualRho = (relation: Relation): string =>
    profile === undefined ? '' : shortDecimal(profile.rhoDefaults[relation]);
  const [name, setName] = useState(group?.name ?? '');
  const [relation, setRelation] = useState<Relation>(
    originRelations.find((one) => one === group?.relation) ?? 'same_upstream_report',
  );
  const [rho, setRho] = useState(group?.rho ?? usualRho(relation));
  const [reason, setReason] = useState(group?.reason ?? '');
  const [marking, setMarking] = useState<Marking>('case');
  const isRho = rho === '' || (decimalSchema.safeParse(rho).success && Number(rho) <= 1);
  const items = group?.items.length ?? 0;
  const run = async (): Promise<void> => {
    const reply = await set.run({
      folder,
      ...(group !== undefined && { id: group.id }),
      name: name.trim(),
      relation,
      ...(rho !== '' && { rho }),
      reason,
      ...toTlp(marking),
    });
    if (!reply.ok) return;
    onSet(reply.value.id);
    onClose();
  };
  return (
    <Dialog
      title={group === undefined ? 'Add a group of shared origin' : 'Change a group of shared origin'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ Name: isTyped(name), 'Dependence ρ': isRho })}
            isRunning={set.isRunning}
            onPress={() => void run()}
          >
            {set.isRunning ? 'Recording…' : group === undefined ? 'Add the group' : 'Record the change'}
          </ActButton>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        isRequired
        autoFocus
        maxLength={500}
        hint="What they all come from, such as “report of 12 January”."
      />
      <div className={styles['grid']}>
        <SelectField
          label="They share"
          value={relation}
          choices={originRelations.map((one) => ({
            id: one,
            label: relationWords[one],
            ...(profile !== undefined && { detail: `dependence ${usualRho(one)} unless another is stated` }),
          }))}
          onChange={(chosen) => {
            setRelation(chosen);
            setRho(usualRho(chosen));
          }}
        />
        <TextField
          label="Dependence ρ"
          value={rho}
          onChange={(text) => setRho(text.trim().replace(',', '.'))}
          isMono
          maxLength={14}
          error={isRho ? null : 'A decimal from 0, independent, to 1, the same thing again.'}
          hint="0: each counts in full. 1: only the strongest counts."
        />
      </div>
      <TextField label="Reason" value={reason} onChange={setReason} lines={3} maxLength={200_000} />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      <Notice tone="info">
        {items === 0
          ? 'Items come into the group when their grade is corrected, in Evidence.'
          : `The case is scored again with this dependence for its ${items === 1 ? 'item' : `${items} items`}.`}
      </Notice>
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};
