import { useState } from 'react';
import { err } from '../../../../shared/base/result.ts';
import { useAct } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { ActDialogProps } from './act-dialog-props.ts';
import { activePeople } from './release-way.ts';
import styles from './releases.module.css';

/** Asks that another scoring profile be used. */
export const ProfileDialog = ({ releases, onDone, onClose }: ActDialogProps) => {
  const { folder, list } = releases;
  const ask = useAct('approval.request');
  const pick = usePick();
  const [file, setFile] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    const picked = await pick({ purpose: 'files', title: 'Scoring profile' });
    const [first] = picked.ok ? picked.value : [];
    if (first !== undefined) setFile(first);
  };
  return (
    <SignDialog
      title="Request another scoring profile"
      action="Request"
      allowed={activePeople(list).map(({ principal }) => principal)}
      onSign={async (signer) => {
        if (file === null) return err(noFile);
        const done = await ask.run({ folder, act: { kind: 'profile', file }, ...signer });
        if (done.ok) onDone(done.value.performed);
        return done;
      }}
      onClose={onClose}
    >
      <div className={styles['fileRow']}>
        <code>{file === null ? 'no file chosen' : <SafeText text={file} max={1000} />}</code>
        <Button onPress={() => void choose()}>Choose…</Button>
      </div>
      <p>
        The file is checked now, and its exact text becomes part of the request. Once two people have approved, every
        number of this case is computed with it. What was released before keeps its own profile.
      </p>
    </SignDialog>
  );
};

const noFile = { code: 'NO_FILE', message: 'No profile is chosen.', hint: 'Choose its file above.' } as const;
