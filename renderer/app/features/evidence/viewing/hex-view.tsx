import { memo, useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { windowStart } from './byte-offset.ts';
import { ByteWindow, type WindowOfBytes } from './byte-window.tsx';
import { moveFocus, selectionRange, type HexSelection } from './hex-keys.ts';
import { bytesToHexRows, type HexRow } from './hex-rows.ts';
import { Inspector } from './inspector.tsx';
import { useShowMark } from './use-show-mark.ts';
import type { ByteRange, FileViewProps } from './view-props.ts';
import styles from './viewing.module.css';

/** The bytes as they are, and what those at the cursor would be as numbers and times. */
export const HexView = ({ folder, item, traits, isReadOnly, start, onStart, sought }: FileViewProps) => {
  const [selection, setSelection] = useState<HexSelection | null>(null);
  const select = (next: HexSelection | null): void => {
    setSelection(next);
    // The window follows the cursor.
    if (next !== null && windowStart(next.focus, traits.size) !== start) onStart(next.focus);
  };
  return (
    <ByteWindow folder={folder} evidence={item.id} size={traits.size} start={start} onStart={onStart}>
      {(shown) => (
        <>
          <HexTable
            shown={shown}
            size={traits.size}
            marked={sought?.bytes ?? null}
            selection={selection}
            onSelect={select}
          />
          {traits.size === 0 ? null : (
            <Inspector folder={folder} item={item} isReadOnly={isReadOnly} shown={shown} selection={selection} />
          )}
        </>
      )}
    </ByteWindow>
  );
};

// Sixteen bytes a row, their ASCII and the offset need this much; a narrower pane shows eight.
const wideColumnsPixels = 548;

const HexTable = ({
  shown: { bytes, from, to, start },
  size,
  marked,
  selection,
  onSelect,
}: {
  readonly shown: WindowOfBytes;
  readonly size: number;
  readonly marked: ByteRange | null;
  readonly selection: HexSelection | null;
  readonly onSelect: (selection: HexSelection | null) => void;
}) => {
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const isPressed = useRef(false);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const node = frame.current;
    if (node === null) return undefined;
    const observer = new ResizeObserver(() => setWide(node.clientWidth >= wideColumnsPixels));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  useShowMark(frame, marked);
  const focus = selection?.focus;
  useEffect(() => {
    if (focus !== undefined) document.querySelector(`[id="${id}-${focus}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, focus]);
  const rowBytes = isWide ? 16 : 8;
  const rows = bytesToHexRows(bytes.subarray(from, to), start, rowBytes);
  const end = start + to - from;
  // The cursor begins at what is marked, where that is here.
  const first = marked !== null && marked.from >= start && marked.from < end ? marked.from : start;
  const range = selection === null ? null : selectionRange(selection);
  const byteAt = (target: EventTarget): number | undefined => {
    const at = target instanceof HTMLElement ? target.dataset['at'] : undefined;
    return at === undefined ? undefined : Number(at);
  };
  const press = (event: PointerEvent): void => {
    const at = byteAt(event.target);
    if (at === undefined || event.button !== 0) return;
    isPressed.current = true;
    onSelect({ anchor: event.shiftKey && selection !== null ? selection.anchor : at, focus: at });
  };
  const move = (event: PointerEvent): void => {
    const at = byteAt(event.target);
    if (event.buttons !== 1) isPressed.current = false;
    if (isPressed.current && at !== undefined && selection !== null && at !== selection.focus) {
      onSelect({ anchor: selection.anchor, focus: at });
    }
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && selection !== null) {
      event.preventDefault();
      onSelect(null);
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key === 'a' && end > start) {
      event.preventDefault();
      onSelect({ anchor: start, focus: end - 1 });
      return;
    }
    const target = moveFocus(event, selection?.focus ?? first, { rowBytes, start, end, size });
    if (target === undefined) return;
    event.preventDefault();
    // The first key only shows where the cursor is.
    if (selection === null) onSelect({ anchor: first, focus: first });
    else onSelect({ anchor: event.shiftKey ? selection.anchor : target, focus: target });
  };
  return (
    <div ref={frame} className={styles['hexFrame']}>
      <table
        className={styles['hex']}
        role="grid"
        aria-label="Bytes: arrow keys move, Shift selects"
        aria-multiselectable
        tabIndex={0}
        {...(focus !== undefined && focus >= start && focus < end && { 'aria-activedescendant': `${id}-${focus}` })}
        onKeyDown={key}
        onPointerDown={press}
        onPointerMove={move}
      >
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.at}
              row={row}
              id={id}
              marked={clip(marked, row.at, rowBytes)}
              selected={clip(range, row.at, rowBytes)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The part of a range that a row holds, as text, so that rows that did not change are not drawn again. */
const clip = (range: ByteRange | null, at: number, rowBytes: number): string =>
  range === null || range.to <= at || range.from >= at + rowBytes
    ? ''
    : `${Math.max(range.from, at)} ${Math.min(range.to, at + rowBytes)}`;

const inRange = (clipped: string): ((at: number) => boolean) => {
  if (clipped === '') return () => false;
  const [from = 0, to = 0] = clipped.split(' ').map(Number);
  return (at) => at >= from && at < to;
};

const Row = memo(function Row({
  row,
  id,
  marked,
  selected,
}: {
  readonly row: HexRow;
  readonly id: string;
  readonly marked: string;
  readonly selected: string;
}) {
  const isMarked = inRange(marked);
  const isSelected = inRange(selected);
  const look = (at: number, isZero: boolean): string =>
    [
      isSelected(at) ? styles['selected'] : isMarked(at) ? styles['marked'] : isZero ? styles['zero'] : '',
      styles['byte'],
    ]
      .filter((name) => name !== '')
      .join(' ');
  return (
    <tr>
      <th scope="row">{row.offset}</th>
      {row.cells.map(({ hex, isZero }, index) => {
        const at = row.at + index;
        return (
          <td
            key={at}
            id={`${id}-${at}`}
            data-at={at}
            {...(isMarked(at) && { 'data-mark': true })}
            aria-selected={isSelected(at)}
            className={look(at, isZero)}
          >
            {hex}
          </td>
        );
      })}
      {row.missing.map((index) => (
        <td key={`missing ${index}`} />
      ))}
      <td className={styles['ascii']}>
        {row.cells.map(({ ascii }, index) => (
          <span key={index} data-at={row.at + index} className={look(row.at + index, false)}>
            {ascii}
          </span>
        ))}
      </td>
    </tr>
  );
}, isSameRow);

function isSameRow(
  left: { readonly row: HexRow; readonly marked: string; readonly selected: string },
  right: { readonly row: HexRow; readonly marked: string; readonly selected: string },
): boolean {
  return left.row.key === right.row.key && left.marked === right.marked && left.selected === right.selected;
}
