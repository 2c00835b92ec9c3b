import { TextField } from '../../../ui/fields.tsx';
import { passphraseHint, repetitionError, type NewPassphrase } from './new-passphrase.ts';
import styles from './settings.module.css';

/** A new passphrase, typed twice. It is kept nowhere but in these fields. */
export const PassphraseFields = ({
  typed,
  onTyped,
}: {
  readonly typed: NewPassphrase;
  readonly onTyped: (typed: NewPassphrase) => void;
}) => (
  <div className={styles['pair']}>
    <TextField
      label="Passphrase"
      type="password"
      value={typed.passphrase}
      onChange={(passphrase) => onTyped({ ...typed, passphrase })}
      hint={passphraseHint(typed)}
      autoComplete="new-password"
      maxLength={1024}
      isRequired
    />
    <TextField
      label="The same again"
      type="password"
      value={typed.again}
      onChange={(again) => onTyped({ ...typed, again })}
      error={repetitionError(typed)}
      autoComplete="new-password"
      maxLength={1024}
      isRequired
    />
  </div>
);
