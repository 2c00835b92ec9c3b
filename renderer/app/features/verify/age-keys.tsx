import { useState } from 'react';
import { IconX } from '@tabler/icons-react';
import type { Failure } from '../../../../shared/base/result.ts';
import { usePick } from '../../files/pick-store.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { lastName } from './verify-input.ts';
import { useVerifyStore } from './verify-store.ts';
import styles from './verify.module.css';

/** What opens a bundle that came encrypted with age. It is asked for only where the name says that it is one. */
export const AgeKeys = () => {
  const { age, setAge } = useVerifyStore();
  const [failure, setFailure] = useState<Failure | null>(null);
  const pick = usePick();
  const choose = async (): Promise<void> => {
    const picked = await pick({ purpose: 'files', title: 'Identity of age' });
    if (!picked.ok) return setFailure(picked.error);
    const [identity] = picked.value;
    if (identity !== undefined) setAge({ identity });
  };
  return (
    <fieldset className={styles['anchors']}>
      <legend>Opens it</legend>
      <p className={styles['note']}>
        The file is encrypted with age. It is opened into a copy that goes again when the verification ends.
      </p>
      <div className={styles['anchor']}>
        <div className={styles['anchorName']}>
          <span>Identity</span>
          {age.identity === null ? (
            <code>key.txt</code>
          ) : (
            <span className={styles['anchorFile']}>
              <code>
                <SafeText text={lastName(age.identity)} max={200} />
              </code>
              <IconButton label="Leave out: Identity" onPress={() => setAge({ identity: null })}>
                <IconX />
              </IconButton>
            </span>
          )}
        </div>
        <Button aria-label="Choose: Identity of age" onPress={() => void choose()}>
          Choose…
        </Button>
      </div>
      <TextField
        label="Or its passphrase"
        type="password"
        value={age.passphrase}
        onChange={(passphrase) => setAge({ passphrase })}
      />
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
    </fieldset>
  );
};
