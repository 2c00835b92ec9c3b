import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const folder = join(root, 'a.case');
  await workstation.call('case.create', { folder, title: 'x' });
  mkdirSync(join(root, 'files'));
  const run = (name: string, text: string, more: Partial<Input<'import.run'>> = {}) => {
    const path = join(root, 'files', name);
    writeFileSync(path, text);
    return workstation.call('import.run', { folder, what: { kind: 'file', path }, ...more });
  };
  return { ...workstation, root, folder, run };
};

const table = 'day,clock,what\n2016-12-17,23:53:00,breaker\n';
const columns = { date: 'day', time: 'clock', title: 'what' } as const;

describe('remembered columns', () => {
  it('are offered for the very same first row, and never used unasked', async () => {
    const { run } = await fresh();
    expect((await run('one.csv', table, { dryRun: true })).remembered).toBeNull();
    await run('one.csv', table, { columns, remember: true });
    const again = await run('two.csv', `DAY , Clock,what\n2016-12-18,01:00:00,again\n`, { dryRun: true });
    expect(again.heading).toEqual(['DAY ', ' Clock', 'what']);
    // In the words of the file at hand, or they would not fit it.
    expect(again.remembered).toMatchObject({
      columns: { date: 'DAY ', time: ' Clock', title: 'what' },
      file: 'one.csv',
    });
    const plain = await run('three.csv', 'day,clock,what\n1,2,x\n', { dryRun: true });
    const withThem = await run('three.csv', 'day,clock,what\n1,2,x\n', { dryRun: true, columns });
    expect(plain.sample[0]?.at).toBeNull();
    expect(withThem.sample[0]?.at).toMatchObject({ raw: '1 2' });
    expect((await run('four.csv', 'what,clock,day\nx,2,1\n', { dryRun: true })).remembered).toBeNull();
  });

  it('are kept only where that is said and an import came of it, and the latest choice counts', async () => {
    const { call, codeOf, run, folder, root } = await fresh();
    await run('one.csv', table, { columns });
    await run('two.csv', `${table}2016-12-18,01:00:00,y\n`, { columns, remember: true, dryRun: true });
    const bad = { kind: 'file', path: join(root, 'files', 'two.csv') } as const;
    expect(await codeOf('import.run', { folder, what: bad, columns: { title: 'absent' }, remember: true })).toBe(
      'BAD_COLUMNS',
    );
    expect((await call('mapping.list', {})).mappings).toEqual([]);
    await run('two.csv', `${table}2016-12-18,01:00:00,y\n`, { columns, remember: true });
    await run('three.csv', `${table}2016-12-19,01:00:00,y\n`, { columns: { title: 'clock' }, remember: true });
    expect((await call('mapping.list', {})).mappings).toMatchObject([
      { columns: { title: 'clock' }, names: ['day', 'clock', 'what'], file: 'three.csv', format: 'csv' },
    ]);
  });

  it('hold the first row and no cell of another, and can be forgotten', async () => {
    const { call, codeOf, run, root } = await fresh();
    await run('one.csv', table, { columns, remember: true });
    const path = join(root, 'profile', 'column-mappings.json');
    expect(readFileSync(path, 'utf8')).not.toContain('breaker');
    const [mapping] = (await call('mapping.list', {})).mappings;
    await call('mapping.forget', { id: mapping?.id.slice(0, 10) ?? '' });
    expect((await call('mapping.list', {})).mappings).toEqual([]);
    expect(await codeOf('mapping.forget', { id: mapping?.id ?? '' })).toBe('NOT_FOUND');
  });

  it('that were changed to fit no heading are not offered', async () => {
    const { run, root } = await fresh();
    await run('one.csv', table, { columns, remember: true });
    const path = join(root, 'profile', 'column-mappings.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"title":"what"', '"title":"elsewhere"'));
    expect((await run('two.csv', table, { dryRun: true })).remembered).toBeNull();
    writeFileSync(path, '{');
    expect((await run('two.csv', table, { dryRun: true })).remembered).toBeNull();
  });
});
