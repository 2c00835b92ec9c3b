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
}) => {
  const { call } = useApi();
  const workstation = useReply('workstation.read', {});
  const fill = async (principal: string): Promise<void> => {
    const reply = await call('demo.passphrase', { principal });
    if (reply.ok) onSigner({ identity: principal, passphrase: reply.value.passphrase });
  };
  return (
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
      <TextField
        label="Passphrase"
        type="password"
        value={signer.passphrase}
        onChange={(passphrase) => onSigner({ ...signer, passphrase })}
        autoFocus={isFirst}
        autoComplete="off"
        maxLength={1024}
      />
      {workstation.value?.isDemonstration === true && signer.identity !== null ? (
        <Button look="quiet" onPress={() => void fill(signer.identity ?? '')}>
          Fill in the demonstration’s passphrase
        </Button>
      ) : null}
    </div>
  );
};
