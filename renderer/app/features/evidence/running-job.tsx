import { useAct } from '../../api/replies.ts';
import { useShell } from '../../shell/shell-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Progress } from '../../../ui/states.tsx';
import styles from './evidence.module.css';

/** How far a call is that many items take, and the way to stop it. Nothing shows while it is too quick to be a job. */
export const RunningJob = ({ method }: { readonly method: 'evidence.amend' | 'custody.enter' | 'mark.many' }) => {
  const cancel = useAct('job.cancel');
  const job = useShell(({ jobs }) => jobs.find((one) => one.method === method && one.state === 'running'));
  if (job === undefined) return null;
  const { done, total } = job;
  const share = done !== null && total !== null && total > 0 ? done / total : null;
  return (
    <div className={styles['running']}>
      <span>{`${job.step}${done === null || total === null ? '' : `, ${done} of ${total}`}`}</span>
      <Progress label={job.step} value={share} />
      <Button isDisabled={cancel.isRunning} onPress={() => void cancel.run({ id: job.id })}>
        Stop: then nothing is recorded
      </Button>
    </div>
  );
};
