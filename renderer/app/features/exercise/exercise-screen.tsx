import { useState } from 'react';
import type { Failure } from '../../../../shared/base/result.ts';
import type { InjectState } from '../../../../shared/domain/exercise-vocabulary.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, Page, Stack } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { StatusCounts } from '../../../ui/status-chip.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { useRefetchEach } from '../../api/use-refetch-each.ts';
import { usePick } from '../../files/pick-store.ts';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder } from '../../navigation.ts';
import { toneOfInject, type ExerciseAct, type ExerciseReply } from './exercise-act.ts';
import { InjectTable } from './inject-table.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import styles from './exercise.module.css';

const tickMilliseconds = 20_000;

/** The inject list of an exercise, and what came of it. */
export const ExerciseScreen = () => {
  const folder = useCaseFolder();
  const read = useReply('exercise.read', { folder });
  const info = useReply('case.info', { folder });
  const { failure, run, isRunning } = useImport(folder);
  const [act, setAct] = useState<ExerciseAct | null>(null);
  const isReadOnly = info.value === undefined || info.value.readOnly !== null;
  const reply = read.value;
  useRefetchEach(read.refetch, tickMilliseconds);
  const close = (): void => setAct(null);
  const isOff = isReadOnly || isRunning;
  return (
    <Page
      title="Exercise"
      tools={
        reply?.isExercise === true ? (
          <>
            <Button isDisabled={isOff} onPress={() => setAct({ kind: 'start' })}>
              {reply.start === null ? 'Start…' : 'Correct the start…'}
            </Button>
            <Button isDisabled={isOff} onPress={() => void run()}>
              {isRunning ? 'Reading…' : 'Import a plan…'}
            </Button>
            <Button look="primary" isDisabled={isOff} onPress={() => setAct({ kind: 'plan' })}>
              Plan an inject…
            </Button>
          </>
        ) : undefined
      }
    >
      <Stack>
        {failure === null ? null : <FailureNotice failure={failure} />}
        {read.failure === null ? null : <FailureNotice failure={read.failure} onRetry={read.refetch} />}
        {reply === undefined ? (
          read.failure === null ? (
            <Loading label="Reading the injects" lines={12} />
          ) : null
        ) : reply.isExercise ? (
          <Content
            reply={reply}
            isReadOnly={isReadOnly}
            plan={
              <Button isDisabled={isOff} onPress={() => setAct({ kind: 'plan' })}>
                Plan an inject…
              </Button>
            }
            onAct={setAct}
          />
        ) : (
          <Notice tone="info" title="This case is no exercise">
            Injects are for cases that were opened as an exercise: their first line, every screen and every file says
            so.
          </Notice>
        )}
      </Stack>
      {act === null || reply === undefined ? null : act.kind === 'plan' ? (
        <PlanDialog folder={folder} onClose={close} />
      ) : (
        <MarkDialog folder={folder} act={act} reply={reply} onClose={close} />
      )}
    </Page>
  );
};

/** Asks for a file and takes its plan over. */
const useImport = (folder: string) => {
  const pick = usePick();
  const taking = useAct('inject.import');
  const [unpicked, setUnpicked] = useState<Failure | null>(null);
  const run = async (): Promise<void> => {
    setUnpicked(null);
    const picked = await pick({ purpose: 'files', title: 'Choose a plan: CSV or JSON' });
    if (!picked.ok) return setUnpicked(picked.error);
    const [path] = picked.value;
    if (path !== undefined) await taking.run({ folder, path });
  };
  return { run, isRunning: taking.isRunning, failure: unpicked ?? taking.failure };
};

const Content = ({
  reply: { injects, start },
  isReadOnly,
  plan,
  onAct,
}: {
  readonly reply: ExerciseReply;
  readonly isReadOnly: boolean;
  /** The first step where nothing is planned. */
  readonly plan: React.ReactNode;
  readonly onAct: (act: ExerciseAct) => void;
}) => {
  const count = (state: InjectState): number => injects.filter((one) => one.state === state).length;
  return (
    <>
      <StatusCounts
        counts={(['due', 'planned', 'played', 'done', 'skipped'] as const).map((state) => ({
          value: count(state),
          words: countWords[state],
          tone: state === 'done' ? 'plain' : toneOfInject(state),
        }))}
      />
      <Card title="Injects" aside="by the time at which they are to be played; all times UTC">
        <p className={styles['start']}>
          {start === null ? (
            'Not started: until then no inject can be played, and none has a time of day.'
          ) : (
            <>
              Started <Instant at={start.at} none="withheld" withSeconds />, <LineLink line={start.line} />
              {start.note === '' ? null : (
                <>
                  : <SafeText text={start.note ?? 'note withheld'} max={1000} />
                </>
              )}
            </>
          )}
        </p>
        {injects.length === 0 ? (
          <Empty title="No inject is planned" action={plan}>
            An inject is what is given to those who are trained, at its time, with what they are expected to do. A whole
            plan is imported from a CSV or JSON file.
          </Empty>
        ) : (
          <InjectTable injects={injects} isStarted={start !== null} isReadOnly={isReadOnly} onAct={onAct} />
        )}
      </Card>
    </>
  );
};

const countWords: Readonly<Record<InjectState, string>> = {
  due: 'due now',
  planned: 'planned',
  played: 'played, not answered',
  done: 'done',
  skipped: 'skipped',
};
