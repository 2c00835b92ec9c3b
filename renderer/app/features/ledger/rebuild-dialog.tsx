import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice, Notice, Progress } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useAct } from '../../api/replies.ts';
import { useState } from 'react';
import { counted } from '../../../../shared/base/counted.ts';
import type { Output } from '../../../../shared/api/contract.ts';
import styles from './ledger.module.css';

const differencesMax = 20;

/** Tables are made from the ledger; they can be dropped and made again. Says so before it does it. */
export const RebuildDialog = ({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) => {
  const { run, isRunning, failure } = useAct('case.rebuild');
  const [done, setDone] = useState<Output<'case.rebuild'> | null>(null);
  // The button stays what it is while it works: one that is disabled would lose the focus, and with it Escape.
  const rebuild = async (): Promise<void> => {
    if (isRunning) return;
    const reply = await run({ folder });
    if (reply.ok) setDone(reply.value);
  };
  return (
    <Dialog
      title="Rebuild the tables"
      isOpen
      onClose={onClose}
      footer={
        done === null ? (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button look="primary" onPress={() => void rebuild()}>
              {isRunning ? 'Rebuilding…' : 'Rebuild'}
            </Button>
          </>
        ) : (
          // The button that had the focus is gone.
          <Button look="primary" onPress={onClose} autoFocus>
            Close
          </Button>
        )
      }
    >
      <p>
        Everything that the screens show is read from tables, and every table is made from the lines of the ledger. This
        drops the tables and makes them again, in one step: after a crash in the middle the old ones are still there.
      </p>
      <p>The ledger, the evidence files and the signatures are not touched, and no line is written.</p>
      {isRunning ? <Progress label="Rebuilding the tables" value={null} /> : null}
      {failure === null ? null : <FailureNotice failure={failure} onRetry={() => void rebuild()} isOfAct />}
      {done === null ? null : <Done done={done} />}
    </Dialog>
  );
};

const Done = ({ done }: { readonly done: Output<'case.rebuild'> }) =>
  done.equal ? (
    <Notice tone="good" title={`The tables were made again from ${counted(done.lines, 'line')}.`}>
      They are exactly what they were before.
    </Notice>
  ) : (
    <Notice
      tone="warn"
      title={`The tables were made again from ${counted(done.lines, 'line')}, and differ from what was there.`}
    >
      Something had changed the tables without the ledger. What differed:
      <ul className={styles['notProven']}>
        {done.differences.slice(0, differencesMax).map((difference) => (
          <li key={difference}>
            <SafeText text={difference} max={300} />
          </li>
        ))}
      </ul>
      {done.differences.length <= differencesMax ? null : `and ${done.differences.length - differencesMax} more`}
    </Notice>
  );
