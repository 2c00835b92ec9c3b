import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { PersonRows, takingOf, type Takings } from '../../signing/person-rows.tsx';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { Notice } from '../../../ui/states.tsx';
import { activePeople } from './release-way.ts';
import type { Releases } from './use-releases.ts';

const witnessParts = [
  { id: 'none', label: 'No' },
  { id: 'here', label: 'Cosigns' },
] as const;

/** One person freezes; witnesses at hand cosign in the same step. */
export const FreezeDialog = ({
  releases,
  isDraft,
  onFrozen,
  onClose,
}: {
  readonly releases: Releases;
  readonly isDraft: boolean;
  readonly onFrozen: (frozen: Output<'release.freeze'>) => void;
  readonly onClose: () => void;
}) => {
  const { folder, list, info } = releases;
  const freeze = useAct('release.freeze');
  const known = useReply('identity.list', {});
  const [takings, setTakings] = useState<Takings>({});
  const people = activePeople(list).map(({ principal }) => principal);
  const witnesses = (known.value?.identities ?? []).map(({ principal, person }) => ({
    principal,
    person,
    hasKey: true,
  }));
  const cosigning = witnesses.filter(({ principal }) => takingOf(takings, principal).part === 'here');
  return (
    <SignDialog
      title={isDraft ? 'Freeze a draft' : 'Freeze the release'}
      action="Freeze"
      allowed={people}
      onSign={async (signer) => {
        const done = await freeze.run({
          folder,
          ...signer,
          witnesses: cosigning.map(({ principal }) => ({
            identity: principal,
            passphrase: takingOf(takings, principal).passphrase,
          })),
        });
        if (done.ok) onFrozen(done.value);
        return done;
      }}
      onClose={onClose}
    >
      <p>
        Line {info.ledger.size} closes the release of {info.ledger.size + 1} lines. The key of the log signs the
        checkpoint over them. This cannot be undone; what is added later belongs to the next release.
      </p>
      {isDraft ? (
        <Notice tone="warn">It is a draft: one person is enrolled, and its bundles do not verify.</Notice>
      ) : null}
      <div>
        <strong>Witnesses</strong>
        <p>
          A witness confirms having seen this history, and that it extends the one seen before. Best somebody who is
          neither of those who approved.
        </p>
      </div>
      <PersonRows label="Witnesses" people={witnesses} parts={witnessParts} takings={takings} onTakings={setTakings} />
    </SignDialog>
  );
};
