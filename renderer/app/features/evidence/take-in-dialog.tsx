import { IconFilePlus, IconFolderPlus, IconX } from '@tabler/icons-react';
import { isAtWork } from '../../../../shared/api/events.ts';
import { useAct, useApi } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { JobHold } from '../../shell/job-hold.tsx';
import { useShell } from '../../shell/shell-store.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice, Notice, Progress } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { CopyFields } from './copy-fields.tsx';
import { addPaths, uploadNote, type IntakePath } from './intake-plan.ts';
import { intakeParts } from './intake-ready.ts';
import { useIntake, useIntakeOf } from './intake-store.ts';
import { TakeInFields } from './take-in-fields.tsx';
import { TakeInResult } from './take-in-result.tsx';
import styles from './evidence.module.css';

/** Takes files into the case. It may be closed while it runs; what came of it waits on the screen. */
export const TakeInDialog = ({ folder }: { readonly folder: string }) => {
  const { call } = useApi();
  const { change, run } = useIntake();
  const intake = useIntakeOf(folder, (one) => one);
  const { draft, receiving, isRunning, reply, failure } = intake;
  const close = (): void => change(folder, { isOpen: false });
  if (isRunning) return <Running onClose={close} />;
  if (reply !== null) {
    return (
      <TakeInResult
        reply={reply}
        failure={failure}
        onClose={() => change(folder, { isOpen: false, reply: null, failure: null })}
        onMore={() => change(folder, { reply: null, failure: null })}
      />
    );
  }
  const needed = notYet({
    'a file or folder': draft.paths.length > 0,
    'the end of what is being received': receiving === null,
    ...intakeParts(intake),
  });
  return (
    <Dialog
      title={draft.inPlaceOf === null ? 'Take in evidence' : 'Take in a copy that may be shown'}
      isOpen
      onClose={close}
      width="large"
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <ActButton needed={needed} onPress={() => void run(folder, call)}>
            Take in
          </ActButton>
        </>
      }
    >
      {draft.inPlaceOf === null ? null : <CopyFields folder={folder} copy={draft.inPlaceOf} />}
      <Paths folder={folder} />
      <TakeInFields folder={folder} />
      <Notice tone="info" title="What will happen">
        Each file is opened for reading only, copied into the case, hashed in the same read, and recorded in a line of
        the ledger. Where it was before, it stays as it is. Until somebody grades it, an item counts as this case has it
        for files: at first as hard to judge and easy to forge.
        {draft.paths.some(({ isUpload }) => isUpload)
          ? ` What was dropped came through the browser; its custody will say: “${uploadNote}”`
          : ''}
      </Notice>
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};

const Paths = ({ folder }: { readonly folder: string }) => {
  const pick = usePick();
  const { change, changeDraft } = useIntake();
  const { draft, receiving, refusedDrops } = useIntakeOf(folder, (intake) => intake);
  const choose = async (purpose: 'files' | 'folder', title: string): Promise<void> => {
    const picked = await pick({ purpose, title });
    if (!picked.ok) return change(folder, { failure: picked.error });
    const added = picked.value.map((path): IntakePath => ({ path, name: path, isUpload: false }));
    changeDraft(folder, { paths: addPaths(draft.paths, added) });
  };
  const drop = (path: string): void => changeDraft(folder, { paths: draft.paths.filter((one) => one.path !== path) });
  return (
    <section aria-label="Files and folders" className={styles['paths']}>
      <div className={styles['acts']}>
        <Button icon={<IconFilePlus aria-hidden />} onPress={() => void choose('files', 'Files to take in')}>
          Choose files…
        </Button>
        <Button icon={<IconFolderPlus aria-hidden />} onPress={() => void choose('folder', 'A folder to take in')}>
          Choose a folder…
        </Button>
        <span className={styles['faint']}>
          or drop files or folders here. Folders are taken with all that is in them.
        </span>
      </div>
      {draft.paths.length === 0 ? null : (
        <ul className={styles['pathList']}>
          {draft.paths.slice(0, pathsShownMax).map(({ path, name, isUpload }) => (
            <li key={path}>
              <span className={styles['pathName']}>
                <SafeText text={name} />
              </span>
              {isUpload ? <span className={styles['faint']}>uploaded</span> : null}
              <IconButton label="Take off the list" onPress={() => drop(path)}>
                <IconX />
              </IconButton>
            </li>
          ))}
          {draft.paths.length > pathsShownMax ? (
            <li className={styles['faint']}>and {draft.paths.length - pathsShownMax} more</li>
          ) : null}
        </ul>
      )}
      {receiving === null ? null : (
        <div className={styles['running']}>
          <span>
            {receiving.total === null
              ? 'Looking what was dropped…'
              : `Receiving ${receiving.done + 1} of ${receiving.total}`}
          </span>
          <Progress
            label="Receiving files"
            value={receiving.total === null ? null : receiving.done / Math.max(1, receiving.total)}
          />
          <Button onPress={receiving.stop}>Stop</Button>
        </div>
      )}
      {refusedDrops.slice(0, refusalsShownMax).map(({ name, failure }, at) => (
        <FailureNotice
          key={at}
          failure={{ ...failure, message: `${name}: ${failure.message}` }}
          onClose={() => change(folder, { refusedDrops: refusedDrops.filter((_, other) => other !== at) })}
        />
      ))}
      {refusedDrops.length > refusalsShownMax ? (
        <p className={styles['faint']}>and {refusedDrops.length - refusalsShownMax} more were not brought in</p>
      ) : null}
    </section>
  );
};

const pathsShownMax = 100;
const refusalsShownMax = 10;

const Running = ({ onClose }: { readonly onClose: () => void }) => {
  const job = useShell(({ jobs }) => jobs.findLast((one) => one.method === 'intake.take' && isAtWork(one)));
  const cancel = useAct('job.cancel');
  const share =
    job !== undefined && job.done !== null && job.total !== null && job.total > 0 ? job.done / job.total : null;
  return (
    <Dialog
      title="Taking in evidence"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button
            isDisabled={job === undefined || cancel.isRunning}
            onPress={() => {
              if (job !== undefined) void cancel.run({ id: job.id });
            }}
          >
            Stop
          </Button>
          {job === undefined ? null : <JobHold job={job} />}
          <Button look="primary" onPress={onClose}>
            Go on working
          </Button>
        </>
      }
    >
      <div className={styles['running']}>
        <span>
          <SafeText text={job === undefined || job.step === '' ? 'Copying and hashing' : job.step} />
          {job !== undefined && job.done !== null && job.total !== null ? `: ${job.done} of ${job.total}` : '…'}
          {job?.state === 'paused' ? ' · paused' : job?.state === 'pausing' ? ' · pausing' : ''}
        </span>
        <Progress label="Taking in evidence" value={share} />
      </div>
      <p className={styles['faint']}>
        What was acknowledged stays, also when you stop. The dialog may be closed: it goes on, and the status line shows
        how far it is.
      </p>
    </Dialog>
  );
};
