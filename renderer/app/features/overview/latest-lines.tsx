import { useReply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import styles from './overview.module.css';

const linesMax = 5;

/** What was recorded last. */
export const LatestLines = ({ folder }: { readonly folder: string }) => {
  const page = useReply('ledger.page', { folder, count: linesMax });
  const go = useGo();
  return (
    <Card title="Recorded last">
      {page.failure === null ? null : <FailureNotice failure={page.failure} onRetry={page.refetch} />}
      {page.value === undefined && page.failure === null ? <Loading label="Reading the ledger" lines={3} /> : null}
      <ol className={styles['latest']}>
        {(page.value?.rows ?? []).map(({ seq, words, at }) => (
          <li key={seq}>
            <button type="button" onClick={() => go.toScreen('ledger', { line: seq })}>
              <span className={styles['latestWords']}>
                <SafeText text={words} max={300} />
              </span>
              <span className={styles['muted']}>
                line {seq} · <Instant at={at} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Card>
  );
};
