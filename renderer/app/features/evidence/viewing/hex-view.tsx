import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { ByteWindow } from './byte-window.tsx';
import { bytesToHexRows, type HexRun } from './hex-rows.ts';
import { useShowMark } from './use-show-mark.ts';
import type { ByteRange, FileViewProps } from './view-props.ts';
import styles from './viewing.module.css';

/** The bytes as they are. */
export const HexView = ({ folder, item, traits, start, onStart, sought }: FileViewProps) => (
  <ByteWindow folder={folder} evidence={item.id} size={traits.size} start={start} onStart={onStart}>
    {(shown) => (
      <HexTable
        bytes={shown.bytes.subarray(shown.from, shown.to)}
        offset={shown.start}
        marked={sought?.bytes ?? null}
      />
    )}
  </ByteWindow>
);

// Sixteen bytes a row, their ASCII and the offset need this much; a narrower pane shows eight.
const wideColumnsPixels = 548;

/** Bytes as a table of offset, hexadecimal and ASCII. */
const HexTable = ({
  bytes,
  offset,
  marked,
}: {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly marked: ByteRange | null;
}) => {
  const frame = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const node = frame.current;
    if (node === null) return undefined;
    const observer = new ResizeObserver(() => setWide(node.clientWidth >= wideColumnsPixels));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  useShowMark(frame, marked);
  const rows = useMemo(() => bytesToHexRows(bytes, offset, isWide ? 16 : 8, marked), [bytes, offset, isWide, marked]);
  return (
    <div ref={frame} className={styles['hexFrame']}>
      <table className={styles['hex']}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Offset, hexadecimal</th>
            <th scope="col">Bytes, hexadecimal</th>
            <th scope="col">ASCII</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.offset}>
              <th scope="row">{row.offset}</th>
              <td className={styles['hexBytes']}>
                {row.groups.map((runs, at) => (
                  <span key={at} className={styles['hexGroup']}>
                    <Runs runs={runs} />
                  </span>
                ))}
              </td>
              <td>{row.ascii}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Runs = ({ runs }: { readonly runs: readonly HexRun[] }) =>
  runs.map(({ text, isZero, isMarked }, at) => (
    <Fragment key={at}>
      {at === 0 ? null : ' '}
      {isMarked ? (
        <mark className={styles['marked']}>{text}</mark>
      ) : isZero ? (
        <span className={styles['zero']}>{text}</span>
      ) : (
        text
      )}
    </Fragment>
  ));
