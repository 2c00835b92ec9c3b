import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkOf, evidencePath, folderDigest, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const folder = join(root, 'a.case');
  const files = join(root, 'files');
  mkdirSync(files);
  await workstation.call('case.create', { folder, title: 'x' });
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(files, name);
    writeFileSync(path, content);
    return path;
  };
  const size = async () => (await workstation.call('case.info', { folder })).ledger.size;
  const row = async (id: string) => {
    const { state } = await workstation.call('case.at', { folder, seq: (await size()) - 1 });
    const tables = state as { readonly evidence: readonly Readonly<Record<string, unknown>>[] };
    return tables.evidence.find(({ key }) => key === id);
  };
  return { ...workstation, root, folder, files, write, size, row };
};

describe('intake.take', () => {
  it('keeps the very bytes under their SHA-256, read-only, with the look-up hashes that openssl would give', async () => {
    const { call, folder, write, row } = await fresh();
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 7919) % 256));
    const { taken, duplicates, refused } = await call('intake.take', { folder, paths: [write('big.bin', bytes)] });
    const hash = (name: string) => createHash(name).update(bytes).digest('hex');
    expect(taken).toEqual([
      { id: expect.stringMatching(/^ev-/u), name: 'big.bin', sha256: hash('sha256'), size: 3_000_000 },
    ]);
    expect([duplicates, refused]).toEqual([[], []]);
    const path = evidencePath(folder, hash('sha256'));
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o400);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'evidence', 'tmp'))).toEqual([]);
    expect(await row(taken[0]?.id ?? '')).toMatchObject({
      exhibit: 'EX-0001',
      name: 'big.bin',
      sha256: hash('sha256'),
      sha1: hash('sha1'),
      md5: hash('md5'),
      size: 3_000_000,
      kind: 'artifact',
      reliability: 'F',
      credibility: '6',
      custody: 'intact',
      forgeability: 'high',
    });
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
  });

  it('goes on where the folder for copies under way is gone', async () => {
    const { call, folder, write } = await fresh();
    rmSync(join(folder, 'evidence', 'tmp'), { recursive: true });
    const { taken } = await call('intake.take', { folder, paths: [write('one', 'one')] });
    expect(taken).toHaveLength(1);
  });

  it('takes in a file of nothing', async () => {
    const { call, folder, write } = await fresh();
    const { taken } = await call('intake.take', { folder, paths: [write('empty', '')] });
    expect(taken[0]).toMatchObject({
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      size: 0,
    });
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
  });

  it('walks folders in the order of names, and names what came in twice', async () => {
    const { call, folder, files, write, size } = await fresh();
    mkdirSync(join(files, 'deep', 'er'), { recursive: true });
    for (const [name, content] of [
      ['b', '2'],
      ['a', '1'],
      ['deep/c', '3'],
      ['deep/er/d', '1'],
    ] as const)
      write(name, content);
    linkSync(join(files, 'a'), join(files, 'hard'));
    const first = await call('intake.take', { folder, paths: [files, join(files, 'b')] });
    expect(first.taken.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(first.duplicates.map(({ name }) => name)).toEqual(['d', 'hard', 'b']);
    expect(first.duplicates[0]?.id).toBe(first.taken[0]?.id);
    const before = await size();
    const second = await call('intake.take', { folder, paths: [files] });
    expect(second.taken).toEqual([]);
    expect(second.duplicates).toHaveLength(5);
    expect(await size()).toBe(before);
  });

  it('leaves every source as it was: bytes, mode, owner, times', async () => {
    const { call, folder, files, write } = await fresh();
    for (let number = 0; number < 50; number += 1) write(`file ${number}`, `content ${number}`);
    chmodSync(join(files, 'file 7'), 0o444);
    utimesSync(join(files, 'file 8'), 0, 86_400);
    const look = () =>
      readdirSync(files).map((name) => {
        const { mode, uid, gid, size, nlink, mtimeNs, ctimeNs, ino } = lstatSync(join(files, name), { bigint: true });
        return [name, mode, uid, gid, size, nlink, mtimeNs, ctimeNs, ino, sha256(readFileSync(join(files, name)))];
      });
    const before = look();
    expect((await call('intake.take', { folder, paths: [files] })).taken).toHaveLength(50);
    expect(look()).toEqual(before);
  });

  it('refuses links, FIFOs, devices, sockets and what is not there by name, and takes in the rest', async () => {
    const { call, folder, files, write } = await fresh();
    const good = write('good', 'good');
    symlinkSync(good, join(files, 'link'));
    symlinkSync(files, join(files, 'loop'));
    spawnSync('mkfifo', [join(files, 'fifo')]);
    const server = createServer().listen(join(files, 'socket'));
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const missing = join(files, 'missing');
    const { taken, refused } = await call('intake.take', {
      folder,
      paths: [files, '/dev/zero', missing, join(good, 'below'), `/${'x'.repeat(300)}`],
    });
    expect(taken.map(({ name }) => name)).toEqual(['good']);
    expect(refused.map(({ path, code }) => [path.slice(files.length + 1) || path, code])).toEqual(
      expect.arrayContaining([
        ['fifo', 'SPECIAL_FILE'],
        ['link', 'SPECIAL_FILE'],
        ['loop', 'SPECIAL_FILE'],
        ['socket', 'SPECIAL_FILE'],
        ['missing', 'SOURCE_MISSING'],
      ]),
    );
    expect(refused.map(({ code }) => code).toSorted()).toEqual([
      'SOURCE_MISSING',
      'SOURCE_MISSING',
      'SOURCE_UNREADABLE',
      ...Array.from({ length: 5 }, () => 'SPECIAL_FILE'),
    ]);
    expect(refused.every(({ message }) => message.length > 10)).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file that may not be read', async () => {
    const { call, folder, write } = await fresh();
    const path = write('secret', 'x');
    chmodSync(path, 0);
    expect((await call('intake.take', { folder, paths: [path] })).refused).toMatchObject([
      { code: 'SOURCE_UNREADABLE' },
    ]);
  });

  it('refuses a file that grows while it is read, and keeps nothing of it', async () => {
    const { call, folder, files, size } = await fresh();
    const path = join(files, 'growing');
    writeFileSync(path, '');
    truncateSync(path, 200_000_000);
    const script = `const fs = require('node:fs'); const f = fs.openSync(${JSON.stringify(path)}, 'a');
      console.log('writing'); for (;;) fs.writeSync(f, 'more');`;
    const writer = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void writer.kill('SIGKILL'));
    await once(writer.stdout, 'data');
    const before = await size();
    const { taken, refused } = await call('intake.take', { folder, paths: [path] });
    expect([taken, refused.map(({ code }) => code)]).toEqual([[], ['SOURCE_CHANGED']]);
    expect(await size()).toBe(before);
    expect(readdirSync(join(folder, 'evidence'))).toEqual(['tmp']);
    expect(readdirSync(join(folder, 'evidence', 'tmp'))).toEqual([]);
  });

  it('numbers exhibits on from the highest, and lets no number stand for two items', async () => {
    const { call, codeOf, folder, write, row, size } = await fresh();
    const take = async (name: string, exhibit?: string) => {
      const input = { folder, paths: [write(name, name)], ...(exhibit !== undefined && { details: { exhibit } }) };
      return (await row((await call('intake.take', input)).taken[0]?.id ?? ''))?.['exhibit'];
    };
    expect(await take('a')).toBe('EX-0001');
    expect(await take('b', 'EX-0041')).toBe('EX-0041');
    expect(await take('c', 'Annex 3')).toBe('Annex 3');
    expect(await take('d')).toBe('EX-0042');
    const before = await size();
    expect(await codeOf('intake.take', { folder, paths: [write('e', 'e')], details: { exhibit: 'Annex 3' } })).toBe(
      'EXHIBIT_TAKEN',
    );
    const two = [write('f', 'f'), write('g', 'g')];
    expect(await codeOf('intake.take', { folder, paths: two, details: { exhibit: 'Annex 4' } })).toBe('EXHIBIT_TAKEN');
    expect(await codeOf('intake.record', { folder, title: 'x', details: { exhibit: 'EX-0042' } })).toBe(
      'EXHIBIT_TAKEN',
    );
    expect(await size()).toBe(before);
    expect((await call('custody.read', { folder, evidence: 'Annex 3' })).title).toBe('c');
  });

  it('refuses a group, a source or a time that does not exist, before anything is copied', async () => {
    const { codeOf, folder, write, size } = await fresh();
    const paths = [write('a', 'a')];
    const before = [await size(), folderDigest(join(folder, 'evidence'))];
    const details = { grade: { group: 'gr-00000000000000000000000000' } };
    expect(await codeOf('intake.take', { folder, paths, details })).toBe('NOT_FOUND');
    expect(await codeOf('intake.record', { folder, title: 'x', details })).toBe('NOT_FOUND');
    expect(await codeOf('intake.take', { folder, paths, source: 'so-none' })).toBe('NOT_FOUND');
    expect(await codeOf('intake.take', { folder, paths, collectedAt: '2026-02-30T00:00:00Z' })).toBe('BAD_TIME');
    expect([await size(), folderDigest(join(folder, 'evidence'))]).toEqual(before);
  });

  it('resolves a group by the beginning of its identifier, so that the item can be scored', async () => {
    const { call, folder, write, row } = await fresh();
    const group = (await call('group.set', { folder, name: 'g', relation: 'same_upstream_report' })).id;
    const details = { grade: { group: group.slice(0, 14) } };
    const { taken } = await call('intake.take', { folder, paths: [write('a', 'a')], details });
    const record = await call('intake.record', { folder, title: 'r', details });
    for (const id of [taken[0]?.id ?? '', record.id]) expect((await row(id))?.['originGroup']).toBe(group);
    const hypothesis = (await call('hypothesis.add', { folder, statement: 'h', level: 2 })).id;
    await call('rating.set', { folder, evidence: record.id, cells: { [hypothesis]: { rating: 'C' } } });
    await call('score.case', { folder });
  });

  it('takes a source by its name, and by none that two of them have', async () => {
    const { call, codeOf, folder, write, row } = await fresh();
    const source = (await call('source.add', { folder, name: 'Water works', reliability: 'B' })).id;
    const { taken } = await call('intake.take', { folder, paths: [write('a', 'a')], source: 'Water works' });
    expect((await row(taken[0]?.id ?? ''))?.['source']).toBe(source);
    await call('source.add', { folder, name: 'Water works', reliability: 'E' });
    const paths = [write('b', 'b')];
    expect(await codeOf('intake.take', { folder, paths, source: 'Water works' })).toBe('AMBIGUOUS');
  });

  it('replaces a stored copy that was damaged by the sound file that comes in again', async () => {
    const { call, folder, write } = await fresh();
    const path = write('a', 'the bytes');
    await call('intake.take', { folder, paths: [path] });
    const stored = evidencePath(folder, sha256('the bytes'));
    chmodSync(stored, 0o600);
    writeFileSync(stored, 'THE bytes');
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(false);
    expect((await call('intake.take', { folder, paths: [path] })).duplicates).toHaveLength(1);
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
  });

  it('takes in more files than one transaction holds, each once', async () => {
    const { call, folder, files, write } = await fresh();
    for (let number = 0; number < 300; number += 1) write(`n${number}`, `${number}`);
    const { taken } = await call('intake.take', { folder, paths: [files] });
    expect(new Set(taken.map(({ id }) => id)).size).toBe(300);
    const { counts } = await call('case.info', { folder });
    expect(counts).toMatchObject({ evidence: 300, intake: 1 });
  });
});

