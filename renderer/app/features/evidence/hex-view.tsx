import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { bytesToHexRows, type HexRun } from './hex-rows.ts';
import styles from './evidence.module.css';

// Sixteen bytes a row, their ASCII and the offset need this much; a narrower pane shows eight.
const wideColumnsPixels = 548;

/** Bytes as a table of offset, hexadecimal and ASCII. */
export const HexView = ({ bytes, offset }: { readonly bytes: Uint8Array; readonly offset: number }) => {
  const frame = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const node = frame.current;
    if (node === null) return undefined;
    const observer = new ResizeObserver(() => setWide(node.clientWidth >= wideColumnsPixels));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  const rows = useMemo(() => bytesToHexRows(bytes, offset, isWide ? 16 : 8), [bytes, offset, isWide]);
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
  runs.map(({ text, isZero }, at) => (
    <Fragment key={at}>
      {at === 0 ? null : ' '}
      {isZero ? <span className={styles['zero']}>{text}</span> : text}
    </Fragment>
  ));
