import { useGo } from '../../navigation.ts';
import styles from './releases.module.css';

/** A line of the ledger by its number, which leads to it. */
export const LineLink = ({ line }: { readonly line: number }) => {
  const go = useGo();
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={(event) => {
        // In a table the click is not for the row.
        event.stopPropagation();
        go.toScreen('ledger', { line });
      }}
    >
      line {line}
    </button>
  );
};

/** A place as `seq.field`. */
export const PlaceLink = ({ line, field }: { readonly line: number; readonly field: string }) => (
  <span className={styles['placeLink']}>
    <LineLink line={line} />, <code>{field}</code>
  </span>
);
