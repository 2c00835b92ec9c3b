import { useEffect } from 'react';
import { IconX } from '@tabler/icons-react';
import { isAtWork, standingMethods, type JobEvent } from '../../../shared/api/events.ts';
import { useAct, useReply } from '../api/replies.ts';
import { IconButton } from '../../ui/button.tsx';
import { Progress } from '../../ui/states.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { JobHold } from './job-hold.tsx';
import { jobWords } from './job-words.ts';
import { useShell } from './shell-store.ts';
import { useSettledMeasures } from './use-settled-measures.ts';
import { useVerification, verificationWords } from './verification-store.ts';
import styles from './frame.module.css';

const endedJobMilliseconds = 4000;

/** Size and root of the ledger, the last verification in this window, and what is being worked on. */
export const StatusLine = () => {
  const { caseFolder, jobs, isConnected, rescoredMilliseconds } = useShell();
  useSettledMeasures(caseFolder);
  const info = useReply('case.info', { folder: caseFolder ?? '' }, { isEnabled: caseFolder !== null });
  const verification = useVerification((state) => (caseFolder === null ? undefined : state.byFolder[caseFolder]));
  const ledger = info.value?.ledger;
  return (
    <footer className={styles['status']} aria-label="Status">
      {caseFolder === null || ledger === undefined ? null : (
        <>
          <span className={styles['light']} data-state={verification?.state ?? 'unknown'}>
            {verificationWords(verification)}
          </span>
          <span className={styles['root']}>
            {ledger.size} {ledger.size === 1 ? 'line' : 'lines'} · {shortRoot(ledger.root)}
          </span>
        </>
      )}
      <span className={styles['jobs']} role="status">
        {jobs.map((job) => (
          <Job key={job.id} job={job} />
        ))}
      </span>
      {rescoredMilliseconds === null ? null : <span>rescored in {Math.round(rescoredMilliseconds)} ms</span>}
      <span>{isConnected ? 'offline: sends nothing' : 'no connection to the program'}</span>
    </footer>
  );
};

const shortRoot = (root: string): string => (root === '' ? 'no root' : `${root.slice(0, 7)}…${root.slice(-4)}`);

const Job = ({ job }: { readonly job: JobEvent }) => {
  const dropJob = useShell((state) => state.dropJob);
  const cancel = useAct('job.cancel');
  const isRunning = isAtWork(job);
  // What goes on until it is told to end is never so far of so much.
  const isMeasured = !standingMethods.includes(job.method) && (job.state === 'running' || job.total !== null);
  useEffect(() => {
    if (isRunning) return undefined;
    const timer = setTimeout(() => dropJob(job.id), endedJobMilliseconds);
    return () => clearTimeout(timer);
  }, [isRunning, job.id, dropJob]);
  const share = job.done !== null && job.total !== null && job.total > 0 ? job.done / job.total : null;
  return (
    <span className={styles['job']}>
      <span className={styles['jobText']}>
        {jobWords(job)}
        {isRunning && job.step !== '' ? (
          <>
            {': '}
            <SafeText text={job.step} />
          </>
        ) : null}
      </span>
      {isRunning ? (
        <>
          {isMeasured ? <Progress label={jobWords(job)} value={share} /> : null}
          <JobHold job={job} isSmall />
          <IconButton
            label={`Stop: ${jobWords({ ...job, state: 'running' })}`}
            onPress={() => void cancel.run({ id: job.id })}
          >
            <IconX />
          </IconButton>
        </>
      ) : null}
    </span>
  );
};
