import { useState } from 'react';
import { isPrincipal } from '../../../../shared/bundle/principal.ts';
import { useAct } from '../../api/replies.ts';
import { joinPath } from '../../files/file-rules.ts';
import { usePickHere } from '../../files/pick-store.ts';
import { useSettings } from '../../settings.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { identityParts, noPassphrase, principalError } from './new-passphrase.ts';
import { PassphraseFields } from './passphrase-fields.tsx';
import styles from './settings.module.css';

/** A person's key: made here, or brought from a key file of OpenSSH. */
export const IdentityDialog = ({
  way,
  onMade,
  onClose,
}: {
  readonly way: 'new' | 'import';
  readonly onMade: (principal: string) => void;
  readonly onClose: () => void;
}) => {
  const { workstation } = useSettings();
  const create = useAct('identity.create');
  const bring = useAct('identity.import');
  const { pick, failure: unpicked } = usePickHere();
  const [principal, setPrincipal] = useState('');
  const [person, setPerson] = useState('');
  const [typed, setTyped] = useState(noPassphrase);
  const [file, setFile] = useState<string | null>(null);
  const [filePassphrase, setFilePassphrase] = useState('');
  const isImport = way === 'import';
  const isRunning = create.isRunning || bring.isRunning;
  const needed = notYet({ 'Key file': !isImport || file !== null, ...identityParts(principal, typed) });
  const choose = async (): Promise<void> => {
    const [first] = await pick({ purpose: 'files', title: 'A private key of OpenSSH' });
    setFile(first ?? file);
  };
  const run = async (): Promise<void> => {
    if (needed.length > 0 || isRunning) return;
    const common = { principal, person, passphrase: typed.passphrase };
    const made =
      isImport && file !== null ? await bring.run({ ...common, file, filePassphrase }) : await create.run(common);
    if (made.ok) onMade(made.value.principal);
  };
  const failure = unpicked ?? create.failure ?? bring.failure;
  const place = joinPath(
    joinPath(workstation?.profile ?? '', 'identities'),
    `${isPrincipal(principal) ? principal : '…'}.json`,
  );
  return (
    <Dialog
      title={isImport ? 'Bring a key of OpenSSH' : 'New identity'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={needed} isRunning={isRunning} onPress={() => void run()}>
            {isRunning ? 'Working…' : isImport ? 'Bring it in' : 'Make the identity'}
          </ActButton>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {isImport ? (
          <>
            <div className={styles['place']}>
              <div>
                <strong>Key file</strong>
                <code>{file === null ? 'none chosen' : <SafeText text={file} />}</code>
              </div>
              <Button onPress={() => void choose()}>Choose…</Button>
            </div>
            <TextField
              label="Passphrase of that file"
              type="password"
              value={filePassphrase}
              onChange={setFilePassphrase}
              hint="Empty where it has none. The file is read and left as it is. Ed25519 keys only."
              autoComplete="off"
              maxLength={1024}
            />
          </>
        ) : null}
        <div className={styles['pair']}>
          <TextField
            label="Principal"
            value={principal}
            onChange={setPrincipal}
            hint="The short name under which it signs, such as anna. It stands on every signature and in file names."
            error={principalError(principal)}
            isRequired
            autoFocus
            maxLength={63}
          />
          <TextField
            label="Person"
            value={person}
            onChange={setPerson}
            hint="The name that people read. Empty: the principal."
            maxLength={200}
          />
        </div>
        <PassphraseFields typed={typed} onTyped={setTyped} />
        {/* A form with several fields is submitted by Enter only where it has a button. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden disabled={needed.length > 0}>
          Make
        </button>
      </form>
      <Notice tone="info" title="What will happen">
        {isImport ? 'The key is sealed again' : 'An Ed25519 key is made and sealed'} with this passphrase, in{' '}
        <code>
          <SafeText text={place} />
        </code>
        . Keep a copy of that file. Nobody can restore a lost key or a forgotten passphrase.
      </Notice>
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
