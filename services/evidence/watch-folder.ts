import type { Checked } from '../../shared/api/contract.ts';
import { watchShownMax, type WatchNews, type WatchState } from '../../shared/api/watch-contract.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { AppDeps } from '../app-deps.ts';
import { openCase, type CaseSession } from '../cases/case-session.ts';
import { copyBatches, type TakenBatch } from './copier.ts';
import { openFolderScan, type FolderEntry, type FolderScan } from './folder-scan.ts';
import { acknowledge, afterSome, openIntake, type IntakeContext } from './intake.ts';
import { identityChanged } from './source-file.ts';
import type { Source } from './source-list.ts';
import { pathText } from './source-path.ts';
import { createWatchMemory, type Look, type WatchMemory } from './watch-memory.ts';
import { createWatchRest, type WatchRest } from './watch-rest.ts';

type Input = Checked<'intake.watch'>;

const lookMilliseconds = 1000;
/** However often the system says that something has changed. */
const lookMillisecondsMin = 200;
/** Looking must not keep the machine busy where a folder holds very much. */
const restForEachLook = 4;
const takenAtOnceMax = 4096;

/**
 * Takes in what is put into a folder until it is told to end. The case is open only while something is taken in; all
 * items of one watching share one intake. What is there at the start is taken in as well.
 */
export const watchFolder = async (input: Input, deps: AppDeps): Promise<Result<WatchState>> => {
  const checked = checkCase(input, deps);
  if (!checked.ok) return checked;
  const opened = openFolderScan(input.path, { caseFolder: input.folder, profileFolder: deps.profile.folder });
  if (!opened.ok) return opened;
  const folder = opened.value;
  const rest = createWatchRest(folder.path, deps.control);
  try {
    return await goOn(
      createWatch(input, folder, deps),
      folder,
      rest,
      Math.min(lookMilliseconds, input.settleSeconds * 1000),
      deps,
    );
  } finally {
    rest.close();
    folder.close();
  }
};

const goOn = async (
  watching: Watch,
  folder: FolderScan,
  { rest }: WatchRest,
  most: number,
  deps: AppDeps,
): Promise<Result<WatchState>> => {
  for (;;) {
    deps.control?.stand();
    const begun = performance.now();
    const scanned = folder.scan();
    if (!scanned.ok) return err(afterSome(scanned.error, watching.state().counts.taken));
    const least = Math.max(lookMillisecondsMin, (performance.now() - begun) * restForEachLook);
    const round = await watching.take(scanned.value);
    if (!round.ok) return err(afterSome(round.error, watching.state().counts.taken));
    if (round.value.isSettled || deps.control?.isEnding() === true) return ok(watching.state());
    await rest(least, Math.max(most, least));
  }
};

type Watch = {
  readonly state: () => WatchState;
  /** Takes in what is ready. Settled: it was to end when nothing waits, and nothing does. */
  readonly take: (scan: Parameters<WatchMemory['look']>[0]) => Promise<Result<{ readonly isSettled: boolean }>>;
};

const createWatch = (input: Input, { path }: FolderScan, deps: AppDeps): Watch => {
  const memory = createWatchMemory(input.settleSeconds * 1000);
  let state = emptyState(input.folder, path);
  let intake: string | undefined;
  let isFullSaid = false;
  let isCaseBusy = false;

  deps.report?.({ step: 'looking', done: null, total: null, watch: state });
  const tell = (news: WatchNews, { waiting }: Pick<Look, 'waiting'>): void => {
    const next = addNews(state, news, waiting);
    const hasNews = news.taken.length + news.duplicates.length + news.refused.length > 0;
    const isChanged = hasNews || JSON.stringify(next.waiting) !== JSON.stringify(state.waiting);
    state = next;
    if (isChanged) deps.report?.({ step: wordsOf(state), done: null, total: null, watch: state, news });
  };
  /** The lines of one batch, in a transaction of their own; what was read is what was looked at, or it is left. */
  const acknowledgeBatch = (
    session: CaseSession,
    { files }: TakenBatch,
    entryBySource: ReadonlyMap<Source, FolderEntry>,
  ): Result<WatchNews> => {
    const context = openIntake(session, { ...input, note: noteOf(path) }, deps);
    if (!context.ok) return context;
    const sound = files.map(({ source, taken }) => {
      const isOther = taken.ok && taken.value.identity !== entryBySource.get(source)?.identity;
      return { source, taken: isOther ? err(identityChanged(source.path)) : taken };
    });
    const own: IntakeContext = { ...context.value, intake: intake ?? context.value.intake };
    const intakeLines = intake === undefined ? own.intakeLines : [];
    const acknowledged = acknowledge({ session, input, deps, context: own, intakeLines, files: sound });
    if (!acknowledged.ok) return acknowledged;
    const { taken, duplicates } = acknowledged.value;
    if (taken.length > 0) intake = own.intake;
    return ok(sortOut(sound, { taken, duplicates }, entryBySource, memory));
  };
  const takeReady = async (ready: readonly FolderEntry[], waiting: Look['waiting']): Promise<Result<boolean>> => {
    const opened = openCase(input.folder, deps);
    if (!opened.ok) return opened;
    const session = opened.value;
    try {
      if (session.readOnly !== null) return err(session.readOnly);
      const entryBySource = new Map(ready.map((entry): [Source, FolderEntry] => [entry, entry]));
      for await (const batch of copyBatches(input.folder, ready, deps)) {
        const news = acknowledgeBatch(session, batch, entryBySource);
        if (!news.ok) return news;
        tell(news.value, { waiting });
        if (batch.stoppedBy !== null) return err(batch.stoppedBy);
        if (deps.control?.isEnding() === true) break;
      }
      return ok(true);
    } finally {
      session.close();
    }
  };
  return {
    state: () => state,
    take: async (scan) => {
      const look = memory.look(scan, performance.now());
      const now = look.ready.slice(0, takenAtOnceMax);
      const later = look.ready
        .slice(takenAtOnceMax)
        .map((entry) => ({ path: pathText(entry.path), why: 'changing' as const }));
      const refused = [...look.refused, ...(scan.isWhole || isFullSaid ? [] : [tooMany(path)])];
      isFullSaid ||= !scan.isWhole;
      const waiting = [
        ...(isCaseBusy ? now.map((entry) => ({ path: pathText(entry.path), why: 'case-busy' as const })) : []),
        ...later,
        ...look.waiting,
      ];
      tell({ taken: [], duplicates: [], refused }, { waiting });
      if (now.length > 0) {
        const taken = await takeReady(now, [...later, ...look.waiting]);
        isCaseBusy = !taken.ok && taken.error.code === 'CASE_BUSY';
        // Somebody verifies it or makes its tables again: that ends.
        if (!taken.ok && !isCaseBusy) return taken;
      }
      const isSettled = now.length === 0 && !look.waiting.some(({ why }) => why === 'changing');
      return ok({ isSettled: input.untilSettled && isSettled });
    },
  };
};

