import { IconX } from '@tabler/icons-react';
import { useReply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { AdmiraltyBadge } from '../../../marks/admiralty-badge.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { ReliabilityMark } from './reliability-mark.tsx';
import type { Source } from './source-order.ts';
import styles from './sources.module.css';

const itemsShown = 12;

/** One source: what a reader needs to weigh it, and what came from it. */
export const SourcePane = ({
  folder,
  source,
  onClose,
}: {
  readonly folder: string;
  readonly source: Source;
  readonly onClose: () => void;
}) => {
  const go = useGo();
  const { name, kind, reliability, descriptor, tlp, line } = source;
  return (
    <>
      <header className={styles['paneHeader']}>
        <div className={styles['paneLine']}>
          <TlpChip tlp={tlp} />
          <span className={styles['paneClose']}>
            <IconButton label="Close the source" keys="Esc" onPress={onClose}>
              <IconX />
            </IconButton>
          </span>
        </div>
        <h2 className={styles['paneTitle']}>
          <SafeText text={name ?? '(name withheld)'} max={500} />
        </h2>
        <ReliabilityMark reliability={reliability} />
      </header>
      <Part title="Descriptor">
        {descriptor === null ? (
          <p className={styles['faint']}>withheld in this edition</p>
        ) : descriptor === '' ? (
          <p className={styles['faint']}>none recorded. A reader needs access, motive and history to weigh a source.</p>
        ) : (
          <div className={styles['prose']}>
            <SafeText text={descriptor} keepLines />
          </div>
        )}
      </Part>
      <Part title="Record">
        <Facts
          facts={[
            ['What it is', kind === null ? 'withheld' : kind === '' ? null : <SafeText key="kind" text={kind} />],
            [
              'Ledger',
              <button
                key="line"
                type="button"
                className={styles['link']}
                onClick={() => go.toScreen('ledger', { line })}
              >
                line {line}
              </button>,
            ],
          ]}
        />
      </Part>
      <Items folder={folder} source={source} />
    </>
  );
};

const Items = ({ folder, source }: { readonly folder: string; readonly source: Source }) => {
  const go = useGo();
  const { value, failure, refetch } = useReply('evidence.page', {
    folder,
    filter: { text: '', kinds: [], reliabilities: [], custody: [], tlp: [], sources: [source.id] },
    count: itemsShown,
  });
  if (failure !== null) return <FailureNotice failure={failure} onRetry={refetch} />;
  if (value === undefined) return <Loading label="Reading its items" lines={3} />;
  return (
    <Part
      title={
        <>
          Items <span className={styles['faint']}>{value.total}</span>
        </>
      }
    >
      {value.total === 0 ? (
        <p className={styles['faint']}>none recorded. Name this source when you take in what came from it.</p>
      ) : (
        <ul className={styles['items']}>
          {value.rows.map(({ id, exhibit, title, name, reliability, credibility }) => (
            <li key={id}>
              <AdmiraltyBadge reliability={reliability} credibility={credibility} />
              <button type="button" className={styles['link']} onClick={() => go.toScreen('evidence', { item: id })}>
                <span className={styles['exhibit']}>
                  <SafeText text={exhibit ?? ''} />{' '}
                </span>
                <SafeText text={(title === '' ? name : title) ?? '(title withheld)'} max={200} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['acts']}>
        <Button onPress={() => go.toScreen('evidence', { source: source.id })}>
          {value.total > itemsShown ? `All ${value.total} in the table` : 'In the table of evidence'}
        </Button>
      </div>
    </Part>
  );
};
