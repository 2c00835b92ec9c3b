import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flushAll } from '../../../services/evidence/flush-files.ts';
import { openSource, sourceChange } from '../../../services/evidence/source-file.ts';
import { pathText } from '../../../services/evidence/source-path.ts';
import { evidencePath, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const { call } = openWorkstation(join(root, 'profile'));
  const [folder, files] = [join(root, 'a.case'), join(root, 'files')];
  mkdirSync(files);
  await call('case.create', { folder, title: 'x' });
  return { root, call, folder, files };
};

describe('an intake of much', () => {
  it('keeps the order of names over batches and threads, and makes one item of content that came twice', async () => {
    const { call, folder, files } = await fresh();
    const name = (number: number): string => `n${String(number).padStart(4, '0')}`;
    // The second half has the content of the first.
    for (let number = 0; number < 3000; number += 1) writeFileSync(join(files, name(number)), `${number % 1500}`);
    const { taken, duplicates, refused } = await call('intake.take', { folder, paths: [files] });
    expect(taken.map((item) => item.name)).toEqual(Array.from({ length: 1500 }, (_, number) => name(number)));
    expect(duplicates.map((item) => item.id)).toEqual(taken.map(({ id }) => id));
    expect(refused).toEqual([]);
    const page = await call('evidence.page', { folder, count: 2 });
    expect(page.rows.map(({ exhibit, title }) => [exhibit, title])).toEqual([
      ['EX-0001', 'n0000'],
      ['EX-0002', 'n0001'],
    ]);
    expect(readdirSync(join(folder, 'evidence', 'tmp'))).toEqual([]);
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
  });

  it('hashes a large file in threads beside its reading, to the same digests as in one go', async () => {
    const { call, folder, files } = await fresh();
    const bytes = randomBytes(35 * 2 ** 20 + 12_345);
    for (const name of ['a', 'b']) writeFileSync(join(files, name), name === 'a' ? bytes : bytes.subarray(1));
    writeFileSync(join(files, 'c'), 'small');
    const { taken } = await call('intake.take', { folder, paths: [files] });
    expect(taken.map(({ name, sha256: hash }) => [name, hash])).toEqual([
      ['a', sha256(bytes)],
      ['b', sha256(bytes.subarray(1))],
      ['c', sha256('small')],
    ]);
    const { item } = await call('evidence.read', { folder, evidence: taken[0]?.id ?? '' });
    const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
    expect(item).toMatchObject({ sha1: digest('sha1'), md5: digest('md5'), size: bytes.length });
    expect(readFileSync(evidencePath(folder, sha256(bytes))).equals(bytes)).toBe(true);
    expect(readdirSync(join(folder, 'evidence', 'tmp'))).toEqual([]);
  });

  it('goes on where an earlier one stopped, and doubles nothing', async () => {
    const { call, folder, files } = await fresh();
    for (let number = 0; number < 200; number += 1) writeFileSync(join(files, `${number}`), `${number}`);
    const some = Array.from({ length: 120 }, (_, number) => join(files, `${number}`));
    await call('intake.take', { folder, paths: some });
    const { taken, duplicates } = await call('intake.take', { folder, paths: [files] });
    expect([taken.length, duplicates.length]).toEqual([80, 120]);
    expect((await call('case.info', { folder })).counts).toMatchObject({ evidence: 200 });
  });
});

describe('an intake of what lies around the case', () => {
  it('leaves the case itself out, by whatever name, and takes the rest in', async () => {
    const { call, root, folder, files } = await fresh();
    writeFileSync(join(files, 'beside'), 'x');
    symlinkSync(folder, join(root, 'alias'));
    const inside = [join(folder, 'keys', 'log'), join(root, 'alias', 'keys'), join(files, '..', 'a.case')];
    const { taken, refused } = await call('intake.take', { folder, paths: [files, ...inside] });
    expect(taken.map(({ name }) => name)).toEqual(['beside']);
    expect(refused.map(({ path, code }) => [path, code])).toEqual(inside.map((path) => [path, 'OWN_CASE']));
    const around = await call('intake.take', { folder: join(root, 'alias'), paths: [root] });
    expect(around.refused).toContainEqual(expect.objectContaining({ path: folder, code: 'OWN_CASE' }));
    expect(around.taken.map(({ name }) => name)).not.toContain('log');
  });
});

describe('names that are not UTF-8', () => {
  it('are taken in under their bytes, told apart, and written so that each byte can be read', async () => {
    const { call, folder, files } = await fresh();
    const names = [Buffer.from([0x61, 0xff]), Buffer.from([0x61, 0xfe]), Buffer.from('ü'), Buffer.from([0xc3])];
    const inFolder = (name: Buffer): Buffer => Buffer.concat([Buffer.from(`${files}/`), name]);
    for (const [at, name] of names.entries()) writeFileSync(inFolder(name), `${at}`);
    mkdirSync(inFolder(Buffer.from([0xf0, 0x9f])));
    writeFileSync(Buffer.concat([inFolder(Buffer.from([0xf0, 0x9f])), Buffer.from('/deep')]), 'deep');
    const { taken, refused } = await call('intake.take', { folder, paths: [files] });
    expect(refused).toEqual([]);
    expect(taken.map(({ name }) => name).toSorted()).toEqual(['\\xc3', 'a\\xfe', 'a\\xff', 'deep', 'ü'].toSorted());
  });

  it('keep what of them is text', () => {
    expect(pathText(Buffer.from([0x2f, 0xe2, 0x82, 0xac, 0xff, 0x41]))).toBe('/€\\xffA');
    expect(pathText('/plain')).toBe('/plain');
  });
});

describe('a source that changes while it is read', () => {
  const opened = () => {
    const path = join(temporaryFolder(), 'source');
    writeFileSync(path, 'before');
    const source = openSource(path);
    if (!source.ok) throw new Error(source.error.message);
    return { path, look: (bytesRead = 6) => sourceChange(path, source.value, bytesRead)?.message };
  };

  it('is not seen where nothing changed', () => {
    expect(opened().look()).toBeUndefined();
  });

  it.each([
    ['grew', (path: string) => writeFileSync(path, 'before and after'), 'its size'],
    ['was written over', (path: string) => writeFileSync(path, 'BEFORE'), 'the time of its last change'],
    ['got other permissions', (path: string) => chmodSync(path, 0o600), 'the time of the last change of its entry'],
    ['was renamed', (path: string) => renameSync(path, `${path}2`), 'the time of the last change of its entry'],
  ])('is noticed where it %s', (_, change, what) => {
    const { path, look } = opened();
    spawnSync('sleep', ['0.02']);
    change(path);
    expect(look()).toContain(what);
  });

  it('is noticed where less was read than there is', () => {
    expect(opened().look(5)).toContain('its size');
  });
});

describe('flushing many files', () => {
  it('tells of a file that is not there, be it by itself or among many', () => {
    const folder = temporaryFolder();
    const files = Array.from({ length: 3 }, (_, number) => join(folder, `${number}`));
    for (const file of files) writeFileSync(file, 'x');
    expect(() => flushAll(folder, { files, folders: [folder] })).not.toThrow();
    expect(() => flushAll(folder, { files: [...files, join(folder, 'none')], folders: [] })).toThrow('ENOENT');
    expect(existsSync(join(folder, 'none'))).toBe(false);
    // Where the place is gone, no flush of a file system can be had, and each file is tried.
    const many = Array.from({ length: 40 }, () => join(folder, 'none'));
    expect(() => flushAll(join(folder, 'gone'), { files: many, folders: [] })).toThrow('ENOENT');
  });
});
