import { useState } from 'react';
import { err } from '../../../../shared/base/result.ts';
import { useAct } from '../../api/replies.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Notice } from '../../../ui/states.tsx';
import type { ActDialogProps } from './act-dialog-props.ts';
import { activePeople } from './release-way.ts';

/** Asks that an enrolment end. */
export const RevokeDialog = ({ releases, onDone, onClose }: ActDialogProps) => {
  const { folder, list } = releases;
  const ask = useAct('approval.request');
  const people = activePeople(list);
  const [principal, setPrincipal] = useState<string | null>(null);
  return (
    <SignDialog
      title="Request a revocation"
      action="Request"
      allowed={people.map((identity) => identity.principal)}
      onSign={async (signer) => {
        if (principal === null) return err(nobody);
        const done = await ask.run({ folder, act: { kind: 'revoke', principal }, ...signer });
        if (done.ok) onDone(done.value.performed);
        return done;
      }}
      onClose={onClose}
    >
      <SelectField
        label="Whose enrolment ends"
        isRequired
        value={principal}
        choices={people.map((identity) => ({
          id: identity.principal,
          label: identity.principal,
          ...(identity.person !== '' && { detail: identity.person }),
        }))}
        onChange={setPrincipal}
      />
      <p>
        What this person approved and signed before stays valid. What comes after the revocation no longer counts. It
        takes two approvals, and it cannot be taken back: the same person cannot be enrolled again.
      </p>
      {people.length <= 2 ? (
        <Notice tone="warn" title="Fewer than two people would be left.">
          Nobody could then approve anything: no release, no enrolment, no other profile. Enrol somebody else first.
        </Notice>
      ) : null}
    </SignDialog>
  );
};

const nobody = {
  code: 'NOBODY_CHOSEN',
  message: 'Nobody is chosen.',
  hint: 'Choose whose enrolment is to end.',
} as const;
