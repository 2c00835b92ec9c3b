import { useEffect, useId, useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useQueries } from '@tanstack/react-query';
import { groupDigits } from '../../../../../../shared/base/grouped-digits.ts';
import type { Output } from '../../../../../../shared/api/contract.ts';
import { callOrThrow, toFailure, useApi } from '../../../../api/replies.ts';
import { SafeText } from '../../../../../marks/safe-text.tsx';
import { Button } from '../../../../../ui/button.tsx';
import { FailureNotice, Loading } from '../../../../../ui/states.tsx';
import { moveRow } from '../../../../../ui/table-state.ts';
import { useRowWindow } from '../../../../../ui/use-row-window.ts';
import type { FileViewProps } from '../view-props.ts';
import styles from './forms.module.css';

type Entry = Output<'evidence.archive'>['entries'][number];

const rowPixels = 26;
const pageRows = 100;
const columns = ['Name', 'Kind', 'Size', 'Packed', 'Method', 'Time', 'Marks'] as const;

/** What an archive says is in it. Nothing is unpacked, and no name is ever a path. */
export const ArchiveView = ({ folder, item, onShowBytes }: FileViewProps) => {
  const id = useId();
  const { call } = useApi();
  const [active, setActive] = useState(0);
  const [total, setTotal] = useState(0);
  const rows = useRowWindow({ total, rowHeight: rowPixels, startAt: 0, onScrolled: () => undefined });
  const { from, to, scroller, scrollToRow } = rows;
  const numbers = useMemo(() => {
    const start = Math.floor(from / pageRows);
    const end = Math.floor(Math.max(from, to - 1, active) / pageRows);
    return [
      ...new Set([
        0,
        ...Array.from({ length: Math.min(4, end - start + 1) }, (_, at) => start + at),
        Math.floor(active / pageRows),
      ]),
    ];
  }, [from, to, active]);
  const results = useQueries({
    queries: numbers.map((number) => {
      const input = { folder, evidence: item.id, from: number * pageRows, count: pageRows };
      return { queryKey: ['evidence.archive', input], queryFn: () => callOrThrow(call, 'evidence.archive', input) };
    }),
  });
  const failure = toFailure(results.find(({ error }) => error !== null)?.error);
  const first = results[0]?.data;
  if (first !== undefined && first.total !== total) setTotal(first.total);
  const entryByIndex = new Map<number, Entry>();
  for (const { data } of results) for (const entry of data?.entries ?? []) entryByIndex.set(entry.index, entry);
  useEffect(() => scrollToRow(active), [active, scrollToRow]);

  if (failure !== null) return <FailureNotice failure={failure} />;
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowPixels) - 2);
    const next = moveRow(event.key, active, total, page);
    if (next === undefined || total === 0) return;
    setActive(next);
    event.preventDefault();
  };
  const click = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('[data-row]') : null;
    if (row !== null) setActive(Number(row.getAttribute('data-row')));
  };
  const entry = entryByIndex.get(active);
  return (
    <div className={styles['forms']}>
      {/* The rows are measured from the beginning, so their frame is there before they are. */}
      {first === undefined ? <Loading label="Listing the archive" lines={2} /> : <Summary listing={first} />}
      <div className={styles['frame']} ref={setColumns}>
        <div
          ref={scroller}
          className={styles['scroller']}
          role="grid"
          aria-label="Entries"
          aria-rowcount={total + 1}
          aria-colcount={columns.length}
          tabIndex={0}
          {...(active >= from && active < to && { 'aria-activedescendant': `${id}-${active}` })}
          onKeyDown={press}
          onScroll={rows.onScroll}
          onClick={click}
        >
          <div role="row" aria-rowindex={1} className={`${styles['row']} ${styles['head']}`}>
            {columns.map((column) => (
              <div key={column} role="columnheader" className={styles['cell']}>
                {column}
              </div>
            ))}
          </div>
          <div
            className={styles['body']}
            role="presentation"
            ref={(node) => node?.style.setProperty('height', `${rows.listHeight}px`)}
          >
            {Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
              const index = from + offset;
              return (
                <div
                  key={index % rows.rowsMax}
                  id={`${id}-${index}`}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={index === active}
                  data-row={index}
                  data-active={index === active || undefined}
                  className={`${styles['row']} ${styles['data']}`}
                  ref={(node) => {
                    node?.style.setProperty('transform', `translateY(${rows.top + offset * rowPixels}px)`);
                    node?.style.setProperty('height', `${rowPixels}px`);
                  }}
                >
                  <EntryCells entry={entryByIndex.get(index)} />
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {entry === undefined || first === undefined ? null : (
        <EntryDetail entry={entry} form={first.form} onShowBytes={onShowBytes} />
      )}
    </div>
  );
};

const Summary = ({ listing }: { readonly listing: Output<'evidence.archive'> }) => (
  <>
    <p className={styles['faint']} role="status">
      {listing.form}: {groupDigits(listing.total)} entries
      {listing.more === 0 ? '' : `, and ${groupDigits(listing.more)} more that are not listed here`},{' '}
      {listing.marked === 0 ? 'none of them odd' : `${groupDigits(listing.marked)} of them odd`}. Nothing is unpacked.
    </p>
    {listing.notes.length === 0 ? null : (
      <ul className={styles['fault']} aria-label="Odd about the archive">
        {listing.notes.map((note) => (
          <li key={note}>
            <SafeText text={note} max={400} />
          </li>
        ))}
      </ul>
    )}
  </>
);

const setColumns = (node: HTMLElement | null): void => {
  node?.style.setProperty('--columns', 'minmax(0, 1fr) 84px 92px 92px 84px 148px 220px');
  node?.style.setProperty('--width', '960px');
};

const EntryCells = ({ entry }: { readonly entry: Entry | undefined }) => {
  if (entry === undefined) return <div role="gridcell" className={styles['coming']} />;
  const marks = entry.marks.map(({ code }) => code.replaceAll('-', ' '));
  return (
    <>
      <div role="gridcell" className={styles['cell']} data-odd={entry.marks.length > 0 || undefined}>
        <SafeText text={entry.name} max={300} />
      </div>
      <div role="gridcell" className={styles['cell']}>
        {entry.kind}
      </div>
      <div role="gridcell" className={`${styles['cell']} ${styles['figure']}`}>
        {sizeWords(entry.size)}
      </div>
      <div role="gridcell" className={`${styles['cell']} ${styles['figure']}`}>
        {entry.packed === null ? '' : sizeWords(entry.packed)}
      </div>
      <div role="gridcell" className={styles['cell']}>
        {entry.method ?? ''}
      </div>
      <div role="gridcell" className={styles['cell']} title={entry.timeRaw ?? undefined}>
        {entry.timeUtc ?? ''}
      </div>
      <div role="gridcell" className={styles['cell']}>
        {marks.join(', ')}
      </div>
    </>
  );
};

const sizeWords = (digits: string): string => (/^\d{1,15}$/u.test(digits) ? groupDigits(Number(digits)) : digits);

const EntryDetail = ({
  entry,
  form,
  onShowBytes,
}: {
  readonly entry: Entry;
  readonly form: string;
  readonly onShowBytes: FileViewProps['onShowBytes'];
}) => (
  <section className={styles['detail']} aria-label="The selected entry">
    <div className={styles['detailHead']}>
      <strong className={styles['pointer']}>
        {entry.name === '' ? 'without a name' : <SafeText text={entry.name} max={1000} />}
      </strong>
      {form === 'TAR in gzip' || entry.to <= entry.from ? null : (
        <Button look="quiet" onPress={() => onShowBytes({ from: entry.from, to: entry.to })}>
          Show bytes
        </Button>
      )}
    </div>
    {entry.marks.length === 0 ? null : (
      <ul className={styles['plain']} aria-label="Odd about it">
        {entry.marks.map(({ code, message }) => (
          <li key={code}>
            <span className={styles['mark']}>{code.replaceAll('-', ' ')}</span> <SafeText text={message} max={400} />
          </li>
        ))}
      </ul>
    )}
    <table className={styles['headers']}>
      <tbody>
        {entry.fields.map(([name, value], at) => (
          <tr key={at}>
            <th scope="row">
              <SafeText text={name} max={100} />
            </th>
            <td>
              <SafeText text={value} max={1000} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
