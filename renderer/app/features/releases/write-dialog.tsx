import { useState, type ReactNode } from 'react';
import type { Input, Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct } from '../../api/replies.ts';
import { useSave } from '../../files/pick-store.ts';
import { useShell } from '../../shell/shell-store.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice, Progress } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { AgeFields, ageOf, isAgeReady, noAge } from './age-fields.tsx';
import styles from './releases.module.css';

/** Where a bundle is written and how it travels, the writing itself, and how far that is; `children` say the rest. */
export const WriteDialog = ({
  title,
  action,
  request,
  needed,
  before,
  children,
  onExported,
  onClose,
}: {
  readonly title: string;
  /** Of the button. */
  readonly action: string;
  readonly request: Omit<Input<'release.export'>, 'out' | 'age'>;
  /** What else must be there, by its name. */
  readonly needed?: Readonly<Record<string, boolean>>;
  readonly before: ReactNode;
  readonly children?: ReactNode;
  readonly onExported: (exported: Output<'release.export'>) => void;
  readonly onClose: () => void;
}) => {
  const write = useAct('release.export');
  const save = useSave();
  const job = useShell((state) =>
    state.jobs.findLast((one) => one.method === 'release.export' && one.state === 'running'),
  );
  const [out, setOut] = useState<string | null>(null);
  const [age, setAge] = useState(noAge);
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await save({ title: 'Where the bundle is written', name: `plumbline-${request.edition}.zip` });
    if (!chosen.ok) setFailure(chosen.error);
    else if (chosen.value !== null) setOut(chosen.value);
  };
  const run = async (): Promise<void> => {
    if (out === null) return;
    const encryption = ageOf(age);
    const done = await write.run({ ...request, out, ...(encryption !== undefined && { age: encryption }) });
    if (!done.ok) return;
    onExported(done.value);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              'where it is written': out !== null,
              ...needed,
              'for whom it is encrypted': isAgeReady(age),
            })}
            isRunning={write.isRunning}
            onPress={() => void run()}
          >
            {write.isRunning ? 'Writing…' : action}
          </ActButton>
        </>
      }
    >
      {before}
      <div className={styles['fileRow']}>
        <code>{out === null ? 'no place chosen' : <SafeText text={out} max={1000} />}</code>
        <Button onPress={() => void choose()}>Choose where…</Button>
      </div>
      {children}
      <AgeFields draft={age} onChange={setAge} />
      {job === undefined ? null : (
        <div role="status">
          <SafeText text={job.step === '' ? 'writing' : job.step} max={200} />
          <Progress
            label="Writing the bundle"
            value={job.done !== null && job.total !== null && job.total > 0 ? job.done / job.total : null}
          />
        </div>
      )}
      {write.failure === null ? null : <FailureNotice failure={write.failure} />}
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
    </Dialog>
  );
};
