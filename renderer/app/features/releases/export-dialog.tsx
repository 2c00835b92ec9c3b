import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import type { Edition, Tlp } from '../../../../shared/domain/vocabulary.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useSave } from '../../files/pick-store.ts';
import { useShell } from '../../shell/shell-store.ts';
import { PersonRows, takingOf, type Takings } from '../../signing/person-rows.tsx';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice, Notice, Progress } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { AgeFields, ageOf, isAgeReady, noAge } from './age-fields.tsx';
import { editionTitle, editionWords } from './edition-words.ts';
import { activePeople } from './release-way.ts';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

const signerParts = [
  { id: 'none', label: 'Not required' },
  { id: 'here', label: 'Signs now' },
  { id: 'later', label: 'Signs later' },
] as const;

/** Shows what will be written where, and collects who must sign it. */
export const ExportDialog = ({
  releases,
  last,
  edition,
  tlp,
  redaction,
  preview,
  onExported,
  onClose,
}: {
  readonly releases: Releases;
  readonly last: Releases['list']['releases'][number];
  readonly edition: Edition;
  readonly tlp: Tlp;
  readonly redaction: Releases['saved'][number] | null;
  readonly preview: Output<'release.preview'> | undefined;
  readonly onExported: (exported: Output<'release.export'>) => void;
  readonly onClose: () => void;
}) => {
  const { folder, list } = releases;
  const known = useReply('identity.list', {});
  const write = useAct('release.export');
  const save = useSave();
  const job = useShell((state) =>
    state.jobs.findLast((one) => one.method === 'release.export' && one.state === 'running'),
  );
  const [out, setOut] = useState<string | null>(null);
  const [takings, setTakings] = useState<Takings>({});
  const [age, setAge] = useState(noAge);
  const [failure, setFailure] = useState<Failure | null>(null);
  const keys = new Set((known.value?.identities ?? []).map(({ principal }) => principal));
  const people = activePeople(list).map(({ principal, person }) => ({
    principal,
    person,
    hasKey: keys.has(principal),
  }));
  const signing = people
    .map(({ principal }) => ({ principal, ...takingOf(takings, principal) }))
    .filter(({ part }) => part !== 'none');
  const lacksPassphrase = signing.some(({ part, passphrase }) => part === 'here' && passphrase === '');
  const choose = async (): Promise<void> => {
    const chosen = await save({ title: 'Where the bundle is written', name: `plumbline-${edition}.zip` });
    if (!chosen.ok) setFailure(chosen.error);
    else if (chosen.value !== null) setOut(chosen.value);
  };
  const run = async (): Promise<void> => {
    if (out === null) return;
    const encryption = ageOf(age);
    const done = await write.run({
      folder,
      out,
      edition,
      ...(edition === 'restricted' && { tlp }),
      ...(redaction !== null && { redact: redaction.path }),
      signers: signing.map(({ principal, part, passphrase }) => ({
        identity: principal,
        passphrase: part === 'here' ? passphrase : null,
      })),
      ...(encryption !== undefined && { age: encryption }),
    });
    if (!done.ok) return;
    onExported(done.value);
    onClose();
  };
  return (
    <Dialog
      title={`Export the ${editionTitle(edition).toLowerCase()} edition`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              'where it is written': out !== null,
              'the passphrase of each who signs now': !lacksPassphrase,
              'for whom it is encrypted': isAgeReady(age),
            })}
            isRunning={write.isRunning}
            onPress={() => void run()}
          >
            {write.isRunning ? 'Writing…' : 'Export'}
          </ActButton>
        </>
      }
    >
      <p>
        A bundle of the {last.size} lines of this release, which {editionWords(edition, tlp)}
        {redaction === null ? '' : ' and withholds beside that what the redaction '}
        {redaction === null ? null : <SafeText text={redaction.name} max={100} />}
        {redaction === null ? '' : ' names'}.{' '}
        {preview === undefined || edition === 'full'
          ? null
          : `About ${counted(preview.withheldCount, 'field')} will be withheld; number, type and day of every line are shown.`}
        {last.closed ? '' : ' The first export closes the checkpoint: after it, witnesses cosign bundles only.'}
      </p>
      <div className={styles['fileRow']}>
        <code>{out === null ? 'no place chosen' : <SafeText text={out} max={1000} />}</code>
        <Button onPress={() => void choose()}>Choose where…</Button>
      </div>
      <div>
        <strong>Who must sign it</strong>
        <p className={styles['muted']}>
          They are written into the bundle as required, and it verifies only when all of them have signed.
        </p>
      </div>
      <PersonRows
        label="Who must sign it"
        people={people}
        parts={signerParts}
        takings={takings}
        onTakings={setTakings}
      />
      {signing.length === 0 ? (
        <Notice tone="warn">Without a signer it is a draft: whoever verifies it gets the verdict “failed”.</Notice>
      ) : null}
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
