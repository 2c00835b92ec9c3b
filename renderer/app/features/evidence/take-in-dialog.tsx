import { IconFilePlus, IconFolderPlus, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useAct, useApi, useReply } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { useShell } from '../../shell/shell-store.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice, Progress } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { CollectionFields } from './collection-fields.tsx';
import { offsetError, retentionError } from './acquisition-draft.ts';
import { AcquisitionFields } from './acquisition-fields.tsx';
import { addPaths, collectedAtError, formToDraft, uploadNote, type IntakePath } from './intake-plan.ts';
import { useIntake, useIntakeOf } from './intake-store.ts';
import { TakeInResult } from './take-in-result.tsx';
import { credibilityChoices, wordOf } from './words.ts';
import styles from './evidence.module.css';

const asCase = 'case';

/** Takes files into the case. It may be closed while it runs; what came of it waits on the screen. */
export const TakeInDialog = ({ folder }: { readonly folder: string }) => {
  const { call } = useApi();
  const { change, run } = useIntake();
  const { draft, newSource, receiving, isRunning, reply, failure } = useIntakeOf(folder, (intake) => intake);
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
  const isReady =
    draft.paths.length > 0 &&
    receiving === null &&
    collectedAtError(draft.collectedAt) === null &&
    offsetError(draft.acquisition) === null &&
    retentionError(draft.acquisition) === null &&
    (newSource === null || newSource.name.trim() !== '');
  return (
    <Dialog
      title="Take in evidence"
      isOpen
      onClose={close}
      width="large"
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button look="primary" isDisabled={!isReady} onPress={() => void run(folder, call)}>
            Take in
          </Button>
        </>
      }
    >
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

const TakeInFields = ({ folder }: { readonly folder: string }) => {
  const { change, changeDraft } = useIntake();
  const { draft, newSource } = useIntakeOf(folder, (intake) => intake);
  const hasForm = useKeptForm(folder);
  const start = useReply('grade.defaults', { folder }).value?.defaults.find(({ kind }) => kind === 'artifact');
  const startWords = start === undefined ? '' : `: ${wordOf(credibilityChoices, start.credibility)}`;
  return (
    <>
      {hasForm ? (
        <p className={styles['faint']}>Filled in from the form that is kept for this case. Look it over.</p>
      ) : null}
      <CollectionFields
        folder={folder}
        draft={draft}
        newSource={newSource}
        onDraft={(next) => changeDraft(folder, next)}
        onNewSource={(next) => change(folder, { newSource: next })}
      />
      <div className={styles['grid']}>
        <SelectField
          label="Credibility of the content"
          value={draft.credibility === '' ? asCase : draft.credibility}
          choices={[{ id: asCase, label: `as files start in this case${startWords}` }, ...credibilityChoices]}
          onChange={(id) => changeDraft(folder, { credibility: id === asCase ? '' : id })}
          hint="The same for all of these; each can be corrected later, with a reason."
        />
      </div>
      <AcquisitionFields
        draft={draft.acquisition}
        onDraft={(next) => changeDraft(folder, { acquisition: { ...draft.acquisition, ...next } })}
      />
      <CheckField value={draft.isKept} onChange={(isKept) => changeDraft(folder, { isKept })}>
        Begin with this the next time: keep it on this workstation as the form of the case
      </CheckField>
    </>
  );
};

/** Fills in the form that is kept for the case, once; true where there is one. */
const useKeptForm = (folder: string): boolean => {
  const form = useReply('intake.form', { folder }).value?.form;
  const isFilled = useIntakeOf(folder, (intake) => intake.isFilled);
  const { change, changeDraft } = useIntake();
  useEffect(() => {
    if (isFilled || form === undefined) return;
    change(folder, { isFilled: true });
    if (form !== null) changeDraft(folder, formToDraft(form));
  }, [isFilled, form, folder, change, changeDraft]);
  return form !== undefined && form !== null;
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
  const job = useShell(({ jobs }) =>
    jobs.findLast(({ method, state }) => method === 'intake.take' && state === 'running'),
  );
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
