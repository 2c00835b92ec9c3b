import { IconFolderSearch } from '@tabler/icons-react';
import { useAct } from '../../api/replies.ts';
import { JobHold } from '../../shell/job-hold.tsx';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useFolderWatch, useFolderWatchOf, useWatchJob, watchWords } from './watch-store.ts';
import styles from './evidence.module.css';

/** The folder that is watched for this case, and what came of it; after its end, what came of it in all. */
export const WatchStrip = ({ folder }: { readonly folder: string }) => {
  const change = useFolderWatch((state) => state.change);
  const { ended, failure, isOpen } = useFolderWatchOf(folder, (watch) => watch);
  const job = useWatchJob(folder);
  const cancel = useAct('job.cancel');
  const show = <Button onPress={() => change(folder, { isOpen: true })}>Show</Button>;
  if (job !== undefined) {
    const { watch, state } = job;
    return (
      <section className={styles['watch']} aria-label="Watched folder">
        <IconFolderSearch aria-hidden />
        <span className={styles['watchPath']}>
          {state === 'running' ? 'Watching ' : 'Not looking at '}
          <span className={styles['pathName']}>
            <SafeText text={watch.path} />
          </span>
        </span>
        <span role="status" className={watch.counts.refused > 0 ? styles['watchWarn'] : undefined}>
          {watchWords(watch)}
          {state === 'running' ? '' : state === 'paused' ? ' · paused' : ' · pausing'}
        </span>
        <span className={styles['watchActs']}>
          {show}
          <JobHold job={job} />
          <Button isDisabled={cancel.isRunning} onPress={() => void cancel.run({ id: job.id })}>
            Stop watching
          </Button>
        </span>
      </section>
    );
  }
  if (isOpen || (ended === null && failure === null)) return null;
  const close = (): void => change(folder, { ended: null, failure: null });
  return (
    <>
      {failure === null ? null : <FailureNotice failure={failure} onClose={close} />}
      {ended === null ? null : (
        <Notice
          tone={ended.counts.refused + ended.counts.waiting === 0 ? 'good' : 'warn'}
          title={`Watching ended: ${watchWords(ended)}.`}
          {...(failure === null && { onClose: close })}
        >
          {show}
        </Notice>
      )}
    </>
  );
};
