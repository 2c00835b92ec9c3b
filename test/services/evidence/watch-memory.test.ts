import { describe, expect, it } from 'vitest';
import type { FolderEntry } from '../../../services/evidence/folder-scan.ts';
import { createWatchMemory } from '../../../services/evidence/watch-memory.ts';

const entry = (name: string, state: string, more: Partial<FolderEntry> = {}): FolderEntry => ({
  key: name,
  path: `/drop/${name}`,
  below: name,
  identity: state,
  inode: name,
  sizeBytes: 1,
  isUnfinished: false,
  failure: null,
  ...more,
});
const whole = (...entries: readonly FolderEntry[]) => ({ entries, isWhole: true });
const hour = 3_600_000;

describe('what is known of a watched folder', () => {
  it('gives a file that changes all the time ever longer, then gives it up and says so once', () => {
    const memory = createWatchMemory(1000);
    const waits: number[] = [];
    let now = 0;
    for (let state = 0; state < 5; state += 1) {
      const begun = now;
      while (memory.look(whole(entry('log', `${state}`)), now).ready.length === 0) now += 100;
      waits.push(now - begun);
      memory.settle('log', `content ${state}`, now);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
    const given = memory.look(whole(entry('log', '5')), now);
    expect(given.refused).toMatchObject([{ path: '/drop/log', code: 'SOURCE_CHANGED' }]);
    expect(memory.look(whole(entry('log', '6')), now + 1)).toEqual({ ready: [], refused: [], waiting: [] });
    // A file that is replaced once a day is taken each time.
    memory.look(whole(entry('log', '7')), now + hour + 1);
    expect(memory.look(whole(entry('log', '7')), now + hour + 1001).ready).toHaveLength(1);
  });

  it('refuses a link that is made again and again once', () => {
    const failure = { code: 'SPECIAL_FILE', message: 'It is a symbolic link.' } as const;
    const memory = createWatchMemory(1000);
    const refused = [1, 2, 3].flatMap((at) => memory.look(whole(entry('link', `${at}`, { failure })), at).refused);
    expect(refused).toHaveLength(1);
  });

  it('takes what gets its final name for what it was, and misses nothing where not all is in view', () => {
    const memory = createWatchMemory(1000);
    memory.look(whole(entry('a', '1', { inode: 'i' }), entry('b', '1')), 0);
    const renamed = memory.look(whole(entry('c', '2', { inode: 'i' }), entry('b', '1')), 10);
    expect(renamed.refused).toEqual([]);
    expect(memory.look({ entries: [], isWhole: false }, 20).refused).toEqual([]);
    expect(memory.look(whole(), 30).refused.map(({ path }) => path)).toEqual(['/drop/b', '/drop/c']);
  });
});
