import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { isAtWork, pausableMethods, type JobEvent } from '../../../shared/api/events.ts';
import { useAct } from '../api/replies.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { jobWords } from './job-words.ts';

/** Lets a job stand still, or go on. Nothing where it cannot. */
export const JobHold = ({ job, isSmall = false }: { readonly job: JobEvent; readonly isSmall?: boolean }) => {
  const pause = useAct('job.pause');
  const resume = useAct('job.resume');
  if (!pausableMethods.includes(job.method) || !isAtWork(job)) return null;
  const isHeld = job.state !== 'running';
  const press = (): void => void (isHeld ? resume : pause).run({ id: job.id });
  const icon = isHeld ? <IconPlayerPlay aria-hidden /> : <IconPlayerPause aria-hidden />;
  const words = isHeld ? 'Go on' : 'Pause';
  return isSmall ? (
    <IconButton label={`${words}: ${jobWords({ ...job, state: 'running' })}`} onPress={press}>
      {icon}
    </IconButton>
  ) : (
    <Button icon={icon} onPress={press}>
      {words}
    </Button>
  );
};
