import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openCase } from '../../../services/cases/case-session.ts';
import { evidencePath, folderDigest, makeSmallCase, sha256, tamper } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = () => {
  const root = temporaryFolder();
  return { root, folder: join(root, 'a.case'), ...openWorkstation(join(root, 'profile')) };
};

describe('case.create', () => {
  it('makes a case of one line, private to its owner, that opens again with the same root', async () => {
    const { call, folder } = fresh();
    const made = await call('case.create', { folder, title: 'Öl & Gas', tlp: 'GREEN', mark: 'exercise' });
    expect(made).toMatchObject({
      title: 'Öl & Gas',
      tlp: 'GREEN',
      mark: 'exercise',
      actor: 'tester (unsigned)',
      stage: 'single-signer draft',
      readOnly: null,
      ledger: { size: 1 },
    });
    expect(made.origin).toMatch(/^plumbline\.local\/[0-9a-f]{16}$/u);
    expect(await call('case.info', { folder })).toEqual(made);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'keys', 'log')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a file', (path: string) => writeFileSync(path, 'mine')],
    ['a link that leads nowhere', (path: string) => symlinkSync('/nowhere', path)],
  ])('refuses where there is %s already, and leaves it', async (_, make) => {
    const { codeOf, folder, root } = fresh();
    make(folder);
    const list = () => spawnSync('ls', ['-lR', root, '--ignore=profile'], { encoding: 'utf8' }).stdout;
    const before = list();
    expect(await codeOf('case.create', { folder, title: 'x' })).toBe('OUTPUT_EXISTS');
    expect(list()).toBe(before);
  });

  it('leaves nothing behind when it fails, so that the next attempt is not in its own way', async () => {
    const { call, codeOf, folder } = fresh();
    expect(await codeOf('case.create', { folder, title: 'half a character \ud800' })).toBe('INVALID_LINE');
    expect(existsSync(folder)).toBe(false);
    await call('case.create', { folder, title: 'whole' });
  });

  it.each([
    ['an unknown identity', { title: 'x', identity: 'nobody' }, 'NO_SUCH_IDENTITY'],
    ['a path through a file', { title: 'x', folder: '/dev/null/a.case' }, 'STORAGE_FAILED'],
  ])('refuses %s', async (_, input, code) => {
    const { codeOf, folder } = fresh();
    expect(await codeOf('case.create', { folder, ...input })).toBe(code);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('what is no case of this program', () => {
  const foreign = (path: string, ...statements: readonly string[]) => {
    const db = new Database(path);
    db.exec('create table other (x)');
    for (const statement of statements) db.exec(statement);
    db.close();
  };

  it.each([
    ['a database of another program', 'FOREIGN_DATABASE', (path: string) => foreign(path)],
    [
      'a database with another application id',
      'FOREIGN_DATABASE',
      (path: string) => foreign(path, 'pragma application_id = 7'),
    ],
    ['text', 'FOREIGN_DATABASE', (path: string) => writeFileSync(path, 'Dear Sir or Madam, '.repeat(50))],
    ['a short file', 'FOREIGN_DATABASE', (path: string) => writeFileSync(path, 'short')],
    [
      'a newer schema',
      'NEWER_DATABASE',
      (path: string) => foreign(path, 'pragma application_id = 1347179853', 'pragma user_version = 9999'),
    ],
    ['a folder', 'SPECIAL_FILE', (path: string) => mkdirSync(path)],
    ['a link', 'SPECIAL_FILE', (path: string) => symlinkSync('/dev/zero', path)],
    ['a FIFO that nobody writes to', 'SPECIAL_FILE', (path: string) => void spawnSync('mkfifo', [path])],
  ])('is refused untouched where case.db is %s', async (_, code, make) => {
    const { client, folder } = fresh();
    mkdirSync(folder);
    make(join(folder, 'case.db'));
    const names = () => spawnSync('ls', ['-laR', folder], { encoding: 'utf8' }).stdout;
    const [before, listed] = [code === 'SPECIAL_FILE' ? {} : folderDigest(folder), names()];
    for (const method of ['case.info', 'case.verify', 'case.rebuild'] as const) {
      expect(await client(method, { folder })).toMatchObject({
        ok: false,
        error: { code, message: expect.any(String), hint: expect.any(String) },
      });
    }
    expect(names()).toBe(listed);
    if (code !== 'SPECIAL_FILE') expect(folderDigest(folder)).toEqual(before);
  });

  it('is refused where there is no case.db, no folder, or a file in place of the folder', async () => {
    const { codeOf, folder, root } = fresh();
    expect(await codeOf('case.info', { folder })).toBe('NOT_A_CASE');
    mkdirSync(folder);
    expect(await codeOf('case.info', { folder })).toBe('NOT_A_CASE');
    expect(folderDigest(folder)).toEqual({});
    writeFileSync(join(root, 'file'), '');
    expect(await codeOf('case.info', { folder: join(root, 'file') })).toBe('NOT_A_CASE');
  });

  it('is a case whose making was interrupted', async () => {
    const { call, codeOf, folder } = fresh();
    await call('case.create', { folder, title: 'x' });
    tamper(folder, 'delete from ledger_head', 'delete from disclosure', 'delete from ledger_line');
    expect(await codeOf('case.info', { folder })).toBe('NOT_A_CASE');
  });
});

describe('keys/log', () => {
  it.each([
    ['no JSON', 'garbage'],
    ['a seed that is too short', '{"v":1,"origin":"plumbline.local/x","instance":"x","seed":"AAAA"}'],
    ['a member too many', '{"v":1,"origin":"a","instance":"b","seed":"","more":1}'],
  ])('opens the case for reading only where it holds %s', async (_, text) => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    writeFileSync(join(folder, 'keys', 'log'), text);
    expect((await call('case.info', { folder })).readOnly?.code).toBe('LOG_KEY_DAMAGED');
    expect(await codeOf('source.add', { folder, name: 'x', reliability: 'A' })).toBe('LOG_KEY_DAMAGED');
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
  });

  it('opens the case for reading only where it is gone', async () => {
    const { call, folder } = await makeSmallCase(temporaryFolder());
    rmSync(join(folder, 'keys', 'log'));
    expect((await call('case.info', { folder })).readOnly?.code).toBe('CASE_COPIED');
  });
});

describe('what this workstation remembers', () => {
  it('says that a restored copy is older, and refuses to write to it', async () => {
    const { call, codeOf, folder, root } = await makeSmallCase(temporaryFolder());
    const copy = join(root, 'backup.case');
    cpSync(folder, copy, { recursive: true });
    await call('source.add', { folder, name: 'Later', reliability: 'B' });
    rmSync(folder, { recursive: true });
    renameSync(copy, folder);
    const before = folderDigest(folder);
    expect((await call('case.info', { folder })).readOnly?.code).toBe('CASE_ROLLED_BACK');
    expect(await codeOf('source.add', { folder, name: 'x', reliability: 'A' })).toBe('CASE_ROLLED_BACK');
    expect(await codeOf('intake.take', { folder, paths: [join(root, 'one.log')] })).toBe('CASE_ROLLED_BACK');
    const verified = await call('case.verify', { folder });
    expect(verified.ok).toBe(false);
    expect(folderDigest(folder)).toMatchObject({ 'case.db': before['case.db'] });
  });

  it('says that the history was rewritten, shorter, equal or longer', async () => {
    const { call, folder, root } = await makeSmallCase(temporaryFolder());
    const fork = join(root, 'fork.case');
    cpSync(folder, fork, { recursive: true });
    await call('source.add', { folder, name: 'One', reliability: 'B' });
    const other = openWorkstation(join(root, 'forger'));
    mkdirSync(join(root, 'forger'));
    cpSync(join(root, 'profile', 'instance-id'), join(root, 'forger', 'instance-id'));
    for (const name of ['Two', 'Three']) {
      await other.call('source.add', { folder: fork, name, reliability: 'B' });
      expect((await call('case.info', { folder: fork })).readOnly?.code).toBe('CASE_REWRITTEN');
    }
    expect((await call('case.info', { folder })).readOnly).toBeNull();
  });

  it('fails, and forgets nothing, where it is damaged', async () => {
    const { codeOf, folder, root } = await makeSmallCase(temporaryFolder());
    const guards = join(root, 'profile', 'cases');
    const [name = ''] = Object.keys(folderDigest(guards));
    writeFileSync(join(guards, name), '{"v":1}');
    expect(await codeOf('case.info', { folder })).toBe('PROFILE_DAMAGED');
    expect(await codeOf('source.add', { folder, name: 'x', reliability: 'A' })).toBe('PROFILE_DAMAGED');
  });
});

describe('case.rebuild', () => {
  it('finds nothing to mend in a sound case', async () => {
    const { call, folder } = await makeSmallCase(temporaryFolder());
    const { size } = (await call('case.info', { folder })).ledger;
    expect(await call('case.rebuild', { folder })).toEqual({ equal: true, lines: size, differences: [] });
  });

  it.each([
    [
      'changed',
      "update hypothesis set statement = 'Other' where key = (select min(key) from hypothesis)",
      'hypothesis ',
    ],
    ['removed', 'delete from rating where key = (select min(key) from rating)', 'rating '],
    [
      'invented',
      "insert into source (key, seq, name) values ('so-ffffffffffffffffffffffffff', 0, 'x')",
      'source so-ffff',
    ],
  ])('names a row that was %s, and puts right what stands there', async (_, statement, named) => {
    const { call, folder } = await makeSmallCase(temporaryFolder());
    const before = await call('case.at', { folder, seq: 9 });
    const scores = await call('score.case', { folder });
    tamper(folder, statement);
    const rebuilt = await call('case.rebuild', { folder });
    expect(rebuilt.equal).toBe(false);
    expect(rebuilt.differences).toHaveLength(1);
    expect(rebuilt.differences[0]?.startsWith(named)).toBe(true);
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true });
    expect(await call('score.case', { folder })).toEqual(scores);
    expect(await call('case.at', { folder, seq: 9 })).toEqual(before);
  });

  it('is refused while another process has the case open, and possible once it ends', async () => {
    const { client, call, folder } = await makeSmallCase(temporaryFolder());
    const db = new Database(join(folder, 'lock'));
    db.exec('begin');
    db.prepare('select count(*) from sqlite_schema').get();
    expect(await client('case.rebuild', { folder })).toMatchObject({
      ok: false,
      error: { code: 'CASE_BUSY', hint: expect.any(String) },
    });
    // Reading and writing go on meanwhile.
    await call('source.add', { folder, name: 'x', reliability: 'A' });
    db.close();
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('keeps everybody else out while it runs', async () => {
    const { client, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const db = new Database(join(folder, 'lock'));
    db.exec('begin exclusive');
    // Who holds a lock, and what for, does not stand in it.
    expect(await client('case.info', { folder })).toMatchObject({
      error: {
        code: 'CASE_BUSY',
        message: expect.stringMatching(/^The case is in use by another program .+ cannot be told/u),
        hint: expect.stringMatching(/^Wait .+ try again/u),
      },
    });
    db.close();
    expect(await codeOf('case.info', { folder })).toBe('ok');
  });
});

describe('case.at', () => {
  it('leaves the rows out where only counts and scores are asked for', async () => {
    const { call, folder, earlier } = await makeSmallCase(temporaryFolder());
    const { state, ...whole } = await call('case.at', { folder, seq: earlier });
    expect(state).toMatchObject({ evidence: [{}, {}] });
    expect(await call('case.at', { folder, seq: earlier, withState: false })).toEqual({ ...whole, state: null });
  });

  it('gives the scores and the state that the case had at an earlier line', async () => {
    const { call, folder, earlier, items, hypotheses } = await makeSmallCase(temporaryFolder());
    const now = await call('score.case', { folder });
    const then = await call('case.at', { folder, seq: earlier });
    expect(then.sections).not.toEqual(now.sections);
    expect(then.sections).toEqual((await call('score.case', { folder, at: earlier })).sections);
    expect(then.counts).toMatchObject({ evidence: 2, hypothesis: 3, rating: 3 });
    const { size } = (await call('case.info', { folder })).ledger;
    expect((await call('case.at', { folder, seq: size - 1 })).sections).toEqual(now.sections);
    // Later lines change nothing of it, not even corrections of the same cells.
    await call('rating.set', { folder, evidence: items[0], cells: { [hypotheses[0]]: { rating: 'II' } } });
    await call('evidence.correct', { folder, evidence: items[1], grade: { credibility: '5' }, reason: 'Checked.' });
    expect(await call('case.at', { folder, seq: earlier })).toEqual(then);
    expect((await call('case.at', { folder, seq: size - 1 })).sections).toEqual(now.sections);
  });

  it('is the same after a rebuild, and the very number that was shown when the line was new', async () => {
    const root = temporaryFolder();
    const { call, folder, items, hypotheses } = await makeSmallCase(root);
    const shown: unknown[] = [];
    const lines: number[] = [];
    for (const rating of ['C', 'N', 'I', null] as const) {
      const { line } = await call('rating.set', { folder, evidence: items[1], cells: { [hypotheses[2]]: { rating } } });
      lines.push(line);
      shown.push((await call('score.case', { folder })).sections);
    }
    await call('case.rebuild', { folder });
    const again: unknown[] = [];
    for (const seq of lines) again.push((await call('case.at', { folder, seq })).sections);
    expect(again).toEqual(shown);
  });

  it('refuses a line that does not exist', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const { size } = (await call('case.info', { folder })).ledger;
    expect(await codeOf('case.at', { folder, seq: size })).toBe('NO_SUCH_LINE');
    expect(await codeOf('score.case', { folder, at: size })).toBe('NO_SUCH_LINE');
    expect(await codeOf('case.at', { folder, seq: -1 })).toBe('BAD_INPUT');
  });
});

describe('a clock that is wrong', () => {
  it('changes neither order nor soundness: 1970, 2038, 9999 and backwards', async () => {
    const root = temporaryFolder();
    const times = ['2026-03-29T00:59:59Z', '1970-01-01T00:00:00Z', '2038-01-19T03:14:08Z', '9999-12-31T23:59:59Z'];
    let now = times[0] ?? '';
    const { call } = openWorkstation(join(root, 'profile'), { clock: () => now });
    const folder = join(root, 'a.case');
    await call('case.create', { folder, title: 'x' });
    for (const time of [...times, ...times.toReversed()]) {
      now = time;
      await call('source.add', { folder, name: time, reliability: 'A' });
    }
    const verified = await call('case.verify', { folder, readAll: true });
    expect(verified.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    const order: (string | null)[] = [];
    for (let seq = 1; seq <= 8; seq += 1) order.push((await call('case.at', { folder, seq })).at);
    expect(order).toEqual([...times, ...times.toReversed()]);
    now = 'tomorrow';
    expect((await call('case.info', { folder })).ledger.size).toBe(9);
    await expect(call('source.add', { folder, name: 'x', reliability: 'A' })).rejects.toThrow('INVALID_LINE');
  });
});

describe('opening a case', () => {
  it('sweeps the temporary files of an interrupted intake, and nothing else', async () => {
    const { call, folder, root } = await makeSmallCase(temporaryFolder());
    const temporary = join(folder, 'evidence', 'tmp');
    const guards = join(root, 'profile', 'cases');
    const old = [join(temporary, 'a'.repeat(32)), join(guards, `.${'b'.repeat(64)}.json.${'c'.repeat(16)}.tmp`)];
    const kept = [join(temporary, 'notes.txt')];
    for (const path of [...old, ...kept]) writeFileSync(path, 'x');
    for (const path of old) spawnSync('touch', ['-d', '2 minutes ago', path]);
    await call('case.info', { folder });
    expect(old.filter(existsSync)).toEqual([]);
    expect(kept.filter(existsSync)).toEqual(kept);
    expect(existsSync(evidencePath(folder, sha256('first file\n')))).toBe(true);
  });

  it('leaves the copies of an intake that may be under way elsewhere, however old they are', async () => {
    const { call, deps, folder } = await makeSmallCase(temporaryFolder());
    const copy = join(folder, 'evidence', 'tmp', 'a'.repeat(32));
    const elsewhere = openCase(folder, deps);
    if (!elsewhere.ok) throw new Error(elsewhere.error.message);
    writeFileSync(copy, 'x');
    spawnSync('touch', ['-d', '2 hours ago', copy]);
    await call('case.info', { folder });
    expect(existsSync(copy)).toBe(true);
    elsewhere.value.close();
    await call('case.info', { folder });
    expect(existsSync(copy)).toBe(false);
  });
});
