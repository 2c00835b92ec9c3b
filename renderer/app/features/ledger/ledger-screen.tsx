import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { showText } from '../../../../shared/base/visible-text.ts';
import { lineTypeOf } from '../../../../shared/ledger/line-types.ts';
import { FilterMenu } from '../../../ui/choice-menu.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { SearchField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { revealDetail } from '../../../ui/reveal-detail.ts';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import type { TableState } from '../../../ui/table-state.ts';
import { usePages } from '../../api/use-pages.ts';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder, useCaseSearch } from '../../navigation.ts';
import { AsOfStrip } from './as-of-strip.tsx';
import { CheckPane } from './check-pane.tsx';
import { ledgerColumns } from './ledger-columns.tsx';
import { useLedgerView, type LedgerPane } from './ledger-store.ts';
import { rowOfLine } from './line-place.ts';
import { LinePane } from './line-pane.tsx';
import { RebuildDialog } from './rebuild-dialog.tsx';
import { ThenPane } from './then-pane.tsx';
import { useSettled } from '../../use-settled.ts';
import { useWidth } from './use-width.ts';
import { useVerifyNow } from './use-verify-now.ts';
import styles from './ledger.module.css';

const typingMilliseconds = 180;

/** Every line of the ledger in words, what it holds, what the case was then, and whether all of it still holds together. */
export const LedgerScreen = () => {
  const folder = useCaseFolder();
  const search = useCaseSearch();
  const navigate = useNavigate();
  const [view, onView] = useLedgerView(folder);
  const [isRebuilding, setRebuilding] = useState(false);
  const info = useReply('case.info', { folder });
  const releases = useReply('release.list', { folder });
  const verify = useVerifyNow(folder, view, onView);
  const last = Math.max(0, (info.value?.ledger.size ?? 1) - 1);
  const text = useSettled(view.text, typingMilliseconds, '');
  const until = useSettled(view.isLimited ? view.asOf : null, typingMilliseconds, null);
  const pages = usePages('ledger.page', {
    folder,
    text,
    types: [...view.types],
    actors: [...view.actors],
    descending: view.table.descending,
    ...(until !== null && { until }),
  });
  useEffect(() => {
    if (search.line === undefined) return;
    onView({ line: search.line, pane: 'line' });
    // The same link must work again after the person has moved on.
    void navigate({ to: '/case/$folder/ledger', params: { folder }, search: {}, replace: true });
  }, [search.line, folder, navigate, onView]);
  const isFiltered = text !== '' || view.types.length > 0 || view.actors.length > 0;
  // While other lines are on their way the table stays, so that nobody loses the place: its rows are grey for a moment.
  const [lastTotal, setLastTotal] = useState(0);
  if (!pages.isLoading && pages.total !== lastTotal) setLastTotal(pages.total);
  const awaitedTotal = isFiltered ? lastTotal : (until ?? last) + 1;
  const total = pages.isLoading ? awaitedTotal : pages.total;
  // The table follows a line that was chosen elsewhere: by an address, the pane or the slider.
  const place =
    isFiltered || view.line === null
      ? undefined
      : rowOfLine(view.line, { last, until, descending: view.table.descending });
  useEffect(() => {
    if (place !== undefined) onView(({ table }) => ({ table: { ...table, active: place } }));
  }, [place, onView]);
  const changeTable = useCallback(
    (change: Partial<TableState>): void => {
      const key = change.activeKey;
      // Scrolling and choosing come in the same frame: each builds on what the other left.
      onView(({ table }) => ({
        table: { ...table, ...change },
        ...(key !== undefined && key !== null && { line: Number(key) }),
      }));
    },
    [onView],
  );
  const choices = useFilterChoices(pages.first);
  const room = useRef<HTMLDivElement>(null);
  const roomPixels = useWidth(room);
  const columns = useMemo(() => ledgerColumns(roomPixels), [roomPixels]);
  const line = view.line ?? last;

  if (pages.failure !== null && pages.first === undefined) {
    return (
      <Page title="Ledger">
        <FailureNotice failure={pages.failure} onRetry={pages.refetch} />
      </Page>
    );
  }
  return (
    <Page
      title="Ledger"
      count={info.value === undefined ? null : countWords(pages.isLoading ? null : total, last + 1, isFiltered, until)}
      isScrolling={false}
      detailLabel="Line, past and verification"
      tools={
        <>
          <SearchField
            id="screen-search"
            label="Search in the words of the lines"
            placeholder="Search the lines"
            value={view.text}
            onChange={(value) => onView({ text: value, table: toTop(view.table) })}
          />
          <FilterMenu
            label="Type"
            choices={choices.types}
            selected={view.types}
            onChange={(types) => onView({ types, table: toTop(view.table) })}
          />
          <FilterMenu
            label="Who"
            choices={choices.actors}
            selected={view.actors}
            onChange={(actors) => onView({ actors, table: toTop(view.table) })}
          />
          <Button onPress={() => setRebuilding(true)}>Rebuild tables…</Button>
          <Button look="primary" onPress={() => void verify.run()}>
            {verify.isRunning ? 'Verifying…' : 'Verify now'}
          </Button>
        </>
      }
      detail={
        <Tabs<LedgerPane>
          label="About the ledger"
          selected={view.pane}
          onSelect={(pane) => onView({ pane })}
          tabs={[
            { id: 'line', title: 'Line', content: <LinePane line={line} last={last} onView={onView} /> },
            { id: 'then', title: 'Then and now', content: <ThenPane asOf={view.asOf} onView={onView} /> },
            { id: 'check', title: 'Verification', content: <CheckPane view={view} onView={onView} verify={verify} /> },
          ]}
        />
      }
    >
      <div ref={room}>
        <AsOfStrip
          last={last}
          releases={(releases.value?.releases ?? []).map((release) => release.line)}
          view={view}
          onView={onView}
        />
      </div>
      {pages.failure === null ? null : <FailureNotice failure={pages.failure} onRetry={pages.refetch} />}
      {info.value === undefined ? (
        <Loading label="Reading the ledger" lines={12} />
      ) : (
        <DataTable
          label="Lines of the ledger"
          columns={columns}
          total={total}
          rowAt={pages.rowAt}
          onRange={pages.onRange}
          rowKey={({ seq }) => String(seq)}
          state={{ ...view.table, selected: view.table.selected.length > 1 ? view.table.selected : [String(line)] }}
          onState={changeTable}
          onOpen={({ seq }) => {
            onView({ line: seq, pane: 'line' });
            revealDetail();
          }}
          rowClass={({ seq }) => (view.asOf !== null && seq > view.asOf ? styles['later'] : undefined)}
          empty={
            <Empty
              title="No line is like that."
              action={
                <Button onPress={() => onView({ text: '', types: [], actors: [], table: toTop(view.table) })}>
                  Show every line
                </Button>
              }
            >
              The filters above leave nothing of the ledger.
            </Empty>
          }
        />
      )}
      {isRebuilding ? <RebuildDialog folder={folder} onClose={() => setRebuilding(false)} /> : null}
    </Page>
  );
};

const toTop = (table: TableState): TableState => ({ ...table, active: 0, activeKey: null, scrollTop: 0, selected: [] });

/** `total` is null while it is being counted. */
const countWords = (total: number | null, size: number, isFiltered: boolean, until: number | null): string => {
  const noun = size === 1 ? 'line' : 'lines';
  if (isFiltered) return `${total ?? '…'} of ${until === null ? size : until + 1} ${noun}`;
  return until === null ? `${size} ${noun}` : `${until + 1} of ${size} ${noun}`;
};

const useFilterChoices = (
  first: { readonly types: readonly string[]; readonly actors: readonly string[] } | undefined,
) =>
  useMemo(
    () => ({
      types: (first?.types ?? []).map((type) => ({
        id: type,
        label: showText(type),
        ...detailOf(lineTypeOf(type, 1)?.says),
      })),
      actors: (first?.actors ?? []).map((actor) => ({ id: actor, label: showText(actor) })),
    }),
    [first?.types, first?.actors],
  );

const detailOf = (says: string | undefined) => (says === undefined ? {} : { detail: says });
