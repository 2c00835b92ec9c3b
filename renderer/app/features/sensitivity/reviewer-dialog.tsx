import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { SafeText } from '../../../marks/safe-text.tsx';

type Naming = Output<'review.list'>['namings'][number];
export type ReviewerAct = { readonly kind: 'assign' } | { readonly kind: 'withdraw'; readonly naming: Naming };

/** Names who reviews independently, or withdraws that. */
export const ReviewerDialog = ({
  folder,
  act,
  onClose,
}: {
  readonly folder: string;
  readonly act: ReviewerAct;
  readonly onClose: () => void;
}) => {
  const assign = useAct('review.assign');
  const [person, setPerson] = useState('');
  const [principal, setPrincipal] = useState('');
  const [reason, setReason] = useState('');
  const isNaming = act.kind === 'assign';
  const run = async (): Promise<void> => {
    const who = isNaming ? { person: person.trim(), principal: principal.trim() } : { withdraw: act.naming.id };
    const reply = await assign.run({ folder, ...who, reason: reason.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={isNaming ? 'Name an independent reviewer' : 'Withdraw the naming'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ Person: !isNaming || isTyped(person), Reason: isTyped(reason) })}
            isRunning={assign.isRunning}
            onPress={() => void run()}
          >
            {assign.isRunning ? 'Recording…' : isNaming ? 'Name them' : 'Withdraw it'}
          </ActButton>
        </>
      }
    >
      {isNaming ? (
        <>
          <TextField
            label="Person"
            value={person}
            onChange={setPerson}
            isRequired
            autoFocus
            maxLength={500}
            hint="Somebody who has rated, recorded and approved nothing in this case."
          />
          <TextField
            label="Principal of their key"
            value={principal}
            onChange={setPrincipal}
            maxLength={500}
            hint="If they have one; a signed answer will name it."
          />
        </>
      ) : (
        <p>
          <SafeText text={act.naming.person ?? 'withheld'} max={200} /> is then no longer named to review.
        </p>
      )}
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={4}
        isRequired
        autoFocus={!isNaming}
        maxLength={200_000}
        hint={isNaming ? 'Why this person, and what makes them independent.' : 'Why they do not review.'}
      />
      {assign.failure === null ? null : <FailureNotice failure={assign.failure} />}
    </Dialog>
  );
};
