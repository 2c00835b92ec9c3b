import { useMemo, type ReactNode } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { SearchField } from '../../../ui/fields.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { evidenceColumns, missingColumns, remainingColumns, withheldColumns } from './preview-columns.tsx';
import type { OnStay } from './preview-columns.tsx';
import { SeenLines, type SeenAs } from './seen-lines.tsx';
import { searchWithheld, sortRows } from './preview-rows.ts';
import { useWork, type TableId } from './releases-store.ts';
import { parsePlace, type Rule } from './withholding.ts';
import styles from './releases.module.css';

type Preview = Output<'release.preview'>;

/** What is withheld, which files are shown, and what stands in the way, each as a list. */
export const PreviewTables = ({
  folder,
  preview,
  as,
  canWithhold,
  onWithhold,
  onStay,
}: {
  readonly folder: string;
  readonly preview: Preview;
  /** Not in a full edition. */
  readonly canWithhold: boolean;
  readonly onWithhold: (rules: readonly Rule[]) => void;
  readonly as: SeenAs;
  readonly onStay: OnStay;
}) => {
  const { tab, search, tables, set } = useWork(folder);
  const { sort, descending } = tables.withheld;
  const withheld = useMemo(
    () => sortRows(searchWithheld(preview.withheld, search), sort, descending),
    [preview, search, sort, descending],
  );
  const evidence = useMemo(
    () => sortRows(preview.evidence, tables.evidence.sort, tables.evidence.descending),
    [preview, tables.evidence.sort, tables.evidence.descending],
  );
  const act = canWithhold ? onWithhold : null;
  const excerptByPlace = useMemo(
    () => new Map(preview.withheld.map(({ line, field, excerpt }) => [`${line}.${field}`, excerpt])),
    [preview],
  );
  const remaining = remainingColumns(excerptByPlace, act, act === null ? null : onStay);
  const remainingPlaces = preview.remaining
    .map(({ shown }) => parsePlace(shown))
    .filter((place) => place !== undefined);
  return (
    <Tabs
      label="What the edition shows"
      selected={tab}
      onSelect={(next) => set({ tab: next })}
      tabs={[
        { id: 'seen', title: 'As they read it', content: <SeenLines folder={folder} as={as} /> },
        {
          id: 'withheld',
          title: 'Withheld',
          count: preview.withheldCount,
          content: (
            <div className={styles['tabBody']}>
              <div className={styles['buttons']}>
                <SearchField
                  id="screen-search"
                  label="Search what is withheld"
                  value={search}
                  onChange={(text) => set({ search: text })}
                />
                {search === '' ? null : <span className={styles['muted']}>{withheld.length} found</span>}
                {preview.withheld.length === preview.withheldCount ? null : (
                  <span className={styles['muted']}>
                    the first {preview.withheld.length} of {preview.withheldCount} are listed, those chosen by hand
                    among them
                  </span>
                )}
              </div>
              <Table
                folder={folder}
                id="withheld"
                label="Withheld fields"
                rows={withheld}
                columns={withheldColumns}
                rowKey={({ line, field }) => `${line}.${field}`}
                empty={preview.withheld.length === 0 ? 'Nothing is withheld.' : 'Nothing withheld has such words.'}
              />
            </div>
          ),
        },
        {
          id: 'evidence',
          title: 'Evidence',
          count: preview.evidence.length,
          content: (
            <Table
              folder={folder}
              id="evidence"
              label="Evidence in this edition"
              rows={evidence}
              columns={evidenceColumns(act)}
              rowKey={({ id }) => id}
              empty="The case holds no evidence yet."
            />
          ),
        },
        {
          id: 'remaining',
          title: 'Still shown',
          count: preview.remaining.length,
          content: (
            <div className={styles['tabBody']}>
              <p className={styles['muted']}>
                A value that is withheld in one place must not stand in another. Fields are searched for texts of six
                characters and words of three letters or more; not other spellings, nor what is inside a file. What was
                chosen by hand may stay where you say why, and two people approve it with the rest.
              </p>
              {act === null || remainingPlaces.length < 2 ? null : (
                <div className={styles['buttons']}>
                  <Button onPress={() => act(remainingPlaces)}>Withhold all of these too</Button>
                </div>
              )}
              <Table
                folder={folder}
                id="remaining"
                label="Withheld values that are still shown"
                rows={preview.remaining}
                columns={remaining}
                rowKey={(row) => `${row.withheld} ${row.shown}`}
                empty="No withheld value was found elsewhere."
              />
            </div>
          ),
        },
        {
          id: 'missing',
          title: 'Missing for the numbers',
          count: preview.missing.length,
          content: (
            <Table
              folder={folder}
              id="missing"
              label="Fields that the numbers need"
              rows={preview.missing.map((place) => ({ place }))}
              columns={missingColumns}
              rowKey={({ place }) => place}
              empty="Nothing is missing: a stranger can compute every number again."
            />
          ),
        },
      ]}
    />
  );
};

const Table = <Row,>({
  folder,
  id,
  label,
  rows,
  columns,
  rowKey,
  empty,
}: {
  readonly folder: string;
  readonly id: TableId;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
}): ReactNode => {
  const { tables, setTable } = useWork(folder);
  return (
    <div className={styles['table']}>
      <DataTable
        label={label}
        columns={columns}
        total={rows.length}
        rowAt={(index) => rows[index]}
        rowKey={rowKey}
        state={tables[id]}
        onState={(change) => setTable(id, change)}
        empty={
          <p className={styles['noRows']}>
            <SafeText text={empty} />
          </p>
        }
      />
    </div>
  );
};
