import { useReply } from '../../api/replies.ts';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { fileOfPlace, lineOfPlace } from './check-words.ts';
import type { ChangeLedgerView } from './ledger-store.ts';
import styles from './ledger.module.css';

/** Where the first bad thing lies: a way to the line, or to the item whose file it is. */
export const Place = ({ first, onView }: { readonly first: string; readonly onView: ChangeLedgerView }) => {
  const line = lineOfPlace(first);
  const sha256 = fileOfPlace(first);
  return (
    <span>
      First at{' '}
      {line !== null ? (
        <button type="button" className={styles['reference']} onClick={() => onView({ line, pane: 'line' })}>
          line {line}
        </button>
      ) : (
        <code>
          <SafeText text={first} max={300} />
        </code>
      )}
      {sha256 === null ? null : <ItemOfFile sha256={sha256} />}
    </span>
  );
};

const ItemOfFile = ({ sha256 }: { readonly sha256: string }) => {
  const folder = useCaseFolder();
  const go = useGo();
  const found = useReply('evidence.page', { folder, filter: { text: sha256 }, count: 1 });
  const item = found.value?.rows.find((row) => row.sha256 === sha256);
  if (item === undefined) return null;
  return (
    <>
      , the file of{' '}
      <button type="button" className={styles['reference']} onClick={() => go.toScreen('evidence', { item: item.id })}>
        <SafeText text={`${item.exhibit ?? ''} ${item.title ?? item.name ?? ''}`.trim() || item.id} max={200} />
      </button>
    </>
  );
};
