import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { IconFileImport, IconFilePlus, IconFolderSearch, IconNotes } from '@tabler/icons-react';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { useApi, useReply } from '../../api/replies.ts';
import { useCaseFolder, useCaseSearch } from '../../navigation.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { LookedAt } from '../../findings/looked-at.tsx';
import { usePick } from '../../files/pick-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Notice } from '../../../ui/states.tsx';
import { receiveDropped, type Dropped } from './dropped-files.ts';
import { EvidenceTable } from './evidence-table.tsx';
import { isFiltered, noFilter } from './evidence-filter.ts';
import { useEvidenceQuery } from './evidence-query.ts';
import { useEvidence, useEvidenceView } from './evidence-store.ts';
import { ImportDialog } from './import-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { addPaths, intakeWords } from './intake-plan.ts';
import { useIntake, useIntakeOf } from './intake-store.ts';
import { ItemPane } from './item-pane.tsx';
import { RecordItemDialog } from './record-item-dialog.tsx';
import { TakeInDialog } from './take-in-dialog.tsx';
import { useRecords } from './records-store.ts';
import { readSought } from './viewing/read-sought.ts';
import { useWholeTotal } from './use-whole-total.ts';
import { useFileDrop } from './use-file-drop.ts';
import { WatchDialog } from './watch-dialog.tsx';
import { useFolderWatch, useFolderWatchOf } from './watch-store.ts';
import { WatchStrip } from './watch-strip.tsx';
import styles from './evidence.module.css';

/** What we have, from whom, how good, untouched or not: filters, table, and one item beside it. */
export const EvidenceScreen = () => {
  const folder = useCaseFolder();
  const info = useReply('case.info', { folder }).value;
  const isReadOnly = info !== undefined && info.readOnly !== null;
  const open = useEvidenceView(folder, (view) => view.open);
  const change = useEvidence((state) => state.change);
  const filterBy = useEvidence((state) => state.filterBy);
  const changeIntake = useIntake((state) => state.change);
  const isTaking = useIntakeOf(folder, (intake) => intake.isOpen);
  const changeWatch = useFolderWatch((state) => state.change);
  const isWatching = useFolderWatchOf(folder, ({ isOpen }) => isOpen);
  const [isRecording, setRecording] = useState(false);
  const [importing, setImporting] = useState<readonly string[]>([]);
  const [pickFailure, setPickFailure] = useState<Failure | null>(null);
  const pick = usePick();
  const frame = useRef<HTMLDivElement>(null);
  const isOver = useDropIntake(folder, !isReadOnly);
  useAddress(folder);

  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || open === null) return;
    change(folder, { open: null, sought: null });
    frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  const [nextImport] = importing;
  const take = (): void => changeIntake(folder, { isOpen: true });
  const watch = (): void => changeWatch(folder, { isOpen: true });
  const chooseImport = async (): Promise<void> => {
    const picked = await pick({ purpose: 'files', title: 'Files to import' });
    setPickFailure(picked.ok ? null : picked.error);
    if (picked.ok) setImporting(picked.value);
  };
  return (
    <>
      <div ref={frame} className={styles['screen']} onKeyDown={leave}>
        <Page
          title="Evidence"
          count={<Count folder={folder} />}
          isScrolling={false}
          detailLabel="Item"
          detailWidth={412}
          tools={
            <>
              <Button icon={<IconNotes aria-hidden />} isDisabled={isReadOnly} onPress={() => setRecording(true)}>
                Record without a file
              </Button>
              <Button icon={<IconFileImport aria-hidden />} isDisabled={isReadOnly} onPress={() => void chooseImport()}>
                Import a file…
              </Button>
              <Button
                icon={<IconFolderSearch aria-hidden />}
                isDisabled={isReadOnly}
                onPress={watch}
                aria-label="Watch a folder…"
              >
                {open === null ? 'Watch a folder…' : 'Watch…'}
              </Button>
              <Button look="primary" icon={<IconFilePlus aria-hidden />} isDisabled={isReadOnly} onPress={take}>
                Take in evidence
              </Button>
            </>
          }
          detail={open === null ? null : <ItemPane folder={folder} id={open} isReadOnly={isReadOnly} />}
        >
          <FilterBar folder={folder} />
          <LookedAt folder={folder} onShowItems={() => filterBy(folder, { ...noFilter, triage: ['not_looked_at'] })} />
          <IntakeNotice folder={folder} />
          <WatchStrip folder={folder} />
          {pickFailure === null ? null : <FailureNotice failure={pickFailure} onClose={() => setPickFailure(null)} />}
          <EvidenceTable
            folder={folder}
            isReadOnly={isReadOnly}
            empty={<NoRows folder={folder} isReadOnly={isReadOnly} onTake={take} />}
          />
        </Page>
        {isOver ? (
          <div className={styles['dropHint']} aria-hidden>
            <span>Drop to take in as evidence</span>
          </div>
        ) : null}
      </div>
      {isTaking ? <TakeInDialog folder={folder} /> : null}
      {isWatching ? <WatchDialog folder={folder} /> : null}
      {nextImport === undefined ? null : (
        <ImportDialog
          key={nextImport}
          folder={folder}
          what={{ kind: 'file', path: nextImport }}
          name={nextImport}
          onClose={() => setImporting(importing.slice(1))}
          onImported={(evidence) =>
            change(folder, { open: evidence, tab: 'records', sought: { id: evidence, isMissing: false } })
          }
        />
      )}
      {isRecording ? <RecordItemDialog folder={folder} onClose={() => setRecording(false)} /> : null}
    </>
  );
};

