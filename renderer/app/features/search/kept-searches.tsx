import { useState } from 'react';
import { IconTrash } from '@tabler/icons-react';
import { useAct, useReply } from '../../api/replies.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { kindName } from './hit-words.ts';
import { useSearch, useSearchView } from './search-store.ts';
import styles from './search.module.css';

const historyShown = 100;

/** Searches with a name, and what was looked for, in its order. Both are this person's and leave in no bundle. */
export const KeptSearches = ({ folder }: { readonly folder: string }) => {
  const kept = useReply('search.saved', { folder });
  const forget = useAct('search.forget');
  const look = useSearch((state) => state.look);
  const saved = kept.value?.saved ?? [];
  const history = (kept.value?.history ?? []).slice(-historyShown).toReversed();
  return (
    <>
      <Part title="Saved">
        <SaveThis folder={folder} />
        {kept.failure === null ? null : <FailureNotice failure={kept.failure} onRetry={kept.refetch} />}
        {forget.failure === null ? null : <FailureNotice failure={forget.failure} onClose={forget.clear} />}
        <ul className={styles['kept']}>
          {saved.map(({ name, query, kinds }) => (
            <li key={name}>
              <button type="button" className={styles['again']} onClick={() => look(folder, { text: query, kinds })}>
                <strong>
                  <SafeText text={name} max={80} />
                </strong>
                <Asked query={query} kinds={kinds} />
              </button>
              <IconButton label="Remove this saved search" onPress={() => void forget.run({ folder, name })}>
                <IconTrash />
              </IconButton>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="History">
        {kept.value === undefined ? (
          <p className={styles['faint']}>{kept.failure === null ? 'Reading…' : 'Not read.'}</p>
        ) : history.length === 0 ? (
          <p className={styles['faint']}>None recorded. Enter in the search field keeps a search here.</p>
        ) : (
          <ul className={styles['kept']}>
            {history.map(({ at, query, kinds, total }, index) => (
              <li key={history.length - index}>
                <button type="button" className={styles['again']} onClick={() => look(folder, { text: query, kinds })}>
                  <Asked query={query} kinds={kinds} />
                  <span className={styles['faint']}>
                    <Instant at={at} />, {total} found
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Part>
    </>
  );
};

const Asked = ({ query, kinds }: { readonly query: string; readonly kinds: readonly string[] }) => (
  <span className={styles['asked']}>
    <SafeText text={query} max={120} />
    {kinds.length === 0 ? null : (
      <span className={styles['faint']}>
        {' in '}
        <SafeText text={kinds.map(kindName).join(', ')} max={120} />
      </span>
    )}
  </span>
);

const nameCharactersMax = 200;

/** Gives what stands in the field a name. */
const SaveThis = ({ folder }: { readonly folder: string }) => {
  const { text, kinds } = useSearchView(folder);
  const save = useAct('search.save');
  const [name, setName] = useState('');
  const isReady = text.trim() !== '' && name.trim() !== '';
  const submit = async (): Promise<void> => {
    const kept = await save.run({ folder, name: name.trim(), query: text.trim(), kinds: [...kinds] });
    if (kept.ok) setName('');
  };
  return (
    <form
      className={styles['save']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void submit();
      }}
    >
      <TextField label="Name for this search" value={name} onChange={setName} maxLength={nameCharactersMax} />
      <Button type="submit" isDisabled={!isReady || save.isRunning}>
        Save
      </Button>
      {save.failure === null ? null : <FailureNotice failure={save.failure} onClose={save.clear} />}
    </form>
  );
};
