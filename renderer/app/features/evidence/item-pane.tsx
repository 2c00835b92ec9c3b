import { IconX } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { AdmiraltyBadge } from '../../../marks/admiralty-badge.tsx';
import { KnownMark } from '../../../marks/known-mark.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { CustodyTab } from './custody-tab.tsx';
import { noFilter } from './evidence-filter.ts';
import { useEvidence, useEvidenceView } from './evidence-store.ts';
import { FileTab } from './file-tab.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { ItemTab } from './item-tab.tsx';
import { RecordsTab } from './records-tab.tsx';
import { HarmOnIt } from './harm-on-it.tsx';
import { HiddenRatings, RatingsTab } from './ratings-tab.tsx';
import { kindChoices, wordOf } from './words.ts';
import styles from './evidence.module.css';

/** One item beside the table: what it is, how good, untouched or not, what it says, and what rests on it. */
export const ItemPane = ({
  folder,
  id,
  isReadOnly,
}: {
  readonly folder: string;
  readonly id: string;
  readonly isReadOnly: boolean;
}) => {
  const { value, failure, isLoading, refetch } = useReply('evidence.read', { folder, evidence: id });
  const change = useEvidence((state) => state.change);
  const close = (): void => change(folder, { open: null, sought: null });
  if (failure !== null) {
    return (
      <div className={styles['pane']}>
        <div className={styles['paneNotice']}>
          <FailureNotice failure={failure} onRetry={refetch} onClose={close} />
        </div>
      </div>
    );
  }
  if (value === undefined || isLoading) return <Loading label="Reading the item" />;
  // While the next item is on its way the last one stays, but takes no act that was meant for the next.
  return <Shown reply={value} folder={folder} isReadOnly={isReadOnly} isOld={value.item.id !== id} onClose={close} />;
};

const Shown = ({
  reply: { item, acquisition, derivedFrom, custody, custodyState, consequence, ratings, ratingsHidden },
  folder,
  isReadOnly,
  isOld,
  onClose,
}: {
  readonly reply: Output<'evidence.read'>;
  readonly folder: string;
  readonly isReadOnly: boolean;
  readonly isOld: boolean;
  readonly onClose: () => void;
}) => {
  const tab = useEvidenceView(folder, (view) => view.tab);
  const change = useEvidence((state) => state.change);
  return (
    <div className={styles['pane']} inert={isOld}>
      <header className={styles['paneHeader']}>
        <div className={styles['paneLine']}>
          <span className={styles['exhibit']}>
            <SafeText text={item.exhibit ?? '(exhibit withheld)'} />
          </span>
          <span className={styles['faint']}>
            {item.kind === null ? 'kind withheld' : <SafeText text={wordOf(kindChoices, item.kind)} />}
          </span>
          <TlpChip tlp={item.tlp} />
          <span className={styles['paneClose']}>
            <IconButton label="Close the item" keys="Esc" onPress={onClose}>
              <IconX />
            </IconButton>
          </span>
        </div>
        <h2 className={styles['paneTitle']}>
          <SafeText text={(item.title === '' ? item.name : item.title) ?? '(title withheld)'} max={500} />
        </h2>
        <AdmiraltyBadge reliability={item.reliability} credibility={item.credibility} withWords />
        {item.known.length === 0 ? null : <KnownMark known={item.known} />}
      </header>
      <MissingRow folder={folder} id={item.id} />
      <Tabs
        label="Parts of the item"
        selected={tab}
        onSelect={(chosen) => change(folder, { tab: chosen })}
        tabs={[
          {
            id: 'item',
            title: 'Item',
            content: <ItemTab folder={folder} reply={{ item, acquisition, derivedFrom }} isReadOnly={isReadOnly} />,
          },
          {
            id: 'custody',
            title: 'Custody',
            count: custody.length,
            content: (
              <CustodyTab folder={folder} item={item} events={custody} state={custodyState} isReadOnly={isReadOnly} />
            ),
          },
          {
            id: 'ratings',
            title: 'Ratings',
            ...(!ratingsHidden && { count: ratings.filter(({ rating }) => rating !== null).length }),
            content: (
              <>
                {ratingsHidden ? <HiddenRatings /> : <RatingsTab folder={folder} item={item} ratings={ratings} />}
                <HarmOnIt resting={consequence} />
              </>
            ),
          },
          {
            id: 'findings',
            title: 'Findings',
            content: <FindingsTab key={item.id} folder={folder} item={item} isReadOnly={isReadOnly} />,
          },
          {
            id: 'records',
            title: 'Records',
            content: <RecordsTab key={item.id} folder={folder} item={item} isReadOnly={isReadOnly} />,
          },
          {
            id: 'file',
            title: 'File',
            content: <FileTab key={item.id} folder={folder} item={item} isReadOnly={isReadOnly} />,
          },
        ]}
      />
    </div>
  );
};

/** An item that was followed to may be hidden by the filters: then the table cannot show its row, and says so. */
const MissingRow = ({ folder, id }: { readonly folder: string; readonly id: string }) => {
  const { change, filterBy } = useEvidence();
  const isMissing = useEvidenceView(folder, ({ sought }) => sought?.isMissing === true && sought.id === id);
  if (!isMissing) return null;
  const clear = (): void => {
    filterBy(folder, noFilter);
    change(folder, { sought: { id, isMissing: false } });
  };
  return (
    <div className={styles['paneNotice']}>
      <Notice tone="info">
        This item is not among the rows that the filters leave. <Button onPress={clear}>Clear the filters</Button>
      </Notice>
    </div>
  );
};
