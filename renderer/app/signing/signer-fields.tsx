import type { Output } from '../../../shared/api/contract.ts';
import { useApi, useReply } from '../api/replies.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import styles from './signing.module.css';

export type Signer = { readonly identity: string | null; readonly passphrase: string };
type Person = Output<'identity.list'>['identities'][number];

/** One person and their passphrase. In the demonstration the invented persons' passphrases can be filled in. */
export const SignerFields = ({
  people,
  signer,
  onSigner,
  isFirst = false,
  label = 'Who signs',
}: {
  readonly people: readonly Person[];
  readonly signer: Signer;
  readonly onSigner: (signer: Signer) => void;
  /** Puts the cursor into the passphrase. */
  readonly isFirst?: boolean;
  readonly label?: string;
}) => (
  <div className={styles['signer']}>
    <SelectField
      label={label}
      value={signer.identity}
      choices={people.map(({ principal, person }) => ({
        id: principal,
        label: principal,
        ...(person !== '' && { detail: person }),
      }))}
      onChange={(identity) => onSigner({ identity, passphrase: '' })}
    />
    <PassphraseField
      principal={signer.identity}
      passphrase={signer.passphrase}
      onPassphrase={(passphrase) => onSigner({ ...signer, passphrase })}
      isFirst={isFirst}
    />
  </div>
);

/** A passphrase, and in a demonstration a button that fills in the one of an invented person. */
export const PassphraseField = ({
  principal,
  passphrase,
  onPassphrase,
  label = 'Passphrase',
  isFirst = false,
}: {
  readonly principal: string | null;
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
  readonly label?: string;
  readonly isFirst?: boolean;
}) => {
  const { call } = useApi();
  const workstation = useReply('workstation.read', {});
  const fill = async (): Promise<void> => {
    const reply = await call('demo.passphrase', { principal: principal ?? '' });
    if (reply.ok) onPassphrase(reply.value.passphrase);
  };
  return (
    <>
      <TextField
        label={label}
        type="password"
        value={passphrase}
        onChange={onPassphrase}
        autoFocus={isFirst}
        autoComplete="off"
        maxLength={1024}
      />
      {workstation.value?.isDemonstration === true && principal !== null ? (
        <Button look="quiet" onPress={() => void fill()}>
          Fill in the demonstration’s passphrase
        </Button>
      ) : null}
    </>
  );
};
