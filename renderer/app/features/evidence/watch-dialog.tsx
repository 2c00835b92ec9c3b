import { IconFolderPlus } from '@tabler/icons-react';
import { unfinishedWords, waitingWords } from '../../../../shared/api/watch-words.ts';
import type { WatchState } from '../../../../shared/api/watch-contract.ts';
import { useAct, useApi } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { JobHold } from '../../shell/job-hold.tsx';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useIntakeOf } from './intake-store.ts';
import { intakeParts } from './intake-ready.ts';
import { TakeInFields } from './take-in-fields.tsx';
import { Items, More, Refusals } from './take-in-result.tsx';
import { settleError, useFolderWatch, useFolderWatchOf, useWatchJob, watchWords } from './watch-store.ts';
import styles from './evidence.module.css';

/** Watches a folder for a case: what to watch, then what comes of it. It may be closed while it watches. */
export const WatchDialog = ({ folder }: { readonly folder: string }) => {
  const change = useFolderWatch((state) => state.change);
  const ended = useFolderWatchOf(folder, (watch) => watch.ended);
  const job = useWatchJob(folder);
  const close = (): void => change(folder, { isOpen: false });
  const state = job?.watch ?? ended;
  if (state === null) return <Begin folder={folder} onClose={close} />;
  return (
    <Dialog
      title={job === undefined ? 'Watching ended' : 'Watched folder'}
      isOpen
      onClose={close}
      width="large"
      footer={
        job === undefined ? (
          <>
            <Button onPress={() => change(folder, { ended: null, failure: null })}>Watch a folder again</Button>
            <Button look="primary" onPress={() => change(folder, { isOpen: false, ended: null, failure: null })}>
              Close
            </Button>
          </>
        ) : (
          <>
            <StopButton id={job.id} />
            <JobHold job={job} />
            <Button look="primary" onPress={close}>
              Go on working
            </Button>
          </>
        )
      }
    >
      <p className={styles['pathName']}>
        <SafeText text={state.path} />
      </p>
      <Notice tone={state.counts.refused > 0 ? 'warn' : 'info'} title={`${watchWords(state)}.`}>
        {job?.state === 'paused' ? 'Paused: nothing is looked at until you let it go on.' : null}
      </Notice>
      <Waiting state={state} />
      <Refusals refused={state.refused.toReversed()} count={state.counts.refused} />
      <Items title="Taken in" items={state.taken.toReversed()} count={state.counts.taken} onFollow={close} />
      <Items
        title="In the case already: no second item was made"
        items={state.duplicates.toReversed()}
        count={state.counts.duplicates}
        onFollow={close}
      />
    </Dialog>
  );
};

const StopButton = ({ id }: { readonly id: string }) => {
  const cancel = useAct('job.cancel');
  return (
    <Button isDisabled={cancel.isRunning} onPress={() => void cancel.run({ id })}>
      Stop watching
    </Button>
  );
};

const Waiting = ({ state: { waiting, counts } }: { readonly state: WatchState }) =>
  waiting.length === 0 ? null : (
    <section className={styles['result']}>
      <h3>
        Not taken yet <span className={styles['faint']}>{counts.waiting}</span>
      </h3>
      <ul className={styles['refusals']}>
        {waiting.map(({ path, why }, at) => (
          <li key={at}>
            <span className={styles['pathName']}>
              <SafeText text={path} />
            </span>
            <span>{waitingWords(why)}</span>
          </li>
        ))}
      </ul>
      <More count={counts.waiting} shown={waiting.length} />
      {waiting.some(({ why }) => why === 'unfinished') ? <p className={styles['faint']}>{unfinishedWords}</p> : null}
    </section>
  );

const Begin = ({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) => {
  const { call } = useApi();
  const pick = usePick();
  const { change, start } = useFolderWatch();
  const { path, settle, isStarting, failure } = useFolderWatchOf(folder, (watch) => watch);
  const intake = useIntakeOf(folder, (one) => one);
  const choose = async (): Promise<void> => {
    const picked = await pick({ purpose: 'folder', title: 'A folder to watch' });
    if (!picked.ok) return change(folder, { failure: picked.error });
    const [chosen] = picked.value;
    if (chosen !== undefined) change(folder, { path: chosen, failure: null });
  };
  const needed = notYet({
    'a folder': path !== '',
    'the seconds without a change': settleError(settle) === null,
    ...intakeParts(intake),
  });
  return (
    <Dialog
      title="Watch a folder"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={needed} isRunning={isStarting} onPress={() => void start(folder, call)}>
            Watch
          </ActButton>
        </>
      }
    >
      <section aria-label="Folder" className={styles['acts']}>
        <Button icon={<IconFolderPlus aria-hidden />} onPress={() => void choose()}>
          Choose a folder…
        </Button>
        {path === '' ? (
          <span className={styles['faint']}>Whatever is put into it is taken in, with what lies in its folders.</span>
        ) : (
          <span className={styles['pathName']}>
            <SafeText text={path} />
          </span>
        )}
      </section>
      <div className={styles['grid']}>
        <TextField
          label="Seconds without a change before a file is taken in"
          value={settle}
          onChange={(next) => change(folder, { settle: next })}
          error={settleError(settle)}
          hint="Longer where something slow writes into the folder: what is taken in half comes in again when it is whole."
        />
      </div>
      <TakeInFields folder={folder} />
      <Notice tone="info" title="What will happen">
        What lies in the folder now is taken in as well. Files stay where they are and as they are. What has a hidden
        name or that of something unfinished waits for its final name; links, devices and pipes are refused. It goes on
        until you stop it or the program ends.
      </Notice>
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
