import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { remediationWords } from '../../../../shared/domain/remediation-vocabulary.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { useReply } from '../../api/replies.ts';
import { Cited } from '../../consequence/cited.tsx';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder } from '../../navigation.ts';
import { RemediationDialog } from './remediation-dialog.tsx';
import styles from './response.module.css';

type Task = Output<'remediation.list'>['tasks'][number];

/** What is restored for whoever was harmed: it stands first, since nothing of it asks for an attribution. */
export const RemediationCard = () => {
  const folder = useCaseFolder();
  const list = useReply('remediation.list', { folder });
  const info = useReply('case.info', { folder });
  const isReadOnly = info.value === undefined || info.value.readOnly !== null;
  const [act, setAct] = useState<Task | 'add' | null>(null);
  const tasks = list.value?.tasks ?? [];
  const pending = tasks.filter(({ status }) => status !== 'done' && status !== 'dropped');
  const overdue = tasks.filter(({ isOverdue }) => isOverdue).length;
  const add = (
    <Button isDisabled={isReadOnly} onPress={() => setAct('add')}>
      Add a task…
    </Button>
  );
  return (
    <Card
      title="Remediation: the victim first"
      aside={
        tasks.length === 0
          ? 'rung 0, always open'
          : `${pending.length} of ${tasks.length} to do${overdue === 0 ? '' : `, ${overdue} overdue`}`
      }
    >
      {list.failure === null ? null : <FailureNotice failure={list.failure} onRetry={list.refetch} />}
      {list.value === undefined ? (
        list.failure === null ? (
          <Loading label="Reading the tasks" lines={3} />
        ) : null
      ) : tasks.length === 0 ? (
        <Empty title="No task of remediation is recorded" action={add}>
          What is to be restored, for which service, by whom and by when. It needs no attribution.
        </Empty>
      ) : (
        <>
          <ul className={styles['instruments']}>
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} isReadOnly={isReadOnly} onAct={setAct} />
            ))}
          </ul>
          <div className={styles['buttons']}>{add}</div>
        </>
      )}
      {act === null ? null : (
        <RemediationDialog folder={folder} task={act === 'add' ? null : act} onClose={() => setAct(null)} />
      )}
    </Card>
  );
};

const TaskRow = ({
  task,
  isReadOnly,
  onAct,
}: {
  readonly task: Task;
  readonly isReadOnly: boolean;
  readonly onAct: (task: Task) => void;
}) => {
  const { status, what, service, cites, owner, due, isOverdue, last, line } = task;
  return (
    <li>
      <div className={styles['task']}>
        <span>
          <StatusChip tone={isOverdue ? 'bad' : status === 'done' ? 'good' : 'plain'}>
            {status === null ? 'withheld' : remediationWords[status]}
            {isOverdue ? ', overdue' : ''}
          </StatusChip>
        </span>
        <div>
          <p>
            <Said text={what} /> <Cited cites={cites} />
          </p>
          <p className={styles['muted']}>
            {service === '' ? null : (
              <>
                Service: <Said text={service} />.{' '}
              </>
            )}
            {owner === '' ? 'Nobody sees to it yet' : <Said text={owner} />},{' '}
            {due === null ? 'no day set' : `due ${due}`}, <LineLink line={line} />
          </p>
          {last === null ? null : (
            <p>
              <Said text={last.note === '' ? 'No remark.' : last.note} /> <Cited cites={last.cites} />{' '}
              <span className={styles['muted']}>
                <Said text={last.actor} />, <Instant at={last.at} />, <LineLink line={last.line} />
              </span>
            </p>
          )}
        </div>
        <Button isDisabled={isReadOnly} onPress={() => onAct(task)}>
          Set…
        </Button>
      </div>
    </li>
  );
};

const Said = ({ text }: { readonly text: string | null }) =>
  text === null ? <span className={styles['muted']}>withheld</span> : <SafeText text={text} max={2000} />;
