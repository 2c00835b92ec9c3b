import { bytesToHex } from '../../../../../shared/base/bytes.ts';
import { inspectBytes, inspectedBytes } from '../../../../../shared/viewing/inspect-bytes.ts';
import { SafeText } from '../../../../marks/safe-text.tsx';
import { CopyButton } from '../../../../ui/copy-button.tsx';
import { Part } from '../../../../ui/page.tsx';
import { FindHere } from '../find-here.tsx';
import type { Item } from '../item.ts';
import type { WindowOfBytes } from './byte-window.tsx';
import { selectionRange, type HexSelection } from './hex-keys.ts';
import { RangeDigest, selectionWords } from './range-digest.tsx';
import styles from './viewing.module.css';

/** What is selected: how much, its hash, and what its first bytes would be as numbers and times. */
export const Inspector = ({
  folder,
  item,
  isReadOnly,
  shown,
  selection,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly isReadOnly: boolean;
  readonly shown: WindowOfBytes;
  readonly selection: HexSelection | null;
}) => {
  if (selection === null) {
    return (
      <p className={styles['faint']}>
        Select bytes, with the pointer or with Shift and the arrow keys, to see what they would be as numbers and times,
        and their SHA-256.
      </p>
    );
  }
  const range = selectionRange(selection);
  const at = range.from - shown.offset;
  const isHere = at >= 0 && range.to - shown.offset <= shown.bytes.length;
  return (
    <Part title={selectionWords(range)}>
      <RangeDigest folder={folder} evidence={item.id} range={range} />
      <div className={styles['rangeActs']}>
        {isHere ? (
          <CopyButton text={bytesToHex(shown.bytes.subarray(at, range.to - shown.offset))}>Copy as hex</CopyButton>
        ) : null}
        <FindHere folder={folder} item={item} place={{ kind: 'bytes', ...range }} isReadOnly={isReadOnly} />
      </div>
      {isHere ? null : (
        <p className={styles['faint']}>Copied is only what the window shows; this selection goes beyond it.</p>
      )}
      {at >= 0 && at < shown.bytes.length ? (
        <Readings bytes={shown.bytes.subarray(at, at + inspectedBytes)} />
      ) : (
        <p className={styles['faint']}>Its first bytes are in another window.</p>
      )}
    </Part>
  );
};

const Readings = ({ bytes }: { readonly bytes: Uint8Array }) => (
  <div className={styles['readingsFrame']} tabIndex={0} role="region" aria-label="What the bytes would be">
    <table className={styles['readings']}>
      <thead>
        <tr>
          <th scope="col">Read as</th>
          <th scope="col">Low byte first</th>
          <th scope="col">High byte first</th>
        </tr>
      </thead>
      {inspectBytes(bytes).map(({ title, readings }) => (
        <tbody key={title}>
          <tr>
            <th scope="rowgroup" colSpan={3} className={styles['readingGroup']}>
              {title}
            </th>
          </tr>
          {readings.map(({ name, rule, little, big }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <span className={styles['rule']}>{rule}</span>
              </th>
              <td>
                <Value text={little} />
              </td>
              <td>{little === null ? null : <Value text={big} />}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  </div>
);

const Value = ({ text }: { readonly text: string | null }) =>
  text === null ? <span className={styles['faint']}>—</span> : <SafeText text={text} max={80} />;
