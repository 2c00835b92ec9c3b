import { useState, type ReactNode } from 'react';
import type { Failure, Result } from '../../../shared/base/result.ts';
import { useReply } from '../api/replies.ts';
import { ActButton, notYet } from '../../ui/act-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice, Notice } from '../../ui/states.tsx';
import { SignerFields, type Signer } from './signer-fields.tsx';

const nothing: readonly string[] = [];

/**
 * Asks one person for a passphrase, after showing exactly what will happen. On failure it stays open with what was
 * typed; on success it closes, and the passphrase is gone with it.
 */
export const SignDialog = ({
  title,
  action,
  children,
  allowed,
  needed = nothing,
  onSign,
  onClose,
}: {
  readonly title: string;
  /** The button's word, such as "Approve". */
  readonly action: string;
  /** What will happen, in full. */
  readonly children: ReactNode;
  /** Principals who may; without it everybody with a key on this workstation. */
  readonly allowed?: readonly string[];
  /** What of what is shown is still to be filled in, by the names of the fields. */
  readonly needed?: readonly string[];
  readonly onSign: (signer: { readonly identity: string; readonly passphrase: string }) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) => {
  const listed = useReply('identity.list', {});
  const [signer, setSigner] = useState<Signer>({ identity: null, passphrase: '' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isRunning, setRunning] = useState(false);
  const people = (listed.value?.identities ?? []).filter(
    ({ principal }) => allowed === undefined || allowed.includes(principal),
  );
  const identity = signer.identity ?? people[0]?.principal ?? null;
  const sign = async (): Promise<void> => {
    if (identity === null || isRunning || needed.length > 0) return;
    setRunning(true);
    setFailure(null);
    const reply = await onSign({ identity, passphrase: signer.passphrase });
    setRunning(false);
    if (reply.ok) onClose();
    else setFailure(reply.error);
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={[
              ...needed,
              ...notYet({ 'somebody who may': identity !== null, Passphrase: signer.passphrase !== '' }),
            ]}
            isRunning={isRunning}
            onPress={() => void sign()}
          >
            {isRunning ? 'Working…' : action}
          </ActButton>
        </>
      }
    >
      {children}
      {listed.value !== undefined && people.length === 0 ? (
        <Notice tone="warn" title="Nobody who may do this has a key on this workstation.">
          {allowed === undefined
            ? 'Make an identity under Settings first.'
            : `It would take one of: ${allowed.join(', ') || 'nobody is enrolled'}.`}
        </Notice>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void sign();
          }}
        >
          <SignerFields
            people={people}
            signer={{ ...signer, identity }}
            onSigner={setSigner}
            isFirst={needed.length === 0}
          />
        </form>
      )}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
