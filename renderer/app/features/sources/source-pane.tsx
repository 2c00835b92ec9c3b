import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { AdmiraltyBadge } from '../../../marks/admiralty-badge.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { AssessSourceDialog } from './assess-source-dialog.tsx';
import { CorrectSourceDialog } from './correct-source-dialog.tsx';
import { ReliabilityMark } from './reliability-mark.tsx';
import { MetElsewhere, SourceHistory } from './source-history.tsx';
import type { Source } from './source-order.ts';
import styles from './sources.module.css';

const itemsShown = 12;

/** One source: what a reader needs to weigh it, and what came from it. */
export const SourcePane = ({
  folder,
  source,
  isReadOnly,
  onClose,
}: {
  readonly folder: string;
  readonly source: Source;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}) => {
  const { name, kind, reliability, descriptor, tlp, line } = source;
  const history = useReply('source.history', { folder, source: source.id });
  const [act, setAct] = useState<'assess' | 'correct' | null>(null);
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
        <div className={styles['acts']}>
          <Button isDisabled={isReadOnly} onPress={() => setAct('assess')}>
            Assess anew
          </Button>
          <Button isDisabled={isReadOnly || history.value === undefined} onPress={() => setAct('correct')}>
            Correct
          </Button>
        </div>
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
            ...(history.value === undefined
              ? []
              : ([
                  ['Other names', namesOf(history.value.aliases)],
                  ['Identifiers', namesOf(history.value.identifiers)],
                ] as const)),
            ['Ledger', <LineLink key="line" line={line} />],
          ]}
        />
      </Part>
      {history.failure === null ? null : <FailureNotice failure={history.failure} onRetry={history.refetch} />}
      {history.value === undefined ? null : <SourceHistory history={history.value} />}
      <Items folder={folder} source={source} />
      {history.value === undefined ? null : (
        <MetElsewhere folder={folder} history={history.value} isReadOnly={isReadOnly} />
      )}
      {act === 'assess' ? <AssessSourceDialog folder={folder} source={source} onClose={() => setAct(null)} /> : null}
      {act === 'correct' && history.value !== undefined ? (
        <CorrectSourceDialog folder={folder} source={source} history={history.value} onClose={() => setAct(null)} />
      ) : null}
    </>
  );
};

const namesOf = (names: readonly string[]) =>
  names.length === 0 ? null : <SafeText text={names.join(', ')} max={500} />;

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
              <InlineLink onClick={() => go.toScreen('evidence', { item: id })}>
                <span className={styles['exhibit']}>
                  <SafeText text={exhibit ?? ''} />{' '}
                </span>
                <SafeText text={(title === '' ? name : title) ?? '(title withheld)'} max={200} />
              </InlineLink>
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