/**
 * Takes what the address names into the screen, once: it opens an item, or a place in its file, leaves the items of one
 * source, or begins the intake of a copy.
 */
const useAddress = (folder: string): void => {
  const { item, source, place, bytes, record, triage, copyOf, because } = useCaseSearch();
  const navigate = useNavigate();
  const { change, filterBy, seek } = useEvidence();
  const beginCopy = useIntake((state) => state.beginCopy);
  useEffect(() => {
    if ([item, source, triage, copyOf].every((part) => part === undefined)) return;
    if (copyOf !== undefined) beginCopy(folder, { original: copyOf, reason: because ?? 'other' });
    if (triage !== undefined) filterBy(folder, { ...noFilter, triage: [triage] });
    if (source !== undefined) {
      filterBy(folder, { ...noFilter, sources: [source] });
      change(folder, { open: null, sought: null });
    }
    if (item !== undefined) {
      const sought = place === undefined ? undefined : readSought(place, bytes);
      change(folder, { open: item, sought: { id: item, isMissing: false } });
      if (sought !== undefined) seek(folder, item, sought);
      else if (record !== undefined) {
        change(folder, { tab: 'records' });
        useRecords.getState().change(item, { open: record });
      }
    }
    // The same link must work again after the person has moved on.
    void navigate({ to: '/case/$folder/evidence', params: { folder }, search: {}, replace: true });
  }, [
    item,
    source,
    place,
    bytes,
    record,
    triage,
    copyOf,
    because,
    folder,
    navigate,
    change,
    filterBy,
    seek,
    beginCopy,
  ]);
};

/** Files dropped anywhere on the screen come into the dialog that takes them in. */
const useDropIntake = (folder: string, isWanted: boolean): boolean => {
  const { desktop } = useApi();
  const receive = useCallback(
    (dropped: readonly Dropped[]): void => {
      const { change } = useIntake.getState();
      const run = async (): Promise<void> => {
        const control = new AbortController();
        const stop = (): void => control.abort();
        change(folder, { isOpen: true, receiving: { done: 0, total: null, stop } });
        const { paths, refused } = await receiveDropped(desktop, dropped, {
          onProgress: (done, total) => change(folder, { receiving: { done, total, stop } }),
          signal: control.signal,
        });
        const { byFolder, changeDraft } = useIntake.getState();
        changeDraft(folder, { paths: addPaths(byFolder[folder]?.draft.paths ?? [], paths) });
        change(folder, { receiving: null, refusedDrops: refused });
      };
      if (dropped.length > 0) void run();
    },
    [desktop, folder],
  );
  return useFileDrop(isWanted, receive);
};

const Count = ({ folder }: { readonly folder: string }) => {
  const query = useEvidenceQuery(folder);
  const filter = useEvidenceView(folder, (view) => view.filter);
  const all = useReply('case.info', { folder }).value?.counts['evidence'];
  const first = useReply('evidence.page', { ...query, from: 0, count: 100 }).value;
  const found = useWholeTotal(query, { first });
  if (all === undefined || first === undefined) return null;
  const atLeast = first.isLeast && found === first.total ? 'at least ' : '';
  const items = all === 1 ? 'item' : 'items';
  return (
    <span role="status">
      {isFiltered(filter)
        ? `${atLeast}${groupDigits(found)} of ${groupDigits(all)} ${items}`
        : `${groupDigits(all)} ${items}`}
    </span>
  );
};

const NoRows = ({
  folder,
  isReadOnly,
  onTake,
}: {
  readonly folder: string;
  readonly isReadOnly: boolean;
  readonly onTake: () => void;
}) => {
  const filter = useEvidenceView(folder, (view) => view.filter);
  const filterBy = useEvidence((state) => state.filterBy);
  if (isFiltered(filter)) {
    return (
      <Empty
        title="No item fits the filters."
        action={<Button onPress={() => filterBy(folder, noFilter)}>Clear the filters</Button>}
      >
        The items are there; the filters above leave none of them.
      </Empty>
    );
  }
  return (
    <Empty
      title="None recorded"
      action={
        <Button look="primary" isDisabled={isReadOnly} onPress={onTake}>
          Take in evidence
        </Button>
      }
    >
      Drop files on this screen, or choose them. Statements, absences and assumptions are recorded without a file.
    </Empty>
  );
};

/** What came of an intake whose dialog was closed. */
const IntakeNotice = ({ folder }: { readonly folder: string }) => {
  const change = useIntake((state) => state.change);
  const { isOpen, isRunning, reply, failure } = useIntakeOf(folder, (intake) => intake);
  if (isOpen || isRunning || (reply === null && failure === null)) return null;
  const isGood = failure === null && reply?.refused.length === 0;
  return (
    <Notice
      tone={failure === null ? (isGood ? 'good' : 'warn') : 'bad'}
      title={failure === null ? `Intake: ${reply === null ? '' : intakeWords(reply)}.` : 'The intake did not end well.'}
      onClose={() => change(folder, { reply: null, failure: null })}
    >
      <Button onPress={() => change(folder, { isOpen: true })}>Show</Button>
    </Notice>
  );
};
