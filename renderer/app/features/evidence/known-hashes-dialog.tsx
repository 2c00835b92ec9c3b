import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { countedInGroups } from '../../../../shared/base/counted.ts';
import type { Output } from '../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { hashSetKinds } from '../../../../shared/ledger/hash-set-line.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { usePickHere } from '../../files/pick-store.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './known-hashes.module.css';

type HashSet = Output<'hashset.list'>['sets'][number];

/** Sets of known hashes of this workstation, and which of them were held against the case. */
export const KnownHashesDialog = ({
  folder,
  isReadOnly,
  onClose,
}: {
  readonly folder: string;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}) => {
  const list = useReply('hashset.list', { folder });
  const apply = useAct('hashset.apply');
  const remove = useAct('hashset.remove');
  const [adding, setAdding] = useState<string | null>(null);
  const queries = useQueryClient();
  const { pick, failure: unpicked } = usePickHere();
  const choose = async (): Promise<void> => {
    const [first] = await pick({ purpose: 'files', title: 'List of hashes' });
    if (first !== undefined) setAdding(first);
  };
  const take = async (set: HashSet): Promise<void> => {
    const done = await remove.run({ set: set.sha256 });
    // The sets are of the workstation: what every case shows of them may change.
    if (done.ok) await queries.invalidateQueries();
  };
  const failure = list.failure ?? unpicked ?? apply.failure ?? remove.failure;
  const isBusy = apply.isRunning || remove.isRunning;
  return (
    <Dialog
      title="Hash sets"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={() => void choose()}>Take in a list…</Button>
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <Notice tone="info">
        A match says that somebody listed these bytes as known good or known bad. It judges nothing, and no weight
        changes by it. Sets lie on this workstation; that one was held against the case is a line of the ledger.
      </Notice>
      {failure === null ? null : <FailureNotice failure={failure} />}
      {list.isLoading ? <Loading label="Reading the sets" lines={4} /> : null}
      {list.value !== undefined && list.value.sets.length === 0 ? (
        <Empty title="No set on this workstation">
          Take in a list as sha256sum, hashdeep or the NSRL write them: MD5, SHA-1 or SHA-256.
        </Empty>
      ) : null}
      <ul className={styles['sets']} aria-label="Sets of known hashes">
        {(list.value?.sets ?? []).map((set) => (
          <li key={set.sha256}>
            <div className={styles['about']}>
              <p>
                <strong>
                  <SafeText text={set.version === '' ? set.name : `${set.name} ${set.version}`} max={200} />
                </strong>{' '}
                <span className={styles[set.kind]}>known {set.kind}</span> {groupDigits(set.hashes)}{' '}
                {set.hashes === 1 ? 'hash' : 'hashes'}
              </p>
              <p className={styles['faint']}>
                <SafeText text={set.provenance === '' ? 'provenance not stated' : set.provenance} max={300} />
                {' · '}
                <SafeText text={set.licence === '' ? 'licence not stated' : set.licence} max={200} />
                {' · SHA-256 '}
                <code>{set.sha256.slice(0, 16)}…</code>
              </p>
              <p className={styles['faint']}>{appliedWords(set)}</p>
            </div>
            <div className={styles['acts']}>
              <Button isDisabled={isReadOnly || isBusy} onPress={() => void apply.run({ folder, set: set.sha256 })}>
                {set.applied === null ? 'Apply to this case' : 'Apply again'}
              </Button>
              <Button look="quiet" isDisabled={isBusy} onPress={() => void take(set)}>
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {list.value === undefined || list.value.absent.length === 0 ? null : (
        <Notice tone="warn" title="Applied to the case, and not on this workstation">
          <ul className={styles['absent']}>
            {list.value.absent.map(({ name, kind, sha256, line }) => (
              <li key={`${sha256} ${kind}`}>
                <SafeText text={name} max={200} /> (known {kind}, SHA-256 <code>{sha256.slice(0, 16)}…</code>), line{' '}
                {line}
              </li>
            ))}
          </ul>
          What they know cannot be shown here until their lists are taken in again.
        </Notice>
      )}
      {adding === null ? null : <AddDialog path={adding} onClose={() => setAdding(null)} />}
    </Dialog>
  );
};

const appliedWords = ({ applied }: HashSet): string => {
  if (applied === null) return 'not held against this case';
  const items = applied.items ?? 0;
  const records = applied.records ?? 0;
  return `held against this case in line ${applied.line}: ${groupDigits(items)} ${items === 1 ? 'item' : 'items'} and ${groupDigits(records)} ${records === 1 ? 'record' : 'records'} matched then`;
};

const AddDialog = ({ path, onClose }: { readonly path: string; readonly onClose: () => void }) => {
  const add = useAct('hashset.add');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof hashSetKinds)[number] | null>(null);
  const [version, setVersion] = useState('');
  const [provenance, setProvenance] = useState('');
  const [licence, setLicence] = useState('');
  const [reply, setReply] = useState<Output<'hashset.add'> | null>(null);
  const run = async (): Promise<void> => {
    if (kind === null) return;
    const done = await add.run({ path, name: name.trim(), kind, version: version.trim(), provenance, licence });
    if (!done.ok) return;
    await queries.invalidateQueries({ predicate: ({ queryKey: [method] }) => method === 'hashset.list' });
    if (done.value.marks + done.value.unused === 0) onClose();
    else setReply(done.value);
  };
  return (
    <Dialog
      title="Take in a list of hashes"
      isOpen
      onClose={onClose}
      footer={
        reply === null ? (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <ActButton
              needed={notYet({ 'Name of the set': isTyped(name), 'Its files are': kind !== null })}
              isRunning={add.isRunning}
              onPress={() => void run()}
            >
              {add.isRunning ? 'Reading…' : 'Take in'}
            </ActButton>
          </>
        ) : (
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        )
      }
    >
      <p className={styles['path']}>
        <SafeText text={path} max={400} />
      </p>
      {reply === null ? (
        <>
          <TextField label="Name of the set" value={name} onChange={setName} isRequired autoFocus maxLength={500} />
          <SelectField
            label="Its files are"
            isRequired
            value={kind}
            choices={hashSetKinds.map((id) => ({
              id,
              label: `known ${id}`,
              detail: id === 'good' ? 'such as files of an operating system' : 'such as samples of malware',
            }))}
            onChange={setKind}
          />
          <TextField label="Version" value={version} onChange={setVersion} maxLength={500} />
          <TextField
            label="Provenance"
            value={provenance}
            onChange={setProvenance}
            maxLength={2000}
            hint="Who made it, and how it came here."
          />
          <TextField label="Licence" value={licence} onChange={setLicence} maxLength={2000} />
        </>
      ) : (
        <Notice tone="warn" title={`${groupDigits(reply.set.hashes)} hashes are in; not every line is.`}>
          {reply.marks === 0 ? null : (
            <ul className={styles['absent']}>
              {reply.skipped.slice(0, skippedShown).map(({ line, message }) => (
                <li key={line}>
                  line {line}: <SafeText text={message} max={300} />
                </li>
              ))}
              {reply.marks > skippedShown ? <li>and {groupDigits(reply.marks - skippedShown)} more lines</li> : null}
            </ul>
          )}
          {reply.unused === 0
            ? null
            : `${countedInGroups(reply.unused, 'line has', 'lines have')} no MD5, SHA-1 or SHA-256.`}
        </Notice>
      )}
      {add.failure === null ? null : <FailureNotice failure={add.failure} />}
    </Dialog>
  );
};

const skippedShown = 8;