describe('custody', () => {
  const withItem = async () => {
    const made = await fresh();
    const { taken } = await made.call('intake.take', {
      folder: made.folder,
      paths: [made.write('a.log', 'evidence')],
      collectedBy: 'A. Collector',
      method: 'imaged',
      credibility: '1',
      details: { title: 'A log', grade: { reliability: 'A', forgeability: 'low' } },
    });
    const item = taken[0]?.id ?? '';
    const hypotheses: string[] = [];
    for (const statement of ['one', 'two'])
      hypotheses.push((await made.call('hypothesis.add', { folder: made.folder, statement, level: 2 })).id);
    const [one = '', two = ''] = hypotheses;
    const cells = { [one]: { rating: 'CC' as const }, [two]: { rating: 'II' as const } };
    await made.call('rating.set', { folder: made.folder, evidence: item, cells });
    return { ...made, item, path: evidencePath(made.folder, sha256('evidence')) };
  };
  const weightOf = async ({ call, folder, item }: Awaited<ReturnType<typeof withItem>>): Promise<unknown> => {
    const { sections } = await call('score.case', { folder, level: 2 });
    const { scores } = sections as {
      readonly scores: {
        readonly levels: Readonly<Record<string, { readonly weights: Readonly<Record<string, string>> }>>;
      };
    };
    return scores.levels['2']?.weights[item];
  };

  it('reads as a chain that begins with the intake', async () => {
    const { call, folder, item } = await withItem();
    const hash = sha256('evidence');
    await call('custody.record', { folder, evidence: 'EX-0001', event: 'accessed', purpose: 'analysis', note: 'n' });
    const read = await call('custody.read', { folder, evidence: item.slice(0, 12) });
    expect(read).toMatchObject({ id: item, exhibit: 'EX-0001', title: 'A log', custody: 'intact', sha256: hash });
    expect(read.events).toMatchObject([
      { type: 'acquired', from: 'A. Collector', actor: 'tester (unsigned)', hashAfter: hash },
      { type: 'accessed', purpose: 'analysis', note: 'n', hashBefore: hash, hashAfter: hash },
    ]);
  });

  it.each([
    [
      'was altered',
      (path: string) => {
        chmodSync(path, 0o600);
        appendFileSync(path, '!');
      },
    ],
    ['is missing', (path: string) => rmSync(path)],
    [
      'became a link to itself elsewhere',
      (path: string) => {
        writeFileSync(`${path}x`, 'evidence');
        rmSync(path);
        symlinkSync(`${path}x`, path);
      },
    ],
  ])('fails an item whose file %s: it weighs nothing from then on, and verification names it', async (_, change) => {
    const made = await withItem();
    const { call, folder, item, path } = made;
    expect(Number(await weightOf(made))).toBeGreaterThan(0);
    change(path);
    const { hashMatches, line } = await call('custody.record', { folder, evidence: item, event: 'verified' });
    expect(hashMatches).toBe(false);
    const read = await call('custody.read', { folder, evidence: item });
    expect(read.custody).toBe('failed');
    expect(read.events.at(-1)?.hashAfter).not.toBe(read.sha256);
    expect(Number(await weightOf(made))).toBe(0);
    // What it weighed before stays on record.
    const { sections } = await call('case.at', { folder, seq: line - 1 });
    expect(JSON.stringify(sections)).not.toEqual(JSON.stringify((await call('score.case', { folder })).sections));
    expect(checkOf(await call('case.verify', { folder, readAll: true }), 'evidence')).toContain(sha256('evidence'));
  });

  it('records nothing against an item whose file cannot be looked at', async () => {
    const { call, codeOf, folder, item, path, size } = await withItem();
    const shard = join(path, '..');
    rmSync(shard, { recursive: true });
    writeFileSync(shard, 'a file where the folder should be');
    const before = await size();
    expect(await codeOf('custody.record', { folder, evidence: item, event: 'verified' })).toBe('STORAGE_FAILED');
    expect(await size()).toBe(before);
    expect((await call('custody.read', { folder, evidence: item })).custody).toBe('intact');
  });

  it('says of a record without a file that there was nothing to compare', async () => {
    const { call, folder } = await withItem();
    const { id } = await call('intake.record', { folder, title: 'A statement', details: {} });
    const recorded = await call('custody.record', { folder, evidence: id, event: 'accessed' });
    expect(recorded.hashMatches).toBeNull();
    expect((await call('custody.read', { folder, evidence: id })).events[0]?.type).toBe('identified');
  });

  it('corrects a grade by a line of its own, and refuses one in a group that does not exist', async () => {
    const { call, codeOf, folder, item, row, size } = await withItem();
    const before = await size();
    const { line } = await call('evidence.correct', {
      folder,
      evidence: item,
      grade: { credibility: '4', evidenceClass: 'malware' },
      reason: 'Second look.',
    });
    expect(line).toBe(before);
    expect(await row(item)).toMatchObject({ credibility: '4', reliability: 'A', evidenceClass: 'malware' });
    expect(await codeOf('evidence.correct', { folder, evidence: item, grade: { group: 'group_x' }, reason: 'x' })).toBe(
      'NOT_FOUND',
    );
    expect(await codeOf('evidence.correct', { folder, evidence: item, grade: {}, reason: '' })).toBe('BAD_INPUT');
  });
});
