import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../support/small-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWorkstation } from '../support/workstation.ts';

/** 500 files of every sort: empty to large, odd names and modes, deep folders, old times, hard links, one name in bytes. */
const makeSources = (files: string): void => {
  mkdirSync(join(files, 'deep', 'er', 'than deep'), { recursive: true });
  for (let number = 0; number < 490; number += 1) {
    const folder = ['', 'deep', 'deep/er', 'deep/er/than deep'][number % 4] ?? '';
    const path = join(
      files,
      folder,
      `${'=@\u202e\n'[number % 4] ?? ''}file ${number}.${['log', 'EXE', 'ü', ''][number % 4]}`,
    );
    writeFileSync(path, Buffer.alloc((number * number) % 70_001, number % 251));
    chmodSync(path, [0o444, 0o600, 0o777, 0o4755][number % 4] ?? 0o600);
    utimesSync(path, number, 1_000_000_000 + number);
  }
  for (let number = 0; number < 8; number += 1) linkSync(join(files, `=file 0.log`), join(files, `link ${number}`));
  writeFileSync(join(files, 'large.raw'), Buffer.alloc(40 * 2 ** 20, 7));
  writeFileSync(Buffer.concat([Buffer.from(`${files}/`), Buffer.from([0xff, 0xfe])]), 'bytes for a name');
};

const everyFile = (folder: Buffer): readonly Buffer[] =>
  readdirSync(folder, { encoding: 'buffer' }).flatMap((name) => {
    const path = Buffer.concat([folder, Buffer.from('/'), name]);
    return lstatSync(path).isDirectory() ? [path, ...everyFile(path)] : [path];
  });

const look = (files: string) =>
  everyFile(Buffer.from(files)).map((path) => {
    const stats = lstatSync(path, { bigint: true });
    const { mode, uid, gid, size, nlink, mtimeNs, ctimeNs, ino, atimeNs } = stats;
    // Looking at the content is what would move the time of the last reading, so that is looked at first.
    const content = stats.isFile() ? sha256(readFileSync(path)) : '';
    return { path: path.toString('hex'), mode, uid, gid, size, nlink, mtimeNs, ctimeNs, ino, atimeNs, content };
  });

describe('the sources of an intake', () => {
  it('are 500 of every sort, and none differs afterwards in content, times, mode or owner', async () => {
    const root = temporaryFolder();
    const files = join(root, 'files');
    makeSources(files);
    const { call } = openWorkstation(join(root, 'profile'));
    const folder = join(root, 'a.case');
    await call('case.create', { folder, title: 'x' });
    // The first look moves the times of reading; the second sees what the intake would move.
    look(files);
    const before = look(files);
    expect(before.filter(({ content }) => content !== '')).toHaveLength(500);
    const { taken, duplicates, refused } = await call('intake.take', { folder, paths: [files] });
    expect(refused).toEqual([]);
    expect(taken.length + duplicates.length).toBe(500);
    const after = look(files);
    expect(after).toEqual(before);
  });
});

const tracer = 'strace';
const strace = spawnSync(tracer, ['-f', '-e', 'trace=openat', 'true']);
const isTraced = strace.error === undefined && strace.status === 0;
const why = isTraced ? '' : ' (NOT RUN: there is no strace here, or this process may not trace)';

describe.skipIf(!isTraced)(`the system calls of an intake${why}`, () => {
  it('open no source for writing, and change, rename or remove none', () => {
    const root = temporaryFolder();
    const files = join(root, 'files');
    makeSources(files);
    const log = join(root, 'calls');
    const child = fileURLToPath(new URL('intake-once.ts', import.meta.url));
    const calls =
      'trace=open,openat,openat2,creat,truncate,ftruncate,rename,renameat,renameat2,unlink,unlinkat,chmod,fchmod,fchmodat,' +
      'chown,fchown,lchown,fchownat,utimensat,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,setxattr,fsetxattr,lsetxattr,mknod,mknodat';
    const words = ['-f', '-y', '-s', '5000', '-e', calls, '-o', log, process.execPath, child];
    const traced = spawnSync(tracer, [...words, join(root, 'a.case'), join(root, 'profile'), files], {
      encoding: 'utf8',
    });
    expect([traced.stderr, traced.status]).toEqual(['', 0]);
    expect(traced.stdout).toContain('500 files');
    const touching = readFileSync(log, 'latin1')
      .split('\n')
      .filter((line) => line.includes(`"${files}/`) || line.includes(`"${files}"`));
    expect(touching.filter((line) => line.includes('O_RDONLY')).length).toBeGreaterThan(500);
    expect(touching.filter((line) => !/ open(?:at2?)?\(.*O_RDONLY/u.test(line))).toEqual([]);
    expect(touching.filter((line) => /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/u.test(line))).toEqual([]);
  });
});

afterAll(() => {
  if (!isTraced) console.log(`tracing an intake${why}`);
});
