import type { WaitingReason, WatchNews } from '../../shared/api/watch-contract.ts';
import type { FolderEntry } from './folder-scan.ts';
import { missing } from './source-file.ts';
import { pathText } from './source-path.ts';

type Refused = WatchNews['refused'][number];

export type Look = {
  /** Files of which nothing has changed for long enough. */
  readonly ready: readonly FolderEntry[];
  readonly refused: readonly Refused[];
  readonly waiting: readonly { readonly path: string; readonly why: WaitingReason }[];
};

export type WatchMemory = {
  /** Takes in how the folder is; `now` in milliseconds of a clock that never goes back. */
  readonly look: (scan: { readonly entries: readonly FolderEntry[]; readonly isWhole: boolean }, now: number) => Look;
  /** It was taken in or is in the case already. False: the same content came under this path before. */
  readonly settle: (
    key: string,
    sha256: string,
    now: number,
  ) => { readonly isNew: boolean; readonly isFromStart: boolean };
  /** It changed while it was read. False: that happened too often, and it is given up. */
  readonly retry: (key: string, now: number) => boolean;
  readonly refuse: (key: string) => void;
};

type Seen = {
  identity: string;
  inode: string;
  path: string;
  since: number;
  isDone: boolean;
  sha256: string | null;
  refusedFor: string | null;
  tries: number;
  triedAt: number;
  readonly isFromStart: boolean;
};

// A file that is written to all the time must not fill the disk with its states, nor keep it busy.
const triesMax = 5;
const forgottenMilliseconds = 3_600_000;

/** What is known of each name in a watched folder, so that nothing is taken in twice, in half, or tried for ever. */
export const createWatchMemory = (settleMilliseconds: number): WatchMemory => {
  const seenByKey = new Map<string, Seen>();
  let isFirst = true;

  const see = (entry: FolderEntry, now: number): Seen => {
    const { key, identity, inode } = entry;
    const last = seenByKey.get(key);
    if (last !== undefined && last.identity === identity) return last;
    const isForgotten = last === undefined || now - last.triedAt > forgottenMilliseconds;
    const seen: Seen = {
      identity,
      inode,
      path: pathText(entry.path),
      since: now,
      isDone: false,
      sha256: last?.sha256 ?? null,
      refusedFor: last?.refusedFor ?? null,
      tries: isForgotten ? 0 : last.tries,
      triedAt: last?.triedAt ?? now,
      isFromStart: isFirst,
    };
    seenByKey.set(key, seen);
    return seen;
  };
  /** Each path once for each reason, however often something is put there again. */
  const refuseOnce = (seen: Seen, refused: Refused, into: Refused[]): void => {
    seen.isDone = true;
    if (seen.refusedFor === refused.code) return;
    seen.refusedFor = refused.code;
    into.push(refused);
  };
  const lookAt = (entry: FolderEntry, now: number, refused: Refused[]): 'done' | 'ready' | 'changing' => {
    const seen = see(entry, now);
    if (seen.isDone) return 'done';
    const path = seen.path;
    if (entry.failure !== null) {
      refuseOnce(seen, { path, code: entry.failure.code, message: entry.failure.message }, refused);
      return 'done';
    }
    if (seen.tries >= triesMax) {
      refuseOnce(seen, { path, ...changesAgain }, refused);
      return 'done';
    }
    return now - seen.since >= settleMilliseconds * 2 ** seen.tries ? 'ready' : 'changing';
  };
  /** What went before it could be taken in; another name for the same file is no loss. */
  const forgetGone = (entries: readonly FolderEntry[]): readonly Refused[] => {
    const keys = new Set(entries.map(({ key }) => key));
    const inodes = new Set(entries.map(({ inode }) => inode));
    const gone: Refused[] = [];
    for (const [key, { path, isDone, inode }] of seenByKey) {
      if (keys.has(key)) continue;
      seenByKey.delete(key);
      const { code } = missing(path);
      if (!isDone && !inodes.has(inode)) gone.push({ path, code, message: 'It went before it could be taken in.' });
    }
    return gone;
  };
  return {
    look: ({ entries, isWhole }, now) => {
      const refused: Refused[] = isWhole ? [...forgetGone(entries)] : [];
      const ready: FolderEntry[] = [];
      const waiting: { readonly path: string; readonly why: WaitingReason }[] = [];
      for (const entry of entries) {
        if (entry.isUnfinished) {
          waiting.push({ path: pathText(entry.path), why: 'unfinished' });
          continue;
        }
        const state = lookAt(entry, now, refused);
        if (state === 'ready') ready.push(entry);
        else if (state === 'changing') waiting.push({ path: pathText(entry.path), why: 'changing' });
      }
      isFirst = false;
      return { ready, refused, waiting };
    },
    settle: (key, sha256, now) => {
      const seen = seenByKey.get(key);
      if (seen === undefined) return { isNew: true, isFromStart: false };
      const isNew = seen.sha256 !== sha256;
      seen.isDone = true;
      seen.sha256 = sha256;
      seen.tries += 1;
      seen.triedAt = now;
      return { isNew, isFromStart: seen.isFromStart };
    },
    retry: (key, now) => {
      const seen = seenByKey.get(key);
      if (seen === undefined) return false;
      seen.tries += 1;
      seen.triedAt = now;
      seen.since = now;
      return seen.tries < triesMax;
    },
    refuse: (key) => {
      const seen = seenByKey.get(key);
      if (seen !== undefined) seen.isDone = true;
    },
  };
};

const changesAgain: Omit<Refused, 'path'> = {
  code: 'SOURCE_CHANGED',
  message: `It has changed ${triesMax} times since it was first read, so it is not looked at for now.`,
};
