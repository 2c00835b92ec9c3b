import { IconAlertTriangle, IconCheck, IconClock, IconPlayerStop } from '@tabler/icons-react';
import type { StepState } from '../../../../shared/consequence/clocks.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { StatusChip, type StatusTone } from '../../../ui/status-chip.tsx';
import { LineLink } from '../../line-link.tsx';
import type { Clock, NotificationsAct } from './notifications-act.ts';
import { timeBetween } from './time-between.ts';
import styles from './notifications.module.css';

/** A clock with its steps: when each is due, and whether it was done. */
export const ClockRow = ({
  clock,
  now,
  isReadOnly,
  onAct,
}: {
  readonly clock: Clock;
  readonly now: string;
  readonly isReadOnly: boolean;
  readonly onAct: (act: NotificationsAct) => void;
}) => {
  const isRunning = clock.stopped === null;
  const isOfRedLine = clock.preset === clock.id;
  return (
    <li>
      <div className={styles['head']}>
        <h3>{isOfRedLine ? `Red line ${clock.name}` : clock.name}</h3>
        {clock.status === null ? null : <span className={styles['chip']}>{clock.status}</span>}
        {isRunning && !isOfRedLine ? (
          <span className={styles['end']}>
            <Button look="quiet" isDisabled={isReadOnly} onPress={() => onAct({ kind: 'stop', clock })}>
              Stop…
            </Button>
          </span>
        ) : null}
      </div>
      <p className={styles['muted']}>
        From <Instant at={clock.moment} none="a moment that is withheld" />, <LineLink line={clock.line} />:{' '}
        <SafeText text={clock.why ?? 'withheld'} max={600} />
      </p>
      {clock.stopped === null ? null : (
        <p>
          Stopped by <LineLink line={clock.stopped.line} />:{' '}
          <SafeText text={clock.stopped.reason ?? 'withheld'} max={600} />
        </p>
      )}
      <table className={styles['steps']}>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className={styles['narrow']}>
              State
            </th>
            <th scope="col">Due</th>
            <th scope="col">Done</th>
            <th scope="col" className={styles['narrow']}>
              <span className="visually-hidden">Act</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {clock.steps.map(({ step, state, dueAt, doneAt }) => (
            <tr key={step}>
              <th scope="row">{step}</th>
              <td>
                <State state={state} />
              </td>
              <td>
                {dueAt === null ? (
                  <span className={styles['muted']}>{state === 'unknown' ? 'withheld' : 'no time is said'}</span>
                ) : (
                  <>
                    <Instant at={dueAt} />{' '}
                    {state === 'due' ? <span className={styles['muted']}>in {timeBetween(now, dueAt)}</span> : null}
                    {state === 'overdue' ? <strong>for {timeBetween(dueAt, now)}</strong> : null}
                  </>
                )}
              </td>
              <td>
                <Instant at={doneAt} />
              </td>
              <td>
                {isRunning && !state.startsWith('done') ? (
                  <Button
                    isDisabled={isReadOnly}
                    aria-label={`Answer ${step}`}
                    onPress={() => onAct({ kind: 'record', corrects: null, answers: { clock: clock.id, step } })}
                  >
                    Answer…
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
};

const State = ({ state }: { readonly state: StepState }) => (
  <StatusChip tone={toneOf(state)} icon={iconOf(state)}>
    {state}
  </StatusChip>
);

const toneOf = (state: StepState): StatusTone => {
  switch (state) {
    case 'overdue':
      return 'bad';
    case 'due':
    case 'no limit':
    case 'done late':
      return 'warn';
    case 'done':
      return 'good';
    case 'stopped':
    case 'unknown':
      return 'plain';
  }
};

const iconOf = (state: StepState) => {
  switch (state) {
    case 'overdue':
    case 'done late':
      return <IconAlertTriangle aria-hidden />;
    case 'done':
      return <IconCheck aria-hidden />;
    case 'stopped':
      return <IconPlayerStop aria-hidden />;
    case 'due':
    case 'no limit':
    case 'unknown':
      return <IconClock aria-hidden />;
  }
};
