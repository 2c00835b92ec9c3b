import { useState } from 'react';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { useGo } from '../../navigation.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { useVerifyRequest } from '../../verify-request.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './releases.module.css';

type Task = 'sign' | 'cosign';
type Done = { readonly path: string; readonly words: string };

/** Adds one person's signature, or a witness's cosignature, to a bundle that is there already. */
export const SignBundleCard = () => {
  const pick = usePick();
  const go = useGo();
  const askVerify = useVerifyRequest((state) => state.ask);
  const [task, setTask] = useState<{ readonly kind: Task; readonly path: string } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const choose = async (kind: Task): Promise<void> => {
    setFailure(null);
    const picked = await pick({ purpose: 'bundle', title: kind === 'sign' ? 'Bundle to sign' : 'Bundle to cosign' });
    if (!picked.ok) return setFailure(picked.error);
    const [path] = picked.value;
    if (path !== undefined) setTask({ kind, path });
  };
  return (
    <Card title="Add a signature to a bundle">
      <div className={styles['stack']}>
        <p className={styles['prose']}>
          A signer who was to sign later does so here, on the workstation with their key. A witness adds a cosignature.
          The bundle is verified first: nothing may be wrong with it but signatures that are not there yet.
        </p>
        <div className={styles['buttons']}>
          <Button onPress={() => void choose('sign')}>Sign a bundle…</Button>
          <Button onPress={() => void choose('cosign')}>Cosign a bundle…</Button>
        </div>
        {done === null ? null : (
          <Notice tone="good" title={done.words} onClose={() => setDone(null)}>
            <Button
              onPress={() => {
                askVerify(done.path);
                go.toWorkstation('verify');
              }}
            >
              Verify it
            </Button>
          </Notice>
        )}
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      </div>
      {task === null ? null : (
        <AddSignatureDialog task={task.kind} path={task.path} onDone={setDone} onClose={() => setTask(null)} />
      )}
    </Card>
  );
};

const AddSignatureDialog = ({
  task,
  path,
  onDone,
  onClose,
}: {
  readonly task: Task;
  readonly path: string;
  readonly onDone: (done: Done) => void;
  readonly onClose: () => void;
}) => {
  const sign = useAct('bundle.sign');
  const cosign = useAct('checkpoint.cosign');
  return (
    <SignDialog
      title={task === 'sign' ? 'Sign a bundle' : 'Cosign a bundle'}
      action={task === 'sign' ? 'Sign' : 'Cosign'}
      onSign={async (signer) => {
        if (task === 'sign') {
          const signed = await sign.run({ path, ...signer });
          if (signed.ok) onDone({ path, words: `Signed: ${signed.value.file} was added.` });
          return signed;
        }
        const cosigned = await cosign.run({ path, ...signer });
        if (cosigned.ok) onDone({ path, words: `Cosigned as ${cosigned.value.witness}.` });
        return cosigned;
      }}
      onClose={onClose}
    >
      <code className={styles['digest']}>
        <SafeText text={path} max={1000} />
      </code>
      <p>
        {task === 'sign'
          ? 'The bundle is verified, then one file is added: this person’s signature over everything that it lists. Nothing else in it changes.'
          : 'The bundle is verified and compared with what this workstation saw of the case before. Then one file is added: this witness’s cosignature. From now on this workstation notices a shorter or rewritten history.'}
      </p>
    </SignDialog>
  );
};
