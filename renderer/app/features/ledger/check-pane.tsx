import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice, Notice, Progress } from '../../../ui/states.tsx';
import { useShell } from '../../shell/shell-store.ts';
import { useAct } from '../../api/replies.ts';
import { answersOf, checkWords, type Answer, type CaseCheck } from './check-words.ts';
import type { ChangeLedgerView, CheckedCase, LedgerView } from './ledger-store.ts';
import { OutsideCheckpoint } from './outside-checkpoint.tsx';
import { Place } from './place.tsx';
import type { VerifyNow } from './use-verify-now.ts';
import styles from './ledger.module.css';

/** Verify now: two answers, every check by name, the first bad thing, and what a green result does not prove. */
export const CheckPane = ({
  view,
  onView,
  verify,
}: {
  readonly view: LedgerView;
  readonly onView: ChangeLedgerView;
  readonly verify: VerifyNow;
}) => (
  <>
    {view.checked === null ? null : <Result checked={view.checked} onView={onView} isOld={verify.isRunning} />}
    <Part title={view.checked === null ? 'Verify this case' : 'Verify it again'}>
      <p className={styles['muted']}>
        Reads every line and compares it with its hashes, the tables, the approvals, custody and the checkpoints. What
        lines say was computed of the case is computed again. Writes nothing.
      </p>
      <CheckField
        value={view.isReadingAll}
        onChange={(isReadingAll) => onView({ isReadingAll })}
        isDisabled={verify.isRunning}
      >
        Read every byte of the evidence too
      </CheckField>
      <OutsideCheckpoint view={view} onView={onView} isDisabled={verify.isRunning} />
      <div className={styles['row']}>
        <Button look="primary" onPress={() => void verify.run()}>
          {verify.isRunning ? 'Verifying…' : 'Verify now'}
        </Button>
      </div>
      {verify.isRunning ? <Running /> : null}
      {verify.failure === null ? null : <FailureNotice failure={verify.failure} />}
    </Part>
  </>
);

const Running = () => {
  const job = useShell((state) =>
    state.jobs.findLast(({ method, state: ends }) => method === 'case.verify' && ends === 'running'),
  );
  const cancel = useAct('job.cancel');
  if (job === undefined) return <Progress label="Verifying" value={null} />;
  const isMeasured = job.done !== null && job.total !== null && job.total > 0;
  return (
    <div className={styles['running']} role="status">
      <SafeText text={job.step === '' ? 'Verifying' : job.step} max={200} />
      <Progress label="Verifying" value={isMeasured ? (job.done ?? 0) / (job.total ?? 1) : null} />
      <Button look="quiet" onPress={() => void cancel.run({ id: job.id })}>
        Stop
      </Button>
    </div>
  );
};

const Result = ({
  checked: { checks, at, size, isComplete },
  onView,
  isOld,
}: {
  readonly checked: CheckedCase;
  readonly onView: ChangeLedgerView;
  readonly isOld: boolean;
}) => {
  const answers = answersOf(checks, isComplete);
  return (
    <div data-old={isOld || undefined} className={styles['then']}>
      <Part
        title={
          <>
            Result of {<Instant at={at} />}, {size} lines
          </>
        }
      >
        <AnswerNotice answer={answers.evidence} onView={onView} />
        <AnswerNotice answer={answers.ledger} onView={onView} />
        <p className={styles['limits']}>
          {checks.ok
            ? 'This shows that what was recorded is what is here. It does not show that what was recorded is true, or all there was.'
            : 'Work on a copy until this is explained. Nothing was changed by looking.'}
        </p>
      </Part>
      <Part title="What this does not prove">
        <ul className={styles['notProven']}>
          {checks.notProven.map((words) => (
            <li key={words}>
              <SafeText text={words} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Checks">
        <ul className={styles['checks']}>
          {checks.checks.map((check) => (
            <CheckRow key={check.name} check={check} onView={onView} />
          ))}
        </ul>
      </Part>
    </div>
  );
};

const AnswerNotice = ({ answer, onView }: { readonly answer: Answer; readonly onView: ChangeLedgerView }) => {
  const tone = answer.state === 'holds' ? 'good' : answer.state === 'fails' ? 'bad' : 'info';
  return (
    <Notice tone={tone} title={<SafeText text={answer.words} />}>
      {answer.first === null ? null : <Place first={answer.first} onView={onView} />}
    </Notice>
  );
};

const CheckRow = ({ check, onView }: { readonly check: CaseCheck; readonly onView: ChangeLedgerView }) => (
  <li className={styles['check']} data-status={check.status}>
    <Sign status={check.status} />
    <div>
      <span className={styles['checkTitle']}>
        {checkWords(check.name)} <code>{check.name}</code>
      </span>
      <span className={styles['muted']}>
        {statusWords(check.status)}: <SafeText text={check.detail} max={600} />
      </span>
      {check.first === null ? null : <Place first={check.first} onView={onView} />}
    </div>
  </li>
);

const Sign = ({ status }: { readonly status: CaseCheck['status'] }) => {
  switch (status) {
    case 'ok':
      return <IconCheck aria-hidden />;
    case 'failed':
      return <IconX aria-hidden />;
    case 'not checked':
      return <IconMinus aria-hidden />;
  }
};

const statusWords = (status: CaseCheck['status']): string => {
  switch (status) {
    case 'ok':
      return 'holds';
    case 'failed':
      return 'fails';
    case 'not checked':
      return 'not checked';
  }
};
