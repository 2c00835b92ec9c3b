import { useMemo, useState } from 'react';
import { showText } from '../../../../shared/base/visible-text.ts';
import type { Input, Output } from '../../../../shared/api/contract.ts';
import { LineLink } from '../../line-link.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../../ui/button.tsx';
import { FilterMenu } from '../../../ui/choice-menu.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { SearchField } from '../../../ui/fields.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { ImportDialog } from './import-dialog.tsx';
import { formatToWords, marksWords, placeToWords, recordsWords, sortTypes } from './import-words.ts';
import type { Item } from './item.ts';
import { MarkList } from './mark-list.tsx';
import { RecordText } from './record-text.tsx';
import { RecordTimeCell } from './record-time.tsx';
import { RecordView } from './record-view.tsx';
import { useRecords, useRecordsView } from './records-store.ts';
import { UndoImportDialog } from './undo-import-dialog.tsx';
import { useSettled } from './use-settled.ts';
import styles from './records.module.css';

type Page = Output<'record.page'>;
type Row = Page['rows'][number];
type Imported = NonNullable<Page['import']>;

type TabProps = { readonly folder: string; readonly item: Item; readonly isReadOnly: boolean };

/** What the file of the item says, record by record, once it is imported. */
export const RecordsTab = ({ folder, item, isReadOnly }: TabProps) => {
  const head = useReply('record.page', { folder, evidence: item.id, count: 1 });
  const [isImporting, setImporting] = useState(false);
  if (head.failure !== null) return <FailureNotice failure={head.failure} onRetry={head.refetch} />;
  if (head.value === undefined) return <Loading label="Reading the records" />;
  const imported = head.value.import;
  // While the next item is on its way the last one's reply stays.
  if (imported !== null && imported.evidence !== item.id) return <Loading label="Reading the records" />;
  return (
    <>
      {imported === null ? (
        <NotImported item={item} isReadOnly={isReadOnly} onImport={() => setImporting(true)} />
      ) : imported.state === 'missing' ? (
        <Missing folder={folder} />
      ) : (
        <Records folder={folder} item={item} imported={imported} isReadOnly={isReadOnly} />
      )}
      {isImporting ? (
        <ImportDialog
          folder={folder}
          what={{ kind: 'item', evidence: item.id }}
          name={item.name ?? ''}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </>
  );
};

const NotImported = ({
  item,
  isReadOnly,
  onImport,
}: {
  readonly item: Item;
  readonly isReadOnly: boolean;
  readonly onImport: () => void;
}) => (
  <Empty
    title="Nothing of this file is imported."
    action={
      item.hasFile ? (
        <Button look="primary" isDisabled={isReadOnly} onPress={onImport}>
          Import its content…
        </Button>
      ) : undefined
    }
  >
    {item.hasFile
      ? 'Importing reads what the file says: the objects of a STIX bundle, the rows of a table. The file stays as it is.'
      : 'There is no file of this item in the case.'}
  </Empty>
);

const Missing = ({ folder }: { readonly folder: string }) => {
  const rebuild = useAct('import.rebuild');
  const bad = rebuild.failure;
  return (
    <Empty
      title="The records are not in the index."
      action={
        <Button look="primary" isDisabled={rebuild.isRunning} onPress={() => void rebuild.run({ folder })}>
          {rebuild.isRunning ? 'Making it again…' : 'Make the index again'}
        </Button>
      }
    >
      The index was removed, or the case was copied without it. It follows from the evidence files and the ledger.
      {bad === null ? null : <FailureNotice failure={bad} />}
    </Empty>
  );
};

const sorts = ['place', 'time', 'type', 'title'] as const;
const typingMilliseconds = 200;

const Records = ({ folder, item, imported, isReadOnly }: TabProps & { readonly imported: Imported }) => {
  const view = useRecordsView(item.id);
  const { change, changeTable, filterBy } = useRecords();
  const settled = useSettled(view.text, typingMilliseconds);
  const text = view.text === '' ? '' : settled;
  const { sort, descending } = view.table;
  const query = useMemo(
    (): Omit<Input<'record.page'>, 'from' | 'count'> => ({
      folder,
      evidence: item.id,
      filter: { text, types: [...view.types] },
      sort: sorts.find((one) => one === sort) ?? 'place',
      descending,
    }),
    [folder, item.id, text, view.types, sort, descending],
  );
  const pages = usePages('record.page', query);
  const types = sortTypes(imported.byType);
  const isFiltered = view.text !== '' || view.types.length > 0;
  if (view.open !== null) {
    return (
      <RecordView
        folder={folder}
        item={item}
        isReadOnly={isReadOnly}
        number={view.open}
        onOpen={(number) => change(item.id, { open: number })}
        onBack={() => change(item.id, { open: null })}
      />
    );
  }
  return (
    <div className={styles['records']}>
      <Summary folder={folder} item={item} imported={imported} isReadOnly={isReadOnly} />
      <div className={styles['filters']} role="search" aria-label="Filter the records">
        <SearchField
          label="Search the records"
          value={view.text}
          onChange={(next) => filterBy(item.id, { text: next })}
        />
        <FilterMenu
          label="Type"
          choices={types
            .slice(0, typesMax)
            .map(([type, count]) => ({ id: type, label: showText(type), detail: groupDigits(count) }))}
          selected={view.types}
          onChange={(chosen) => filterBy(item.id, { types: chosen.slice(0, chosenTypesMax) })}
        />
        <span className={styles['count']} role="status">
          {isFiltered
            ? `${pages.first === undefined ? '…' : groupDigits(pages.total)} of ${recordsWords(imported.records ?? 0)}`
            : recordsWords(imported.records ?? 0)}
        </span>
      </div>
      {pages.failure === null ? null : <FailureNotice failure={pages.failure} onRetry={pages.refetch} />}
      {pages.isLoading ? <Loading label="Reading the records" lines={10} /> : null}
      {pages.first === undefined ? null : (
        <DataTable
          // Another filter is another list, which starts at its top.
          key={JSON.stringify(query.filter)}
          label="Records"
          columns={recordColumns}
          total={pages.total}
          rowAt={pages.rowAt}
          onRange={pages.onRange}
          rowKey={({ number }) => String(number)}
          state={view.table}
          onState={(next) => changeTable(item.id, next)}
          onOpen={({ number }) => change(item.id, { open: number })}
          empty={
            <Empty
              title={isFiltered ? 'No record fits the filters.' : 'The file says nothing.'}
              {...(isFiltered && {
                action: <Button onPress={() => filterBy(item.id, { text: '', types: [] })}>Clear the filters</Button>,
              })}
            />
          }
        />
      )}
    </div>
  );
};

// As many as a menu shows and one call takes.
const typesMax = 500;
const chosenTypesMax = 100;

/** What was imported, how, and what was odd; and the way back. */
const Summary = ({ folder, item, imported, isReadOnly }: TabProps & { readonly imported: Imported }) => {
  const [isUndoing, setUndoing] = useState(false);
  const [isShowing, setShowing] = useState(false);
  const marks = imported.marks ?? 0;
  return (
    <>
      <div className={styles['summary']}>
        <span>
          <SafeText text={imported.format === null ? 'format withheld' : formatToWords(imported.format)} />
          <span className={styles['faint']}>
            {' · '}
            <LineLink line={imported.line} />
          </span>
        </span>
        <span className={styles['summaryActs']}>
          {marks === 0 ? null : (
            <Button look="quiet" aria-expanded={isShowing} onPress={() => setShowing(!isShowing)}>
              {isShowing ? 'Hide the marks' : marksWords(marks)}
            </Button>
          )}
          <Button look="quiet" isDisabled={isReadOnly} onPress={() => setUndoing(true)}>
            Take back…
          </Button>
        </span>
      </div>
      {isShowing ? (
        <Notice tone="warn" title={`${marksWords(marks)}: not understood, or odd`}>
          <MarkList marks={imported.skipped} total={marks} />
        </Notice>
      ) : null}
      {isUndoing ? (
        <UndoImportDialog folder={folder} item={item} imported={imported} onClose={() => setUndoing(false)} />
      ) : null}
    </>
  );
};

const recordColumns: readonly Column<Row>[] = [
  {
    id: 'title',
    title: 'Title',
    width: 190,
    isSortable: true,
    isFixed: true,
    cell: ({ title }) => <RecordText text={title} max={200} />,
    text: ({ title }) => title,
  },
  {
    id: 'type',
    title: 'Type',
    width: 68,
    isSortable: true,
    cell: ({ type }) => <SafeText text={type} max={80} />,
    text: ({ type }) => type,
  },
  {
    id: 'time',
    title: 'Time (UTC)',
    width: 170,
    isSortable: true,
    cell: ({ at }) => <RecordTimeCell at={at} />,
    text: ({ at }) => at?.utc ?? at?.raw ?? '',
  },
  {
    id: 'place',
    title: 'Place',
    width: 120,
    isSortable: true,
    cell: ({ place }) => (
      <span className={styles['mono']}>
        <SafeText text={placeToWords(place)} max={120} />
      </span>
    ),
    text: ({ place }) => placeToWords(place),
  },
  {
    id: 'key',
    title: 'Identifier',
    width: 220,
    cell: ({ key }) =>
      key === null ? (
        <span className={styles['faint']}>—</span>
      ) : (
        <span className={styles['mono']}>
          <SafeText text={key} max={120} />
        </span>
      ),
    text: ({ key }) => key ?? '',
  },
];
