import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { actDone } from '../../../../shared/domain/standing-vocabulary.ts';
import { useAct } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './standing.module.css';

type After = Output<'release.after'>;

/** Records who got an edition. */
export const HandDialog = ({
  folder,
  edition,
  onClose,
}: {
  readonly folder: string;
  readonly edition: After['releases'][number]['editions'][number];
  readonly onClose: () => void;
}) => {
  const hand = useAct('release.hand');
  const [to, setTo] = useState('');
  const [from, setFrom] = useState('');
  const [purpose, setPurpose] = useState('');
  const run = async (): Promise<void> => {
    const done = await hand.run({ folder, exported: edition.line, to: to.trim(), from, purpose });
    if (done.ok) onClose();
  };
  return (
    <Dialog
      title="Record who got it"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'Who got it': isTyped(to) })}
            isRunning={hand.isRunning}
            onPress={() => void run()}
          >
            Record
          </ActButton>
        </>
      }
    >
      <div className={styles['stack']}>
        <p>
          The {edition.edition ?? 'withheld'} edition <SafeText text={edition.name ?? '(name withheld)'} max={300} />.
        </p>
        <TextField label="Who got it" value={to} onChange={setTo} maxLength={500} isRequired autoFocus />
        <TextField label="Who gave it" value={from} onChange={setFrom} maxLength={500} />
        <TextField label="What for" value={purpose} onChange={setPurpose} maxLength={2000} />
        <p className={styles['muted']}>
          The line is marked as the case is, so editions below that marking withhold it.
        </p>
        {hand.failure === null ? null : <FailureNotice failure={hand.failure} onClose={hand.clear} />}
      </div>
    </Dialog>
  );
};

/** Records that a recipient was told. */
export const TellDialog = ({
  folder,
  task,
  onClose,
}: {
  readonly folder: string;
  readonly task: After['tasks'][number];
  readonly onClose: () => void;
}) => {
  const tell = useAct('release.tell');
  const pick = usePick();
  const [how, setHow] = useState('');
  const [notice, setNotice] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    const picked = await pick({ purpose: 'files', title: 'The notice that they got' });
    if (!picked.ok) setFailure(picked.error);
    else setNotice(picked.value[0] ?? notice);
  };
  const run = async (): Promise<void> => {
    const done = await tell.run({
      folder,
      handover: task.recipient?.line ?? 0,
      standing: task.line,
      how: how.trim(),
      ...(notice !== null && { notice }),
    });
    if (done.ok) onClose();
  };
  return (
    <Dialog
      title="Record that they were told"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'How, and what they answered': isTyped(how) })}
            isRunning={tell.isRunning}
            onPress={() => void run()}
          >
            Record
          </ActButton>
        </>
      }
    >
      <div className={styles['stack']}>
        <p>
          <SafeText text={task.recipient?.receiver ?? '(withheld)'} max={300} /> was told that the release of line{' '}
          {task.release} was {actDone[task.act]}.
        </p>
        <TextField label="How, and what they answered" value={how} onChange={setHow} lines={3} isRequired autoFocus />
        <div className={styles['buttons']}>
          <Button onPress={() => void choose()}>The notice that they got…</Button>
          {notice === null ? (
            <span className={styles['muted']}>none chosen: its SHA-256 is then not recorded</span>
          ) : (
            <SafeText text={notice} max={300} />
          )}
        </div>
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
        {tell.failure === null ? null : <FailureNotice failure={tell.failure} onClose={tell.clear} />}
      </div>
    </Dialog>
  );
};
