import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useAct } from '../../api/replies.ts';
import { useSave } from '../../files/pick-store.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { CheckpointLines } from './checkpoint-lines.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** A checkpoint of the case as it is now, and cosignatures of the last release. */
export const CheckpointCard = ({ releases }: { readonly releases: Releases }) => {
  const { folder, info, list, readOnly } = releases;
  const write = useAct('checkpoint.write');
  const cosign = useAct('checkpoint.cosign');
  const save = useSave();
  const [written, setWritten] = useState<Output<'checkpoint.write'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isCosigning, setCosigning] = useState(false);
  const [witness, setWitness] = useState<string | null>(null);
  const last = list.releases.at(-1);
  const canCosign = last !== undefined && !last.closed;
  const run = async (isToFile: boolean): Promise<void> => {
    setFailure(null);
    if (!isToFile) {
      const shown = await write.run({ folder });
      if (shown.ok) setWritten(shown.value);
      return;
    }
    const chosen = await save({ title: 'Where the checkpoint is written', name: `checkpoint-${info.ledger.size}.txt` });
    if (!chosen.ok) return setFailure(chosen.error);
    if (chosen.value === null) return;
    const done = await write.run({ folder, out: chosen.value });
    if (done.ok) setWritten(done.value);
  };
  return (
    <Card title="Checkpoint of now" aside={counted(info.ledger.size, 'line')}>
      <div className={styles['stack']}>
        <p className={styles['prose']}>
          Three lines and the log’s signature, over the case as it is now. Whoever keeps them notices later if a line
          was cut off or rewritten. Nothing is added to the ledger.
        </p>
        <div className={styles['buttons']}>
          <Button isDisabled={write.isRunning || readOnly !== null} onPress={() => void run(false)}>
            Show it
          </Button>
          <Button isDisabled={write.isRunning || readOnly !== null} onPress={() => void run(true)}>
            Write to a file…
          </Button>
        </div>
        {written === null ? null : (
          <>
            {written.out === null ? null : (
              <Notice tone="good">
                Written to <SafeText text={written.out} max={1000} />
              </Notice>
            )}
            <CheckpointLines text={written.note} label="Signed checkpoint" />
          </>
        )}
        {write.failure === null ? null : <FailureNotice failure={write.failure} onClose={write.clear} />}
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
        <div className={styles['buttons']}>
          <Button isDisabled={!canCosign || readOnly !== null} onPress={() => setCosigning(true)}>
            Cosign the last release…
          </Button>
          <span className={styles['muted']}>
            {last === undefined
              ? 'no release yet'
              : last.closed
                ? 'exported already, so witnesses cosign the bundle'
                : 'possible until its first export'}
          </span>
        </div>
        {witness === null ? null : (
          <Notice tone="good" onClose={() => setWitness(null)}>
            Cosigned as <SafeText text={witness} max={200} />.
          </Notice>
        )}
        <ReadOnlyNote reason={readOnly} />
      </div>
      {isCosigning && last !== undefined ? (
        <SignDialog
          title="Cosign the last release"
          action="Cosign"
          onSign={async (signer) => {
            const done = await cosign.run({ path: folder, ...signer });
            if (done.ok) setWitness(done.value.witness);
            return done;
          }}
          onClose={() => setCosigning(false)}
        >
          <p>
            The release of {last.size} lines is compared with what this workstation saw of the case before. Then this
            witness’s cosignature is added to its checkpoint, which every edition carries.
          </p>
          {last.checkpoint === null ? null : <CheckpointLines text={last.checkpoint} />}
        </SignDialog>
      ) : null}
    </Card>
  );
};
