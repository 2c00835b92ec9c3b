import { useApi } from '../../api/replies.ts';
import type { Input } from '../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { rowsToTsv } from '../../../ui/rows-to-tsv.ts';
import { useBulk } from './bulk-store.ts';
import { fetchedMax, fetchRows, type Chosen } from './chosen.ts';
import type { EvidenceRow } from './evidence-columns.tsx';
import { filterToInput } from './evidence-filter.ts';
import { useEvidence, useEvidenceView } from './evidence-store.ts';

type Selection = {
  readonly chosen: Chosen | null;
  readonly selectRange: (from: number, to: number) => Promise<void>;
  readonly copy: (columns: readonly Column<EvidenceRow>[]) => Promise<void>;
};

/** The selection of the table, also of rows that were never on the screen. */
export const useSelection = ({
  folder,
  query,
  total,
  rowAt,
}: {
  readonly folder: string;
  readonly query: Omit<Input<'evidence.page'>, 'from' | 'count'>;
  readonly total: number;
  readonly rowAt: (index: number) => EvidenceRow | undefined;
}): Selection => {
  const { call } = useApi();
  const changeTable = useEvidence((state) => state.changeTable);
  const say = useBulk((state) => state.change);
  const table = useEvidenceView(folder, (view) => view.table);
  const filter = useEvidenceView(folder, (view) => view.filter);
  const { selected, selectsAll, active } = table;
  const selectRange = async (from: number, to: number): Promise<void> => {
    const rows = await fetchRows(call, query, from, to);
    if (rows === undefined) return;
    changeTable(folder, { selected: rows.map(({ id }) => id) });
    if (to - from >= fetchedMax) {
      const words = `The first ${groupDigits(fetchedMax)} rows of the range are selected; Ctrl A selects everything that the filters leave.`;
      say(folder, { outcome: { tone: 'warn', words, undo: null } });
    }
  };
  const copy = async (columns: readonly Column<EvidenceRow>[]): Promise<void> => {
    const rows = selectsAll
      ? await fetchRows(call, query, 0, total - 1)
      : await readSelected(selected, rowAt(active), () => fetchRows(call, query, 0, total - 1));
    if (rows === undefined || rows.length === 0) return;
    await navigator.clipboard.writeText(rowsToTsv(rows, columns));
    const wanted = selectsAll ? total : Math.max(1, selected.length);
    const isWhole = rows.length === wanted;
    const words = isWhole
      ? `${groupDigits(rows.length)} ${rows.length === 1 ? 'row' : 'rows'} copied.`
      : `${groupDigits(rows.length)} of ${groupDigits(wanted)} rows copied: no more than ${groupDigits(fetchedMax)} rows are read for the clipboard. Export… writes all of them.`;
    if (wanted > 1) say(folder, { outcome: { tone: isWhole ? 'good' : 'warn', words, undo: null } });
  };
  const chosen: Chosen | null = selectsAll
    ? { what: { kind: 'filter', filter: filterToInput(filter) }, count: total, only: null }
    : selected.length > 0
      ? { what: { kind: 'items', items: [...selected] }, count: selected.length, only: null }
      : null;
  return { chosen, selectRange, copy };
};

const readSelected = async (
  selected: readonly string[],
  active: EvidenceRow | undefined,
  fetchAll: () => Promise<readonly EvidenceRow[] | undefined>,
): Promise<readonly EvidenceRow[] | undefined> => {
  if (selected.length <= 1) return active === undefined ? [] : [active];
  const wanted = new Set(selected);
  return (await fetchAll())?.filter(({ id }) => wanted.has(id));
};
