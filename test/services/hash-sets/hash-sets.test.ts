import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSmallCase, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const first = {
  sha256: sha256('first file\n'),
};
const unlike = 'f'.repeat(64);

const makeCase = async () => {
  const small = await makeSmallCase(temporaryFolder());
  const list = (name: string, ...lines: readonly string[]): string => {
    const path = join(small.root, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  const known = async () =>
    (await small.call('evidence.page', { folder: small.folder })).rows.map((row) =>
      row.known.map(({ set, kind }) => `${kind} ${set}`).join(','),
    );
  return { ...small, list, known };
};

describe('sets of known hashes', () => {
  it('are read from the lists that importers read, each digest once', async () => {
    const { call, list } = await makeCase();
    const path = list(
      'nsrl.csv',
      '"SHA-1","MD5","CRC32","FileName","FileSize"',
      `"${'a'.repeat(40)}","${'B'.repeat(32)}","00000000","one.dll",1`,
      `"${'a'.repeat(40)}","${'c'.repeat(32)}","00000000","two.dll",1`,
    );
    const { set, marks, unused } = await call('hashset.add', { path, name: 'NSRL', kind: 'good', version: '2026.1' });
    expect(set).toMatchObject({ name: 'NSRL', kind: 'good', version: '2026.1', hashes: 3, file: 'nsrl.csv' });
    expect({ marks, unused }).toEqual({ marks: 0, unused: 0 });
    const odd = list('odd', `${unlike}  a`, 'no hash at all', `${'0'.repeat(128)}  sha512`);
    expect(await call('hashset.add', { path: odd, name: 'Odd', kind: 'bad' })).toMatchObject({
      set: { hashes: 1 },
      marks: 1,
      skipped: [{ line: 2 }],
      unused: 1,
    });
  });

  it('are refused whole where the file is no list of hashes, is there already, or cannot be read', async () => {
    const { call, codeOf, list } = await makeCase();
    const add = { name: 'X', kind: 'bad' } as const;
    expect(await codeOf('hashset.add', { ...add, path: list('prose', 'nothing', 'of the kind') })).toBe(
      'NOT_THIS_FORMAT',
    );
    expect(await codeOf('hashset.add', { ...add, path: '/dev/null' })).toBe('SPECIAL_FILE');
    const path = list('a', `${unlike}  a`);
    await call('hashset.add', { ...add, path });
    expect(await codeOf('hashset.add', { path, name: 'Y', kind: 'good' })).toBe('ALREADY_THERE');
    expect((await call('hashset.list', {})).sets.map(({ name, kind }) => [name, kind])).toEqual([['X', 'bad']]);
  });

  it('know an item by any of its digests once they were held against the case, and weigh nothing', async () => {
    const { call, folder, list, known } = await makeCase();
    const before = await call('score.case', { folder });
    const item = (await call('evidence.page', { folder })).rows[0]?.id ?? '';
    const { md5 } = (await call('evidence.read', { folder, evidence: item })).item;
    await call('hashset.add', {
      path: list('good', `${md5 ?? ''}  one.log`),
      name: 'Clean',
      kind: 'good',
      licence: 'CC0',
    });
    await call('hashset.add', { path: list('bad', `${first.sha256}  x`, `${unlike}  y`), name: 'Wipers', kind: 'bad' });
    // On the workstation alone a set says nothing of the case.
    expect(await known()).toEqual(['', '']);
    expect(await call('hashset.apply', { folder, set: 'Clean' })).toMatchObject({ items: 1, records: 0, kind: 'good' });
    const { line } = await call('hashset.apply', { folder, set: 'Wipers' });
    expect(await known()).toEqual(['good Clean,bad Wipers', '']);
    expect((await call('evidence.read', { folder, evidence: item })).item.known).toHaveLength(2);
    expect(await call('score.case', { folder })).toEqual(before);
    expect((await call('hashset.list', { folder })).sets).toMatchObject([
      { name: 'Clean', applied: { items: 1 } },
      { name: 'Wipers', applied: { line, items: 1, records: 0 } },
    ]);
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true });
    expect((await call('case.verify', { folder })).ok).toBe(true);
  });

  it('narrow the table, and what is known bad is never hidden as known good', async () => {
    const { call, folder, list, root } = await makeCase();
    const { rows } = await call('evidence.page', { folder });
    const [one, two] = rows.map((row) => row.sha256 ?? '');
    await call('hashset.add', { path: list('good', `${one ?? ''}  a`, `${two ?? ''}  b`), name: 'Good', kind: 'good' });
    await call('hashset.add', { path: list('bad', `${one ?? ''}  a`), name: 'Bad', kind: 'bad' });
    for (const set of ['Good', 'Bad']) await call('hashset.apply', { folder, set });
    writeFileSync(join(root, 'three.log'), 'third\n');
    await call('intake.take', { folder, paths: [join(root, 'three.log')] });
    const shown = async (filter: 'any' | 'good' | 'bad' | 'not good' | 'none') => {
      const page = await call('evidence.page', { folder, filter: { known: filter } });
      expect(page.total).toBe(page.rows.length);
      return page.rows.map(({ exhibit }) => exhibit);
    };
    expect(await shown('any')).toEqual(['EX-0001', 'EX-0002', 'EX-0003']);
    expect(await shown('good')).toEqual(['EX-0001', 'EX-0002']);
    expect(await shown('bad')).toEqual(['EX-0001']);
    expect(await shown('not good')).toEqual(['EX-0001', 'EX-0003']);
    expect(await shown('none')).toEqual(['EX-0003']);
  });

  it('know records of imports by the digests in them, and say so of each', async () => {
    const { call, folder, list, root } = await makeCase();
    await call('hashset.add', { path: list('bad', `${unlike}  x`), name: 'Wipers', kind: 'bad' });
    const path = join(root, 'bundle.json');
    writeFileSync(
      path,
      JSON.stringify({
        type: 'bundle',
        id: 'bundle--1',
        objects: [
          { type: 'indicator', id: 'indicator--1', pattern: `[file:hashes.'SHA-256' = '${unlike.toUpperCase()}']` },
          { type: 'tool', id: 'tool--1', name: 'harmless' },
        ],
      }),
    );
    const { evidence } = await call('import.run', { folder, what: { kind: 'file', path } });
    expect(await call('hashset.apply', { folder, set: 'Wipers' })).toMatchObject({ items: 0, records: 1 });
    const matches = await call('hashset.matches', { folder });
    expect(matches).toMatchObject({
      totals: { items: 0, records: 1 },
      records: [{ evidence, known: [{ set: 'Wipers' }] }],
    });
    const record = matches.records[0]?.record ?? 0;
    expect((await call('record.read', { folder, evidence: evidence ?? '', record })).record.known).toMatchObject([
      { set: 'Wipers', kind: 'bad' },
    ]);
  });

  it('leave their line and nothing else behind when they are removed', async () => {
    const { call, codeOf, folder, list, known } = await makeCase();
    await call('hashset.add', { path: list('bad', `${first.sha256}  x`), name: 'Wipers', kind: 'bad', version: '1' });
    await call('hashset.apply', { folder, set: 'Wipers@1' });
    expect(await known()).toEqual(['bad Wipers', '']);
    await call('hashset.remove', { set: sha256(`${first.sha256}  x\n`).slice(0, 8) });
    expect(await known()).toEqual(['', '']);
    expect(await call('hashset.list', { folder })).toMatchObject({
      sets: [],
      absent: [{ name: 'Wipers', kind: 'bad' }],
    });
    expect(await codeOf('hashset.apply', { folder, set: 'Wipers' })).toBe('NOT_FOUND');
    // The very list under another kind is not what the line speaks of.
    await call('hashset.add', { path: list('bad', `${first.sha256}  x`), name: 'Wipers', kind: 'good' });
    expect(await known()).toEqual(['', '']);
  });

  it('refuses a file in their place that is something else, and leaves it', async () => {
    const { codeOf, call, list, root } = await makeCase();
    writeFileSync(join(root, 'profile', 'hash-sets.db'), 'x'.repeat(5000));
    const path = list('a', `${unlike}  a`);
    expect(await codeOf('hashset.add', { path, name: 'X', kind: 'bad' })).toBe('PROFILE_DAMAGED');
    expect(await codeOf('hashset.list', {})).toBe('PROFILE_DAMAGED');
    expect((await call('case.info', { folder: join(root, 'small.case') })).title).toBe('Small');
  });
});
