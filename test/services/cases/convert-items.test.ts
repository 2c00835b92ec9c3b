import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const itemSchema = z.object({
  title: z.string(),
  exhibit: z.string(),
  tlp: z.string(),
  description: z.string().nullable(),
});

const fresh = async (titles: readonly string[]) => {
  const root = temporaryFolder();
  const { call, codeOf } = openWorkstation(join(root, 'profile'));
  const folder = join(root, 'a.case');
  await call('case.create', { folder, title: 'x' });
  await call('source.add', { folder, name: '@Operator', reliability: 'B' });
  for (const title of titles) await call('intake.record', { folder, title, details: {} });
  return { root, call, codeOf, folder };
};

describe('the table of evidence for other programs', () => {
  const hostile = [
    '=HYPERLINK("http://x","y")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\uff1dcmd',
    ' =2+2',
    '"=2+2',
    'a, "quoted" title',
    'plain',
  ];

  it('holds no formula as CSV, and every value as it is beside it', async () => {
    const { root, call, folder } = await fresh(hostile);
    const out = join(root, 'evidence.csv');
    const reply = await call('case.convert', { folder, out, to: 'csv' });
    expect(reply).toMatchObject({ objects: hostile.length, beside: join(root, 'evidence.ndjson') });
    const rows = readFileSync(out, 'utf8').split('\r\n').slice(1, -1);
    expect(rows).toHaveLength(hostile.length);
    const titles = rows.map((row) => /^EX-\d+,[^,]+,[^,]*,("(?:[^"]|"")*"|[^,]*),/u.exec(row)?.[1] ?? '');
    const plain = titles.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
    for (const title of plain) expect(title).not.toMatch(/^[\s"]*[=+\-@＝]/u);
    expect(plain.map((title) => title.replace(/^'/u, ''))).toEqual(hostile);
    const lossless = readFileSync(join(root, 'evidence.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lossless.map((line) => itemSchema.parse(JSON.parse(line)).title)).toEqual(hostile);
  });

  it('replaces nothing, and leaves nothing half written', async () => {
    const { root, codeOf, folder } = await fresh(['one']);
    const out = join(root, 'evidence.csv');
    writeFileSync(out, 'mine');
    expect(await codeOf('case.convert', { folder, out, to: 'csv' })).toBe('OUTPUT_EXISTS');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(existsSync(join(root, 'evidence.ndjson'))).toBe(false);
    writeFileSync(join(root, 'b.ndjson'), 'mine');
    expect(await codeOf('case.convert', { folder, out: join(root, 'b.csv'), to: 'csv' })).toBe('OUTPUT_EXISTS');
    expect(existsSync(join(root, 'b.csv'))).toBe(false);
  });

  it('shows no more than the edition that it was asked for', async () => {
    const { root, call, folder } = await fresh(['one']);
    await call('intake.record', { folder, title: 'secret title', details: {}, tlp: 'RED' });
    const out = join(root, 'public.csv');
    await call('case.convert', { folder, out, to: 'csv', edition: 'public' });
    expect(readFileSync(out, 'utf8') + readFileSync(join(root, 'public.ndjson'), 'utf8')).not.toContain('secret');
  });
});
