import { useState } from 'react';
import { counted } from '../../../../shared/base/counted.ts';
import { err, type Failure } from '../../../../shared/base/result.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { ActDialogProps } from './act-dialog-props.ts';
import { activePeople } from './release-way.ts';
import styles from './releases.module.css';

/** Asks that another profile of scoring or of policy be used. */
export const ProfileDialog = ({ releases, onDone, onClose }: ActDialogProps) => {
  const { folder, list } = releases;
  const ask = useAct('approval.request');
  const pick = usePick();
  const [file, setFile] = useState<string | null>(null);
  const [unpicked, setUnpicked] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    const picked = await pick({ purpose: 'files', title: 'Profile of scoring or policy' });
    setUnpicked(picked.ok ? null : picked.error);
    if (picked.ok) setFile(picked.value[0] ?? file);
  };
  return (
    <SignDialog
      title="Request another profile"
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
        A profile of scoring or of policy. The file is checked now, and its exact text becomes part of the request. Once
        two people have approved, every number of this case, or its harm and gates, are computed with it. What was
        released before keeps its own profile.
      </p>
      {unpicked === null ? null : <FailureNotice failure={unpicked} />}
      {file === null ? null : <PolicyChanges key={file} folder={folder} file={file} />}
    </SignDialog>
  );
};

/** What a policy profile would change, and why a file cannot be asked for. */
const PolicyChanges = ({ folder, file }: { readonly folder: string; readonly file: string }) => {
  const { value, failure, refetch } = useReply('policy.read', { folder, file }, { isVolatile: true });
  if (failure !== null) {
    return failure.code === 'PROFILE_OF_SCORING' ? (
      <p>The file is a profile of scoring. Scores are computed with it once two people have approved.</p>
    ) : (
      <FailureNotice failure={failure} onRetry={refetch} />
    );
  }
  const other = value?.other ?? null;
  if (other === null) return null;
  return (
    <>
      <p>
        <SafeText text={`${other.id} ${other.version}, ${other.status}`} max={200} />, SHA-256{' '}
        <Digest digest={other.sha256} isShort />:{' '}
        {other.differences.length === 0
          ? 'nothing differs.'
          : `${counted(other.differences.length, 'value differs', 'values differ')}.`}
      </p>
      <ul className={styles['differences']}>
        {other.differences.map(({ where, before, after }) => (
          <li key={where}>
            <code>
              <SafeText text={where} max={120} />
            </code>
            : <SafeText text={before ?? 'not there'} max={200} /> → <SafeText text={after ?? 'not there'} max={200} />
          </li>
        ))}
      </ul>
      {other.refusal === null ? null : <Notice tone="warn" title={<SafeText text={other.refusal} />} />}
    </>
  );
};

const noFile = { code: 'NO_FILE', message: 'No profile is chosen.', hint: 'Choose its file above.' } as const;
