import { CheckField, TextField } from '../../../ui/fields.tsx';
import styles from './releases.module.css';

export type AgeDraft = {
  readonly isOn: boolean;
  /** Recipients, one a line. */
  readonly recipients: string;
  readonly passphrase: string;
};
export const noAge: AgeDraft = { isOn: false, recipients: '', passphrase: '' };

const recipientsIn = ({ recipients }: AgeDraft): readonly string[] =>
  recipients.split(/\s+/u).filter((one) => one !== '');

/** Undefined: not encrypted. */
export const ageOf = (draft: AgeDraft): { readonly recipients: string[]; readonly passphrase?: string } | undefined => {
  if (!draft.isOn) return undefined;
  const { passphrase } = draft;
  return { recipients: [...recipientsIn(draft)], ...(passphrase !== '' && { passphrase }) };
};

/** Recipients or a passphrase, as age has it: one of the two. */
export const isAgeReady = (draft: AgeDraft): boolean =>
  !draft.isOn || recipientsIn(draft).length > 0 !== (draft.passphrase !== '');

/** For the way: the ZIP is written encrypted, and nothing else. */
export const AgeFields = ({
  draft,
  onChange,
}: {
  readonly draft: AgeDraft;
  readonly onChange: (draft: AgeDraft) => void;
}) => (
  <div className={styles['stack']}>
    <CheckField value={draft.isOn} onChange={(isOn) => onChange({ ...draft, isOn })}>
      Encrypt it with age for the way
    </CheckField>
    {draft.isOn ? (
      <>
        <TextField
          label="Recipients"
          hint="One a line; each begins with age1. Leave empty to use a passphrase."
          lines={2}
          isMono
          value={draft.recipients}
          onChange={(recipients) => onChange({ ...draft, recipients })}
        />
        <TextField
          label="Or a passphrase"
          hint="Tell it to the reader by another way than the file."
          type="password"
          value={draft.passphrase}
          onChange={(passphrase) => onChange({ ...draft, passphrase })}
          error={isAgeReady(draft) || draft.passphrase === '' ? null : 'Recipients or a passphrase, not both.'}
        />
      </>
    ) : null}
  </div>
);
