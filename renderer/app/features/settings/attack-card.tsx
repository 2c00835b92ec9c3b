import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useAct, useReply } from '../../api/replies.ts';
import { AttackEntries } from '../../attack/attack-entries.tsx';
import { usePickHere } from '../../files/pick-store.ts';
import { useSettled } from '../../use-settled.ts';
import { Button } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/fields.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './settings.module.css';

const settleMilliseconds = 250;
const shownMax = 8;

/** MITRE ATT&CK as reference data: which releases are here, a look-up in them, and a way to take another in. */
export const AttackCard = () => {
  const tables = useReply('attack.tables', {});
  const add = useAct('attack.add');
  const remove = useAct('attack.remove');
  const [text, setText] = useState('');
  const [isLicenceOpen, setLicenceOpen] = useState(false);
  const query = useSettled(text.trim(), settleMilliseconds, '');
  const found = useReply('attack.find', { query, count: shownMax }, { isEnabled: query !== '' });
  const queries = useQueryClient();
  const { pick, failure: unpicked } = usePickHere();
  const refresh = (): Promise<void> =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [method] }) => typeof method === 'string' && method.startsWith('attack.'),
    });
  const take = async (): Promise<void> => {
    const [path] = await pick({ purpose: 'files', title: 'ATT&CK as a STIX bundle' });
    if (path !== undefined && (await add.run({ path })).ok) await refresh();
  };
  const drop = async (name: string): Promise<void> => {
    if ((await remove.run({ name })).ok) await refresh();
  };
  const failure = tables.failure ?? unpicked ?? add.failure ?? remove.failure;
  return (
    <Card title="MITRE ATT&CK" aside="reference data, no evidence">
      <div className={styles['stack']}>
        {failure === null ? null : <FailureNotice failure={failure} />}
        {tables.value === undefined ? (
          <Loading label="Reading the tables" lines={2} />
        ) : (
          tables.value.tables.map(({ name, version, entries, taken }) => (
            <p key={name}>
              <strong>
                <SafeText text={`${name} ${version}`} max={120} />
              </strong>
              , {entries} entries,{' '}
              {taken === null ? (
                'came with the program'
              ) : (
                <>
                  from <SafeText text={taken.file} max={120} />, <Instant at={taken.at} />{' '}
                  <Button look="quiet" isDisabled={remove.isRunning} onPress={() => void drop(name)}>
                    Remove
                  </Button>
                </>
              )}
            </p>
          ))
        )}
        <div className={styles['lookUp']}>
          <SearchField
            label="Look up an identifier or a name"
            placeholder="T0803, Sandworm, block command"
            value={text}
            onChange={setText}
          />
        </div>
        {query === '' || found.value === undefined ? null : found.value.total === 0 ? (
          <p>No table here has that.</p>
        ) : (
          <>
            <AttackEntries entries={found.value.entries} />
            {found.value.total > shownMax ? <p>and {found.value.total - shownMax} more</p> : null}
          </>
        )}
        <div className={styles['noticeFoot']}>
          <Button isDisabled={add.isRunning} onPress={() => void take()}>
            {add.isRunning ? 'Reading…' : 'Take in a release…'}
          </Button>{' '}
          <Button look="quiet" aria-expanded={isLicenceOpen} onPress={() => setLicenceOpen(!isLicenceOpen)}>
            Licence
          </Button>
        </div>
        {isLicenceOpen && tables.value !== undefined ? <SafeText text={tables.value.licence} keepLines /> : null}
      </div>
    </Card>
  );
};
