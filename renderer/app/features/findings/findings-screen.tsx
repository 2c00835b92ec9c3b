import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { triageStates, triageWords } from '../../../../shared/domain/finding-vocabulary.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { useReply } from '../../api/replies.ts';
import { usePages } from '../../api/use-pages.ts';
import { LookedAt } from '../../findings/looked-at.tsx';
import { useCaseFolder, useCaseSearch, useGo } from '../../navigation.ts';
import { useSettled } from '../../use-settled.ts';
import { Button } from '../../../ui/button.tsx';
import { FilterMenu } from '../../../ui/choice-menu.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { CheckField, SearchField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { revealDetail } from '../../../ui/reveal-detail.ts';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { FindingPane } from './finding-pane.tsx';
import { findingsColumns } from './findings-columns.tsx';
import { noFilter, useFindings, useFindingsView } from './findings-store.ts';
import styles from './findings.module.css';

const typingMilliseconds = 150;
const none: readonly never[] = [];

/** What was seen in the evidence, each tied to its place. */
export const FindingsScreen = () => {
  const folder = useCaseFolder();
  const go = useGo();
  const isReadOnly = useReply('case.info', { folder }).value?.readOnly !== null;
  const { table, text, tags, triage, isStarred, isWithdrawn, open } = useFindingsView(folder);
  const { change, changeTable } = useFindings();
  const settled = useSettled(text.trim(), typingMilliseconds, '');
  const query = useMemo(
    () => ({
      folder,
      filter: { text: settled, tags: [...tags], triage: [...triage], starred: isStarred, withdrawn: isWithdrawn },
    }),
    [folder, settled, tags, triage, isStarred, isWithdrawn],
  );
  const pages = usePages('finding.page', query);
  const frame = useRef<HTMLDivElement>(null);
  useAddress(folder);
  // What a link opened is the active row too, where it is among the first ones.
  const rows = pages.first?.from === 0 ? pages.first.rows : none;
  useEffect(() => {
    const at = open === null || table.activeKey === open ? -1 : rows.findIndex(({ id }) => id === open);
    if (at !== -1) changeTable(folder, { active: at, activeKey: open, anchor: at, selected: [open ?? ''] });
  }, [open, table.activeKey, rows, folder, changeTable]);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || open === null) return;
    change(folder, { open: null });
    frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  return (
    <div ref={frame} className={styles['screen']} onKeyDown={leave}>
      <Page
        title="Findings"
        count={pages.first === undefined ? undefined : countWords(pages.total, pages.first)}
        isScrolling={false}
        detailLabel="Finding"
        detailWidth={400}
        detail={
          open === null ? null : (
            <FindingPane
              folder={folder}
              id={open}
              isReadOnly={isReadOnly}
              onClose={() => change(folder, { open: null })}
            />
          )
        }
      >
        <Filters folder={folder} />
        <LookedAt folder={folder} onShowItems={() => go.toScreen('evidence', { triage: 'not_looked_at' }, folder)} />
        {pages.failure === null ? null : <FailureNotice failure={pages.failure} onRetry={pages.refetch} />}
        {pages.isLoading ? <Loading label="Reading the findings" lines={10} /> : null}
        {pages.first === undefined ? null : (
          <div className={styles['table']}>
            <DataTable
              key={JSON.stringify(query.filter)}
              label="Findings"
              columns={findingsColumns}
              total={pages.total}
              rowAt={pages.rowAt}
              onRange={pages.onRange}
              rowKey={({ id }) => id}
              state={table}
              onState={(next) => changeTable(folder, next)}
              onOpen={({ id }) => {
                change(folder, { open: id });
                revealDetail();
              }}
              empty={<NoFindings folder={folder} hasAny={pages.first.standing > 0} />}
            />
          </div>
        )}
      </Page>
    </div>
  );
};

const countWords = (shown: number, { standing, withdrawn }: { standing: number; withdrawn: number }): string => {
  const findings = standing === 1 ? 'finding' : 'findings';
  const all = shown === standing ? `${standing} ${findings}` : `${shown} of ${standing} ${findings}`;
  return withdrawn === 0 ? all : `${all}, ${withdrawn} withdrawn`;
};

const Filters = ({ folder }: { readonly folder: string }) => {
  const { text, tags, triage, isStarred, isWithdrawn } = useFindingsView(folder);
  const filterBy = useFindings((state) => state.filterBy);
  const used = useReply('mark.count', { folder }).value?.tags ?? [];
  return (
    <div className={styles['filters']} role="search" aria-label="Filter the findings">
      <SearchField
        id="screen-search"
        label="Search statement, quote, tag, item"
        placeholder="Search statement, quote, tag, item"
        value={text}
        onChange={(typed) => filterBy(folder, { text: typed })}
      />
      <FilterMenu
        label="Looked at"
        choices={triageStates.map((id) => ({ id, label: triageWords[id] }))}
        selected={triage}
        onChange={(chosen) => filterBy(folder, { triage: chosen })}
      />
      <FilterMenu
        label="Tags"
        choices={[...new Set([...used.filter((one) => one.findings > 0).map(({ tag }) => tag), ...tags])].map((id) => ({
          id,
          label: showText(id),
        }))}
        selected={tags}
        onChange={(chosen) => filterBy(folder, { tags: chosen })}
      />
      <CheckField value={isStarred} onChange={(value) => filterBy(folder, { isStarred: value })}>
        Starred
      </CheckField>
      <CheckField value={isWithdrawn} onChange={(value) => filterBy(folder, { isWithdrawn: value })}>
        Withdrawn
      </CheckField>
    </div>
  );
};

const NoFindings = ({ folder, hasAny }: { readonly folder: string; readonly hasAny: boolean }) => {
  const go = useGo();
  const filterBy = useFindings((state) => state.filterBy);
  return hasAny ? (
    <Empty
      title="No finding is let through by these filters."
      action={<Button onPress={() => filterBy(folder, noFilter)}>Clear the filters</Button>}
    />
  ) : (
    <Empty
      title="None recorded"
      action={<Button onPress={() => go.toScreen('evidence', {}, folder)}>Open the evidence</Button>}
    >
      A finding is what somebody saw in the evidence, tied to its place. Open an item, and make one under “Findings”, of
      a record, or of what is marked in its file.
    </Empty>
  );
};

/** Opens the finding that the address names, once. */
const useAddress = (folder: string): void => {
  const { finding } = useCaseSearch();
  const navigate = useNavigate();
  const { change, filterBy } = useFindings();
  useEffect(() => {
    if (finding === undefined) return;
    filterBy(folder, noFilter);
    change(folder, { open: finding });
    // The same link must work again after the person has moved on.
    void navigate({ to: '/case/$folder/findings', params: { folder }, search: {}, replace: true });
  }, [finding, folder, navigate, change, filterBy]);
};
