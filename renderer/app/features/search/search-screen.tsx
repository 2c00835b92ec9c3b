import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import type { Output } from '../../../../shared/api/contract.ts';
import { unrankedWords, unsearchedWords } from '../../../../shared/search/search-scopes.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useCaseFolder } from '../../navigation.ts';
import { useSettled } from '../../use-settled.ts';
import { Button } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { AttackStrip } from './attack-strip.tsx';
import { HitList } from './hit-list.tsx';
import { listKinds } from './hit-words.ts';
import { KeptSearches } from './kept-searches.tsx';
import { useSearch, useSearchView } from './search-store.ts';
import styles from './search.module.css';

const hitsAtOnce = 50;
const typingMilliseconds = 180;

/** Words, in everything that the case holds. */
export const SearchScreen = () => {
  const folder = useCaseFolder();
  const { text, kinds, from, rankAll } = useSearchView(folder);
  const look = useSearch((state) => state.look);
  const remember = useAct('search.run');
  const settled = useSettled(text.trim(), typingMilliseconds, '');
  const found = useReply(
    'search.run',
    { folder, query: settled, kinds: [...kinds], from, count: hitsAtOnce, rankAll },
    { isEnabled: settled !== '' },
  );
  const submit = (query: string): void => {
    if (query.trim() !== '')
      void remember.run({ folder, query: query.trim(), kinds: [...kinds], count: 1, remember: true });
  };
  return (
    <Page
      title="Search"
      count={settled === '' || found.value === undefined ? undefined : <Count found={found.value} />}
      detailLabel="Kept searches"
      detailWidth={280}
      isScrolling={false}
      detail={<KeptSearches folder={folder} />}
    >
      <div className={styles['bar']} role="search" aria-label="Search the case">
        <SearchField
          id="screen-search"
          label="Search everything in the case"
          placeholder='Words, "several words", begin*, title:word, -without, OR, NEAR/5'
          value={text}
          onChange={(typed) => look(folder, { text: typed })}
          onSubmit={submit}
        />
      </div>
      {settled === '' ? (
        <Empty title="What are you looking for?">
          Everything that was recorded, the text of files, and the records of imports. Enter keeps a search in the
          history.
        </Empty>
      ) : (
        <>
          <AttackStrip query={settled} />
          <Results folder={folder} found={found} from={from} kinds={kinds} />
        </>
      )}
    </Page>
  );
};

const Count = ({ found: { total } }: { readonly found: Output<'search.run'> }) => (
  <span role="status">{total === 1 ? '1 hit' : `${groupDigits(total)} hits`}</span>
);

const Results = ({
  folder,
  found,
  from,
  kinds,
}: {
  readonly folder: string;
  readonly found: ReturnType<typeof useReply<'search.run'>>;
  readonly from: number;
  readonly kinds: readonly string[];
}) => {
  const look = useSearch((state) => state.look);
  const goTo = useSearch((state) => state.goTo);
  if (found.failure !== null) return <FailureNotice failure={found.failure} onRetry={found.refetch} />;
  if (found.value === undefined) return <Loading label="Searching" lines={8} />;
  const { hits, total, byKind, unranked, unread, unsearched } = found.value;
  const notSearched = unsearchedWords(unsearched);
  const shown = listKinds(byKind, kinds);
  const toggle = (id: string): void =>
    look(folder, { kinds: kinds.includes(id) ? kinds.filter((kind) => kind !== id) : [...kinds, id] });
  return (
    <>
      <Unread folder={folder} unread={unread} />
      <Unranked folder={folder} unranked={unranked} />
      {notSearched === '' ? null : <Notice tone="info" title={notSearched} />}
      {shown.length === 0 ? null : (
        <div className={styles['kinds']} role="group" aria-label="Kinds of hits">
          <button
            type="button"
            className={styles['kind']}
            aria-pressed={kinds.length === 0}
            onClick={() => look(folder, { kinds: [] })}
          >
            All
          </button>
          {shown.map(({ id, name, count }) => (
            <button
              key={id}
              type="button"
              className={styles['kind']}
              aria-pressed={kinds.includes(id)}
              onClick={() => toggle(id)}
            >
              {name} <span className={styles['kindCount']}>{groupDigits(count)}</span>
            </button>
          ))}
        </div>
      )}
      {hits.length === 0 ? (
        <Empty title="Nothing holds that.">
          {kinds.length === 0
            ? 'Try fewer words, or the beginning of one with a star.'
            : 'Other kinds may: choose All.'}
        </Empty>
      ) : (
        <div className={styles['results']} tabIndex={0} role="region" aria-label="Hits">
          <HitList folder={folder} hits={hits} from={from} />
          {total <= hitsAtOnce ? null : (
            <div className={styles['pages']}>
              <Button
                icon={<IconArrowLeft aria-hidden />}
                isDisabled={from === 0}
                onPress={() => goTo(folder, Math.max(0, from - hitsAtOnce))}
              >
                Before
              </Button>
              <span>
                {groupDigits(from + 1)}–{groupDigits(from + hits.length)} of {groupDigits(total)}
              </span>
              <Button
                icon={<IconArrowRight aria-hidden />}
                isDisabled={from + hits.length >= total}
                onPress={() => goTo(folder, from + hitsAtOnce)}
              >
                Next
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
};

/** That the best do not come first, and the way to have them first. */
const Unranked = ({
  folder,
  unranked,
}: {
  readonly folder: string;
  readonly unranked: Output<'search.run'>['unranked'];
}) => {
  const rankAll = useSearch((state) => state.rankAll);
  if (unranked.length === 0) return null;
  return (
    <Notice tone="info" title={unrankedWords(unranked)}>
      <Button onPress={() => rankAll(folder)}>Rank them all</Button>
    </Notice>
  );
};

/** What the answer leaves out, and the way to have it. */
const Unread = ({ folder, unread }: { readonly folder: string; readonly unread: Output<'search.run'>['unread'] }) => {
  const update = useAct('search.update');
  if (update.failure !== null) return <FailureNotice failure={update.failure} onClose={update.clear} />;
  if (unread.lines === 0 && unread.files === 0) return null;
  const parts = [
    ...(unread.files === 0 ? [] : [`${groupDigits(unread.files)} ${unread.files === 1 ? 'file' : 'files'}`]),
    ...(unread.lines === 0 ? [] : [`${groupDigits(unread.lines)} ${unread.lines === 1 ? 'line' : 'lines'}`]),
  ];
  return (
    <Notice tone="info" title={`Not searched yet: ${parts.join(' and ')}.`}>
      <Button isDisabled={update.isRunning} onPress={() => void update.run({ folder })}>
        {update.isRunning ? 'Reading …' : 'Read them now'}
      </Button>
    </Notice>
  );
};
