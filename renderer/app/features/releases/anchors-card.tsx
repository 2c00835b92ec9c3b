import { useState } from 'react';
import type { Failure } from '../../../../shared/base/result.ts';
import type { Output } from '../../../../shared/api/contract.ts';
import { useAct } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { CheckpointLines } from './checkpoint-lines.tsx';
import { LineLink } from '../../line-link.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** Writes the keys that a recipient needs, for handing over by another way than the bundle. */
export const AnchorsCard = ({ releases }: { readonly releases: Releases }) => {
  const last = releases.list.releases.at(-1);
  const write = useAct('case.anchors');
  const pick = usePick();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [written, setWritten] = useState<Output<'case.anchors'> | null>(null);
  const run = async (): Promise<void> => {
    setFailure(null);
    const picked = await pick({ purpose: 'folder', title: 'Folder for the anchors' });
    if (!picked.ok) return setFailure(picked.error);
    const [out] = picked.value;
    if (out === undefined) return;
    const done = await write.run({ folder: releases.folder, out });
    if (done.ok) setWritten(done.value);
  };
  return (
    <Card title="Anchors for the recipient">
      <div className={styles['stack']}>
        <p className={styles['prose']}>
          The keys of the people enrolled and of the log: what tells your bundle from anybody’s. Give them{' '}
          <strong>by another way than the bundle</strong>, in person or on paper, with the three lines of the
          checkpoint.
        </p>
        <div className={styles['buttons']}>
          <Button isDisabled={write.isRunning} onPress={() => void run()}>
            Write the anchors…
          </Button>
        </div>
        {written === null ? null : (
          <Notice tone="good" title="Written." onClose={() => setWritten(null)}>
            {[written.signers, written.logKey].map((path) => (
              <div key={path}>
                <code className={styles['digest']}>
                  <SafeText text={path} max={1000} />
                </code>
              </div>
            ))}
          </Notice>
        )}
        {last === undefined || last.checkpoint === null ? null : (
          <div>
            <p className={styles['muted']}>
              The three lines of the last release, for the sheet; <LineLink line={last.line} /> is its last.
            </p>
            <CheckpointLines text={last.checkpoint} />
          </div>
        )}
        {write.failure === null ? null : <FailureNotice failure={write.failure} onClose={write.clear} />}
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      </div>
    </Card>
  );
};
