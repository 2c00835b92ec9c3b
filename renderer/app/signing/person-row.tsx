import { Segments } from '../../ui/segments.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { PassphraseField } from './signer-fields.tsx';
import styles from './signing.module.css';

export type Part = 'none' | 'here' | 'later';

/** One of several people who may take part in an act: not at all, here with a passphrase, or later where their key is. */
export const PersonRow = ({
  principal,
  person,
  hasKey,
  part,
  parts,
  passphrase,
  onPart,
  onPassphrase,
}: {
  readonly principal: string;
  readonly person: string;
  /** Whether their key is on this workstation. */
  readonly hasKey: boolean;
  readonly part: Part;
  readonly parts: readonly { readonly id: Part; readonly label: string }[];
  readonly passphrase: string;
  readonly onPart: (part: Part) => void;
  readonly onPassphrase: (passphrase: string) => void;
}) => (
  <div className={styles['person']}>
    <div className={styles['personHead']}>
      <span className={styles['personName']}>
        <strong>
          <SafeText text={principal} max={100} />
        </strong>
        {person === '' ? null : <SafeText text={person} max={200} />}
        {hasKey ? null : <span>no key on this workstation</span>}
      </span>
      <Segments
        label={`Part of ${principal}`}
        choices={parts.filter(({ id }) => hasKey || id !== 'here')}
        selected={part}
        onSelect={onPart}
      />
    </div>
    {part === 'here' ? (
      <div className={styles['personKey']}>
        <PassphraseField
          principal={principal}
          passphrase={passphrase}
          onPassphrase={onPassphrase}
          label={`Passphrase of ${principal}`}
        />
      </div>
    ) : null}
  </div>
);
