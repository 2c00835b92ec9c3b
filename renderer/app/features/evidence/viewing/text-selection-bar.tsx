import { bytesToHex } from '../../../../../shared/base/bytes.ts';
import { decodeStrictly, type EncodingId } from '../../../../../shared/viewing/encodings.ts';
import { CopyButton } from '../../../../ui/copy-button.tsx';
import { FindHere } from '../find-here.tsx';
import type { Item } from '../item.ts';
import type { WindowOfBytes } from './byte-window.tsx';
import { RangeDigest, selectionWords } from './range-digest.tsx';
import type { SelectedBytes } from './text-selection.ts';
import styles from './viewing.module.css';

/** Exactly the bytes of the selected text: how many, their hash, and what can be made of them. */
export const TextSelectionBar = ({
  folder,
  item,
  isReadOnly,
  shown,
  encoding,
  selected,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly isReadOnly: boolean;
  readonly shown: WindowOfBytes;
  readonly encoding: EncodingId;
  readonly selected: SelectedBytes;
}) => {
  const { from, to, isCut, isMarkCut } = selected;
  if (from === to) {
    return (
      <p className={styles['selectionBar']} role="status">
        Before byte {from} (0x{from.toString(16)}). Shift and the arrow keys select.
      </p>
    );
  }
  const bytes = shown.bytes.subarray(from - shown.offset, to - shown.offset);
  const text = decodeStrictly(bytes, encoding);
  const place = { kind: 'bytes' as const, from, to };
  return (
    <section className={styles['selectionBar']} aria-label="Selected text">
      <strong role="status">{selectionWords({ from, to })}</strong>
      <RangeDigest folder={folder} evidence={item.id} range={{ from, to }} />
      {isCut ? <p className={styles['cut']}>The selection cuts a character: all of its bytes are taken.</p> : null}
      {isMarkCut ? (
        <p className={styles['cut']}>
          The selection parts a letter from a mark that stands on it: these are not all its bytes.
        </p>
      ) : null}
      {text === undefined ? (
        <p className={styles['faint']}>Some of these bytes are no text in this encoding; they can be copied as hex.</p>
      ) : null}
      <div className={styles['rangeActs']}>
        {text === undefined ? null : <CopyButton text={text}>Copy the text</CopyButton>}
        <CopyButton text={bytesToHex(bytes)}>Copy as hex</CopyButton>
        <FindHere folder={folder} item={item} place={place} isReadOnly={isReadOnly} />
        <FindHere folder={folder} item={item} place={place} isReadOnly={isReadOnly} isLinked />
      </div>
    </section>
  );
};
