import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card, Page, Stack } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { StatusCounts } from '../../../ui/status-chip.tsx';
import { useReply } from '../../api/replies.ts';
import { useRefetchEach } from '../../api/use-refetch-each.ts';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { ActDialog } from './act-dialog.tsx';
import { ClockRow } from './clock-row.tsx';
import type { NotificationsAct, NotificationsReply } from './notifications-act.ts';
import { ToldRow } from './told-row.tsx';
import styles from './notifications.module.css';

const minuteMilliseconds = 60_000;

/** Who must hear what by when, who was told what, and who must hear that it was wrong. */
export const NotificationsScreen = () => {
  const folder = useCaseFolder();
  const read = useReply('notification.read', { folder });
  useRefetchEach(read.refetch, minuteMilliseconds);
  const info = useReply('case.info', { folder });
  const [act, setAct] = useState<NotificationsAct | null>(null);
  const isReadOnly = info.value === undefined || info.value.readOnly !== null;
  return (
    <Page
      title="Notifications"
      tools={
        <>
          <Button isDisabled={isReadOnly} onPress={() => setAct({ kind: 'start' })}>
            Start a clock…
          </Button>
          <Button
            look="primary"
            isDisabled={isReadOnly}
            onPress={() => setAct({ kind: 'record', corrects: null, answers: null })}
          >
            New notification…
          </Button>
        </>
      }
    >
      <Stack>
        {read.failure?.code === 'RATED_BLIND' ? (
          <Empty title="Hidden from whoever rates blind" action={<BlindWay />}>
            What was told follows from ratings. A clock can be started and an alert that asserts no attribution recorded
            all the same.
          </Empty>
        ) : read.failure === null ? null : (
          <FailureNotice failure={read.failure} onRetry={read.refetch} />
        )}
        {read.value === undefined ? (
          read.failure === null ? (
            <Loading label="Reading clocks and notifications" lines={12} />
          ) : null
        ) : (
          <Content reply={read.value} isReadOnly={isReadOnly} onAct={setAct} />
        )}
      </Stack>
      {act === null ? null : (
        <ActDialog folder={folder} act={act} reply={read.value ?? unread} onClose={() => setAct(null)} />
      )}
    </Page>
  );
};

const BlindWay = () => {
  const go = useGo();
  const isOpinion = useReply('case.info', { folder: useCaseFolder() }).value?.opinion !== null;
  return (
    <Button onPress={() => go.toScreen(isOpinion ? 'matrix' : 'review')}>
      {isOpinion ? 'Go to the second opinion' : 'Go to the review'}
    </Button>
  );
};

// An alert can be recorded while what was told is hidden from whoever rates blind. How it is marked by default is not known
// then, so it begins as narrow as can be.
const unread: NotificationsReply = { now: '', tlpDefault: 'RED', clocks: [], notifications: [] };

const Content = ({
  reply: { clocks, notifications, now },
  isReadOnly,
  onAct,
}: {
  readonly reply: NotificationsReply;
  readonly isReadOnly: boolean;
  readonly onAct: (act: NotificationsAct) => void;
}) => {
  const steps = clocks.flatMap((clock) => clock.steps);
  const overdue = steps.filter(({ state }) => state === 'overdue').length;
  const due = steps.filter(({ state }) => state === 'due').length;
  const toCorrect = notifications.flatMap(({ correctionDue }) => correctionDue?.toTell ?? []).length;
  return (
    <>
      <StatusCounts
        counts={[
          { value: overdue, words: 'overdue', tone: 'bad' },
          { value: due, words: 'due', tone: 'warn' },
          { value: toCorrect, words: 'to be sent a correction', tone: 'bad' },
          { value: notifications.filter(({ isSent }) => isSent === true).length, words: 'sent', tone: 'plain' },
        ]}
      />
      <Card title="Clocks" aside="terms of a preset from a recorded moment; none of it is legal advice">
        {clocks.length === 0 ? (
          <Empty
            title="No clock runs"
            action={
              <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'start' })}>
                Start a clock…
              </Button>
            }
          >
            Start one with the moment of awareness. A red line that is raised starts its own.
          </Empty>
        ) : (
          <ul className={styles['rows']}>
            {clocks.map((clock) => (
              <ClockRow
                key={`${clock.id} ${clock.line}`}
                clock={clock}
                now={now}
                isReadOnly={isReadOnly}
                onAct={onAct}
              />
            ))}
          </ul>
        )}
      </Card>
      <Card title="Notifications" aside="newest first; the program sends nothing itself">
        {notifications.length === 0 ? (
          <Empty
            title="Nobody was told anything"
            action={
              <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'record', corrects: null, answers: null })}>
                New notification…
              </Button>
            }
          >
            A first alert needs no attribution: it says that none is asserted.
          </Empty>
        ) : (
          <ul className={styles['rows']}>
            {notifications.toReversed().map((told) => (
              <ToldRow key={told.id} told={told} isReadOnly={isReadOnly} onAct={onAct} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
};
