import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { IconUserPlus } from '@tabler/icons-react';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder, useCaseSearch } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { SearchField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { revealDetail } from '../../../ui/reveal-detail.ts';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { AddSourceDialog } from './add-source-dialog.tsx';
import { GradeDefaultsView } from './grade-defaults-view.tsx';
import { RegisterView } from './register-view.tsx';
import { orderSources } from './source-order.ts';
import { SourcePane } from './source-pane.tsx';
import { sourcesColumns } from './sources-columns.tsx';
import { useSources, useSourcesView } from './sources-store.ts';
import styles from './sources.module.css';

const none: readonly never[] = [];

/** Who told us, how reliable, and what came from them. */
export const SourcesScreen = () => {
  const folder = useCaseFolder();
  const isReadOnly = useReply('case.info', { folder }).value?.readOnly !== null;
  const list = useReply('source.list', { folder });
  const { table, text, open, view } = useSourcesView(folder);
  const { change, changeTable } = useSources();
  const [isAdding, setAdding] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const all = list.value?.sources ?? none;
  const shown = useMemo(
    () => orderSources(all, { text, sort: table.sort, descending: table.descending }),
    [all, text, table.sort, table.descending],
  );
  useAddress(folder);
  // What a link or the person's own act opened is the active row too, as soon as the list has it.
  useEffect(() => {
    const at = open === null || table.activeKey === open ? -1 : shown.findIndex(({ id }) => id === open);
    if (at !== -1)
      changeTable(folder, { active: at, activeKey: open, anchor: at, selected: open === null ? [] : [open] });
  }, [open, table.activeKey, shown, folder, changeTable]);

  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || open === null) return;
    change(folder, { open: null });
    frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  const opened = open === null || view !== 'case' ? undefined : all.find(({ id }) => id === open);
  const addButton = (
    <Button look="primary" icon={<IconUserPlus aria-hidden />} isDisabled={isReadOnly} onPress={() => setAdding(true)}>
      Add a source
    </Button>
  );
  return (
    <>
      <div ref={frame} className={styles['screen']} onKeyDown={leave}>
        <Page
          title="Sources"
          count={list.value === undefined || view !== 'case' ? undefined : countWords(shown.length, all.length)}
          isScrolling={false}
          detailLabel="Source"
          tools={
            <>
              <SearchField
                id="screen-search"
                label="Search the sources"
                placeholder="Search name, kind, descriptor"
                value={text}
                onChange={(typed) => {
                  change(folder, { text: typed });
                  changeTable(folder, { active: 0, scrollTop: 0 });
                }}
              />
              {addButton}
            </>
          }
          detail={
            opened === undefined ? null : (
              <SourcePane
                key={opened.id}
                folder={folder}
                source={opened}
                isReadOnly={isReadOnly}
                onClose={() => change(folder, { open: null })}
              />
            )
          }
        >
          <div className={styles['views']}>
            <Segments
              label="View"
              choices={views}
              selected={view}
              onSelect={(next) => change(folder, { view: next })}
            />
          </div>
          {list.failure === null ? null : <FailureNotice failure={list.failure} onRetry={list.refetch} />}
          {view === 'register' ? (
            <RegisterView text={text} />
          ) : view === 'defaults' ? (
            <GradeDefaultsView folder={folder} isReadOnly={isReadOnly} />
          ) : list.isLoading ? (
            <Loading label="Reading the sources" lines={10} />
          ) : list.value === undefined ? null : (
            <div className={styles['table']}>
              <DataTable
                key={text}
                label="Sources"
                columns={sourcesColumns}
                total={shown.length}
                rowAt={(index) => shown[index]}
                rowKey={({ id }) => id}
                state={table}
                onState={(next) => changeTable(folder, next)}
                onOpen={({ id }) => {
                  change(folder, { open: id });
                  revealDetail();
                }}
                empty={
                  all.length === 0 ? (
                    <Empty title="None recorded" action={addButton}>
                      A source is the person, organisation, sensor or publication from which evidence comes.
                    </Empty>
                  ) : (
                    <Empty
                      title="No source has such a name."
                      action={<Button onPress={() => change(folder, { text: '' })}>Clear the search</Button>}
                    />
                  )
                }
              />
            </div>
          )}
        </Page>
      </div>
      {isAdding ? (
        <AddSourceDialog
          folder={folder}
          onAdded={(id) => change(folder, { open: id, text: '', view: 'case' })}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
};

const views = [
  { id: 'case', label: 'This case' },
  { id: 'register', label: 'This workstation' },
  { id: 'defaults', label: 'Default grades' },
] as const;

const countWords = (shown: number, all: number): string => {
  const sources = all === 1 ? 'source' : 'sources';
  return shown === all ? `${all} ${sources}` : `${shown} of ${all} ${sources}`;
};

/** Opens the source that the address names, once. */
const useAddress = (folder: string): void => {
  const { source } = useCaseSearch();
  const navigate = useNavigate();
  const change = useSources((state) => state.change);
  useEffect(() => {
    if (source === undefined) return;
    change(folder, { open: source, text: '', view: 'case' });
    // The same link must work again after the person has moved on.
    void navigate({ to: '/case/$folder/sources', params: { folder }, search: {}, replace: true });
  }, [source, folder, navigate, change]);
};
