import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { lockCase } from '../../../db/case-lock.ts';
import { casePaths } from '../../../services/cases/case-paths.ts';
import { evidencePath, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const folder = join(root, 'a.case');
  mkdirSync(join(root, 'files'));
  await workstation.call('case.create', { folder, title: 'Night of the substation' });
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(root, 'files', name);
    writeFileSync(path, content);
    return path;
  };
  const take = async (name: string, content: string | Uint8Array): Promise<string> => {
    const { taken } = await workstation.call('intake.take', { folder, paths: [write(name, content)] });
    return taken[0]?.id ?? '';
  };
  const update = () => workstation.call('search.update', { folder });
  const search = (query: string, more: Partial<Input<'search.run'>> = {}) =>
    workstation.call('search.run', { folder, query, ...more });
  return { ...workstation, root, folder, write, take, update, search };
};

const hashes =
  '{"type":"bundle","id":"bundle--1","objects":[{"type":"malware","id":"malware--1","name":"Breaker Wiper"}]}';

describe('the search', () => {
  it('finds what was written down, what files say and what records say, in this order', async () => {
    const { call, folder, write, take, update, search } = await fresh();
    const item = await take('log.txt', 'at 23:53 the breaker was opened\n');
    const source = await call('source.add', { folder, name: 'Breaker maker', reliability: 'B' });
    const imported = await call('import.run', { folder, what: { kind: 'file', path: write('b.json', hashes) } });
    await update();
    const found = await search('breaker');
    expect(found.hits).toMatchObject([
      { kind: 'source', id: source.id, snippet: expect.stringContaining('Breaker maker') },
      { kind: 'file', id: item, title: 'EX-0001 “log.txt”', offset: 0, length: 32 },
      { kind: 'record', id: imported.evidence, title: 'Breaker Wiper', type: 'malware', record: 1 },
    ]);
    expect(found).toMatchObject({
      total: 3,
      byKind: { source: 1, file: 1, record: 1 },
      unread: { lines: 0, files: 0 },
    });
  });

  it('says where in a snippet the words are', async () => {
    const { take, update, search } = await fresh();
    await take('log.txt', 'the Breaker, then the breaker again');
    await update();
    const { hits } = await search('breaker');
    const [hit] = hits;
    expect(hit?.marks.map(([start, end]) => hit.snippet.slice(start, end))).toEqual(['Breaker', 'breaker']);
  });

  it('compares without case and accents, side by side, by beginnings and by distance', async () => {
    const { take, update, search } = await fresh();
    await take('a.txt', 'Énergie für Кременчук, host 10.1.2.3 said hello to the world');
    await update();
    const counts = async (query: string) => (await search(query, { kinds: ['file'] })).total;
    expect(await counts('energie кременчук')).toBe(1);
    expect(await counts('10.1.2.3')).toBe(1);
    expect(await counts('10.1.3.2')).toBe(0);
    expect(await counts('wor*')).toBe(1);
    expect(await counts('hello NEAR/3 world')).toBe(1);
    expect(await counts('hello NEAR/1 world')).toBe(0);
    expect(await counts('hello -world')).toBe(0);
  });

  it('narrows to kinds, and still says how many there are of every kind', async () => {
    const { call, folder, take, update, search } = await fresh();
    await take('relay.txt', 'relay');
    await call('source.add', { folder, name: 'Relay maker', reliability: 'B' });
    await call('hypothesis.add', { folder, statement: 'The relay failed by itself', level: 2 });
    await update();
    const narrowed = await search('relay', { kinds: ['hypothesis', 'file'] });
    expect(narrowed.hits.map(({ kind }) => kind)).toEqual(['hypothesis', 'file']);
    expect(narrowed).toMatchObject({ total: 2, byKind: { evidence: 1, source: 1, hypothesis: 1, file: 1 } });
  });

  it('goes on from any place without losing or repeating a hit', async () => {
    const { call, folder, take, update, search } = await fresh();
    for (let number = 1; number <= 5; number += 1) {
      await call('source.add', { folder, name: `Relay maker ${number}`, reliability: 'B' });
      await take(`${number}.txt`, `relay number ${number}`);
    }
    await update();
    const whole = (await search('relay')).hits;
    expect(whole).toHaveLength(10);
    for (let from = 0; from < 10; from += 3) {
      expect((await search('relay', { from, count: 3 })).hits).toEqual(whole.slice(from, from + 3));
    }
  });

  it('shows what is too much to rank in its order and says so, and ranks it where that is asked for', async () => {
    const { call, folder, write, search } = await fresh();
    const rows = Array.from(
      { length: 10_001 },
      (_, at) => `an entry, ${at === 5000 ? 'relay relay relay' : 'a relay'}\n`,
    );
    const path = write('rows.csv', `kind,message\n${rows.join('')}`);
    await call('import.run', { folder, what: { kind: 'file', path } });
    const first = await search('relay', { kinds: ['record'] });
    expect(first).toMatchObject({ total: 10_001, unranked: ['record'] });
    expect(first.hits.map(({ record }) => record)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    const further = await search('relay', { kinds: ['record'], from: 10_000 });
    expect(further.hits.map(({ record }) => record)).toEqual([10_001]);
    const ranked = await search('relay', { kinds: ['record'], rankAll: true });
    expect(ranked).toMatchObject({ total: 10_001, unranked: [] });
    expect(ranked.hits[0]?.record).toBe(5001);
    expect(await search('relay -entry')).toMatchObject({ unranked: [] });
  });

  it('finds a new line at once, and says which files it has not read yet', async () => {
    const { take, update, search } = await fresh();
    await take('old.txt', 'a relay');
    await update();
    await take('new.txt', 'another relay');
    const before = await search('relay');
    expect(before.hits.map(({ kind }) => kind)).toEqual(['file']);
    expect(before.unread).toEqual({ lines: 0, files: 1 });
    expect(await update()).toMatchObject({ files: { read: 1, noText: 0, tooLong: 0, unreadable: 0 } });
    expect((await search('relay')).total).toBe(2);
  });

  it('keeps searching, without the newest lines and saying so, while an import fills the index', async () => {
    const { call, folder, update, search } = await fresh();
    await update();
    const lock = lockCase(casePaths.indexLock(folder), 'exclusive');
    await call('source.add', { folder, name: 'Relay maker', reliability: 'B' });
    expect(await search('relay')).toMatchObject({ total: 0, unread: { lines: 1, files: 0 } });
    if (lock.ok) lock.value.release();
    expect(await search('relay')).toMatchObject({ total: 1, unread: { lines: 0, files: 0 } });
  });

  it.each<[string, Uint8Array, string, readonly [number, number]]>([
    ['UTF-8', Buffer.from('Кременчук: the relay opened'), 'relay', [24, 29]],
    ['UTF-8 with a mark', Buffer.from('\ufeffa relay'), 'relay', [5, 10]],
    ['UTF-16', Buffer.from('\ufeffКиїв relay', 'utf16le'), 'relay', [12, 22]],
    ['Windows-1252', Buffer.from('café relay', 'latin1'), 'relay', [5, 10]],
    ['a long file', Buffer.from(`${'x y\n'.repeat(10_000)}the relay\n`), 'relay', [40_004, 40_009]],
  ])('leads to the very bytes of the words in %s', async (_, bytes, query, [from, to]) => {
    const { take, update, search } = await fresh();
    await take('a.txt', bytes);
    await update();
    const { hits } = await search(query, { kinds: ['file'] });
    expect(hits[0]?.place).toEqual({ kind: 'bytes', from, to });
  });

  it('leads to the line of a record', async () => {
    const { call, folder, take, search } = await fresh();
    await take('b.jsonl', '{"message":"one"}\n{"message":"the relay"}\n');
    const { rows } = await call('evidence.page', { folder });
    await call('import.run', { folder, what: { kind: 'item', evidence: rows[0]?.id ?? '' }, as: 'jsonl' });
    const { hits } = await search('relay', { kinds: ['record'] });
    expect(hits[0]).toMatchObject({ item: 'EX-0001 “b.jsonl”', place: { kind: 'lines', from: 2, to: 2 } });
  });

  it('reads UTF-16, falls back to Windows-1252, and takes programs for no text', async () => {
    const { take, update, search } = await fresh();
    await take('wide.txt', new Uint8Array([0xff, 0xfe, ...Buffer.from('wide relay', 'utf16le')]));
    await take(
      'old.txt',
      new Uint8Array([...new TextEncoder().encode('caf'), 0xe9, ...new TextEncoder().encode(' relay')]),
    );
    await take(
      'program.bin',
      new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 0, 0, ...new TextEncoder().encode('relay')]),
    );
    expect((await update()).files).toEqual({ read: 2, noText: 1, tooLong: 0, unreadable: 0 });
    // To find nothing says nothing of a file that was not looked through.
    const none = { noText: 1, tooLong: 0, unreadable: 0 };
    expect(await search('relay')).toMatchObject({ total: 2, unsearched: none });
    expect((await search('café')).total).toBe(1);
  });

  it('finds a word on either side of where a long file is cut, and names the bytes it is in', async () => {
    const { folder, take, update, search } = await fresh();
    const text = `${'é'.repeat(9000)} first-word\n${'x '.repeat(9000)}last-word`;
    const id = await take('long.txt', text);
    await update();
    for (const word of ['first-word', 'last-word']) {
      const [hit] = (await search(`"${word}"`)).hits;
      expect(hit).toMatchObject({ kind: 'file', id });
      const bytes = readFileSync(evidencePath(folder, sha256(text)));
      const passage = bytes.subarray(hit?.offset ?? 0, (hit?.offset ?? 0) + (hit?.length ?? 0));
      expect(passage.toString('utf8')).toContain(word);
      expect(passage.toString('utf8')).not.toContain('\uFFFD');
    }
  });

  it('never shows the words of a file that is not the one that was taken in', async () => {
    const { folder, take, update, search } = await fresh();
    await take('a.txt', 'the true relay');
    const path = evidencePath(folder, sha256('the true relay'));
    chmodSync(path, 0o600);
    writeFileSync(path, 'a planted relay');
    expect((await update()).files).toMatchObject({ read: 0, unreadable: 1 });
    expect(await search('planted')).toMatchObject({ total: 0, unsearched: { unreadable: 1 } });
  });

  it('forgets the records of an import that was taken back, and reads the file itself then', async () => {
    const { call, folder, write, update, search } = await fresh();
    const { evidence } = await call('import.run', { folder, what: { kind: 'file', path: write('b.json', hashes) } });
    await update();
    expect((await search('wiper')).byKind).toEqual({ record: 1 });
    await call('import.undo', { folder, evidence: evidence ?? '' });
    await update();
    expect((await search('wiper')).byKind).toEqual({ file: 1 });
  });

  it('answers the same after its index was removed', async () => {
    const { call, folder, write, take, update, search } = await fresh();
    await take('a.txt', 'a wiper');
    await call('import.run', { folder, what: { kind: 'file', path: write('b.json', hashes) } });
    await update();
    const before = await search('wiper');
    for (const path of [casePaths.index(folder), casePaths.words(folder)])
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    await call('import.rebuild', { folder });
    await update();
    expect(await search('wiper')).toEqual(before);
  });

  it('answers the same where its words were damaged, and keeps the records beside them', async () => {
    const { call, folder, write, take, update, search } = await fresh();
    await take('a.txt', 'a wiper');
    const path = write('b.json', hashes);
    await call('import.run', { folder, what: { kind: 'file', path } });
    await update();
    const before = await search('wiper');
    writeFileSync(casePaths.words(folder), 'not a database at all, but long enough to be looked at as one');
    await update();
    expect(await search('wiper')).toEqual(before);
    expect((await call('import.rebuild', { folder })).rebuilt).toEqual([]);
  });

  it('starts afresh where another case lies in the place of the one that it knew', async () => {
    const { call, root, folder, update, search } = await fresh();
    await call('source.add', { folder, name: 'Relay maker', reliability: 'B' });
    await update();
    const other = join(root, 'b.case');
    await call('case.create', { folder: other, title: 'Other' });
    writeFileSync(casePaths.words(other), readFileSync(casePaths.words(folder)));
    expect(await search('relay', { folder: other })).toMatchObject({ total: 0 });
    expect(await search('other', { folder: other })).toMatchObject({ total: 1, byKind: { case: 1 } });
  });

  it('refuses a query that it does not understand', async () => {
    const { codeOf, folder } = await fresh();
    expect(await codeOf('search.run', { folder, query: '"open' })).toBe('BAD_QUERY');
  });

  it('refuses a kind that there is not, in the place of finding nothing of it', async () => {
    const { codeOf, folder } = await fresh();
    expect(await codeOf('search.run', { folder, query: 'relay', kinds: ['evidense'] })).toBe('BAD_QUERY');
  });

  it('keeps searches that were meant in their order, and those that were named, for this person alone', async () => {
    const { call, folder, search } = await fresh();
    await search('typed so far');
    await search('relay', { remember: true });
    await search('breaker', { remember: true, kinds: ['file'] });
    await call('search.save', { folder, name: 'First', query: 'relay' });
    await call('search.save', { folder, name: 'First', query: 'relay', kinds: ['record'] });
    const kept = await call('search.saved', { folder });
    expect(kept.history.map(({ query, kinds }) => [query, kinds])).toEqual([
      ['relay', []],
      ['breaker', ['file']],
    ]);
    expect(kept.saved).toEqual([{ name: 'First', query: 'relay', kinds: ['record'] }]);
    expect((await call('search.forget', { folder, name: 'First' })).saved).toEqual([]);
    expect((await call('case.info', { folder })).ledger.size).toBe(1);
  });
});
