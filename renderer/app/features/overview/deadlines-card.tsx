import { useState } from 'react';
import type { Failure } from '../../../../shared/base/result.ts';
import type { Output } from '../../../../shared/api/contract.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useRefetchEach } from '../../api/use-refetch-each.ts';
import { useSave } from '../../files/pick-store.ts';
import { useGo } from '../../navigation.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import styles from './deadlines.module.css';

const shownMax = 4;
const minuteMilliseconds = 60_000;

/** What is due next, what is overdue first; all of it on demand, and as a calendar file. */
export const DeadlinesCard = ({ folder }: { readonly folder: string }) => {
  const { value, failure, refetch } = useReply('deadline.list', { folder });
  const [isWhole, setWhole] = useState(false);
  useRefetchEach(refetch, minuteMilliseconds);
  const deadlines = value?.deadlines ?? [];
  const open = deadlines.filter(({ state }) => state !== 'met');
  const shown = isWhole ? deadlines : open.slice(0, shownMax);
  const overdue = open.filter(({ state }) => state === 'overdue').length;
  const isMore = deadlines.length > Math.min(open.length, shownMax);
  return (
    <Card title="Deadlines" aside={overdue === 0 ? undefined : `${overdue} overdue`}>
      {failure === null ? null : <FailureNotice failure={failure} onRetry={refetch} />}
      {value === undefined ? (
        failure === null ? (
          <Loading label="Reading the deadlines" lines={3} />
        ) : null
      ) : (
        <Untold untold={value.untold} isEmpty={open.length === 0} />
      )}
      <ol className={styles['list']}>
        {shown.map((deadline) => (
          <DeadlineItem key={`${deadline.line} ${deadline.part}`} deadline={deadline} />
        ))}
      </ol>
      {deadlines.length === 0 ? null : (
        <div className={styles['buttons']}>
          {isMore ? (
            <Button look="quiet" onPress={() => setWhole(!isWhole)}>
              {isWhole ? 'Show what is next' : `Show all ${deadlines.length}`}
            </Button>
          ) : null}
          {open.length === 0 ? null : <CalendarButton folder={folder} />}
        </div>
      )}
    </Card>
  );
};

const Untold = ({ untold, isEmpty }: { readonly untold: readonly string[]; readonly isEmpty: boolean }) => (
  <>
    {isEmpty && untold.length === 0 ? <p className={styles['muted']}>Nothing is due.</p> : null}
    {untold.map((id) => (
      <p key={id} className={styles['muted']}>
        {id} runs, but since when is withheld here.
      </p>
    ))}
  </>
);

type ListedDeadline = Output<'deadline.list'>['deadlines'][number];

const DeadlineItem = ({ deadline: { state, what, due, met, place } }: { readonly deadline: ListedDeadline }) => {
  const go = useGo();
  return (
    <li>
      <span className={styles['state']} data-state={state}>
        {state}
      </span>
      <div>
        <button type="button" className={styles['what']} onClick={() => go.toScreen(place)}>
          <SafeText text={what} max={300} />
        </button>
        <p className={styles['muted']}>
          <Instant at={due} />
          {due.length === 10 ? ', by the end of the day (UTC)' : null}
          {met === null ? null : (
            <>
              , met <Instant at={met} />
            </>
          )}
        </p>
      </div>
    </li>
  );
};

const CalendarButton = ({ folder }: { readonly folder: string }) => {
  const write = useAct('deadline.calendar');
  const save = useSave();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    setFailure(null);
    const path = await save({ title: 'Deadlines as a calendar', name: 'deadlines.ics' });
    if (!path.ok) return setFailure(path.error);
    if (path.value === null) return;
    const done = await write.run({ folder, out: path.value });
    if (done.ok) setWritten(done.value.out);
    else setFailure(done.error);
  };
  return (
    <>
      <Button isDisabled={write.isRunning} onPress={() => void run()}>
        Save as a calendar…
      </Button>
      {failure === null ? null : <FailureNotice failure={failure} />}
      {written === null ? null : (
        <Notice tone="good" title="Written." onClose={() => setWritten(null)}>
          <SafeText text={written} max={1000} />
        </Notice>
      )}
    </>
  );
};