/** What came of each file: said once, also where something came again under the same name. */
const sortOut = (
  files: TakenBatch['files'],
  { taken, duplicates }: Pick<WatchState, 'taken' | 'duplicates'>,
  entryBySource: ReadonlyMap<Source, FolderEntry>,
  memory: WatchMemory,
): WatchNews => {
  const news: { readonly [K in keyof WatchNews]: WatchNews[K][number][] } = { taken: [], duplicates: [], refused: [] };
  const [nextTaken, nextDuplicate] = [taken.values(), duplicates.values()];
  const isTaken = new Set(taken.map(({ sha256 }) => sha256));
  for (const { source, taken: file } of files) {
    const key = entryBySource.get(source)?.key ?? '';
    if (!file.ok) {
      const isTriedAgain = file.error.code === 'SOURCE_CHANGED' && memory.retry(key, performance.now());
      if (isTriedAgain) continue;
      memory.refuse(key);
      news.refused.push({ path: pathText(source.path), code: file.error.code, message: file.error.message });
      continue;
    }
    const { sha256 } = file.value;
    const settled = memory.settle(key, sha256, performance.now());
    // The first of the same content is taken in, those behind it are duplicates of it.
    if (isTaken.delete(sha256)) {
      const item = nextTaken.next().value;
      if (item !== undefined) news.taken.push(item);
      continue;
    }
    const item = nextDuplicate.next().value;
    if (item !== undefined && settled.isNew) news.duplicates.push({ item, isFromStart: settled.isFromStart });
  }
  return news;
};

const emptyState = (folder: string, path: string): WatchState => ({
  folder,
  path,
  counts: { taken: 0, duplicates: 0, refused: 0, waiting: 0 },
  taken: [],
  duplicates: [],
  refused: [],
  waiting: [],
});

const addNews = (state: WatchState, news: WatchNews, waiting: Look['waiting']): WatchState => {
  const duplicates = news.duplicates.filter(({ isFromStart }) => !isFromStart).map(({ item }) => item);
  return {
    ...state,
    counts: {
      taken: state.counts.taken + news.taken.length,
      duplicates: state.counts.duplicates + news.duplicates.length,
      refused: state.counts.refused + news.refused.length,
      waiting: waiting.length,
    },
    taken: [...state.taken, ...news.taken].slice(-watchShownMax),
    duplicates: [...state.duplicates, ...duplicates].slice(-watchShownMax),
    refused: [...state.refused, ...news.refused].slice(-watchShownMax),
    waiting: waiting.slice(0, watchShownMax),
  };
};

const wordsOf = ({ counts: { taken, refused, waiting } }: WatchState): string =>
  [
    `${taken} taken in`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(waiting > 0 ? [`${waiting} not taken yet`] : []),
  ].join(', ');

const noteOf = (path: string): string => `From the watched folder ${path}`.toWellFormed();

const tooMany = (path: string): WatchNews['refused'][number] => ({
  path,
  code: 'TOO_MANY_FILES',
  message: 'It holds more than can be watched; the rest is not looked at. Take that in by itself.',
});

/** Whether the case is there, may be written to, and knows what the intake names. */
const checkCase = (input: Input, deps: AppDeps): Result<boolean> => {
  const opened = openCase(input.folder, deps);
  if (!opened.ok) return opened;
  try {
    const { readOnly } = opened.value;
    if (readOnly !== null) return err(readOnly);
    const intake = openIntake(opened.value, input, deps);
    return intake.ok ? ok(true) : intake;
  } finally {
    opened.value.close();
  }
};
