import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evidencePath, makeSmallCase, sha256, tamper } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const first = 'first file\n';

describe('evidence.read', () => {
  it('tells everything about an item: grade, origin, custody from its intake on, and how it was rated', async () => {
    const { call, folder, items, hypotheses, group, source, earlier } = await makeSmallCase(temporaryFolder());
    await call('custody.record', { folder, evidence: items[0], event: 'verified', purpose: 'Routine', note: 'Same.' });
    const { item, custody, ratings } = await call('evidence.read', { folder, evidence: items[0] });
    expect(item).toMatchObject({
      id: items[0],
      line: 4,
      exhibit: 'EX-0001',
      sha256: sha256(first),
      group,
      groupName: 'One report',
      source,
      sourceName: 'Vendor',
      caveats: [],
      personalData: false,
      marking: 'CLEAR',
      hasFile: true,
    });
    expect(
      custody.map(({ line, event, hashBefore, hashAfter, purpose }) => [line, event, hashBefore, hashAfter, purpose]),
    ).toEqual([
      [4, 'acquired', null, sha256(first), ''],
      [11, 'verified', sha256(first), sha256(first), 'Routine'],
    ]);
    expect(Object.fromEntries(ratings.map(({ hypothesis, rating }) => [hypothesis, rating]))).toEqual({
      [hypotheses[0]]: 'CC',
      [hypotheses[1]]: 'II',
      [hypotheses[2]]: 'N',
    });
    expect(ratings[0]).toMatchObject({ line: earlier, at: '2026-03-01T09:30:00Z', rater: 'tester (unsigned)' });
  });

  it('is found by exhibit number and by the beginning of its identifier, and never shows another’s rows', async () => {
    const { call, codeOf, folder, items } = await makeSmallCase(temporaryFolder());
    const whole = await call('evidence.read', { folder, evidence: items[1] });
    expect(await call('evidence.read', { folder, evidence: 'EX-0002' })).toEqual(whole);
    expect(await call('evidence.read', { folder, evidence: items[1].slice(0, 12) })).toEqual(whole);
    expect(whole.ratings).toHaveLength(3);
    expect(await codeOf('evidence.read', { folder, evidence: 'EX-0003' })).toBe('NOT_FOUND');
    expect(await codeOf('evidence.read', { folder, evidence: 'ev-' })).toBe('AMBIGUOUS');
  });

  it('tells a record from an item whose file is gone', async () => {
    const { call, folder, items } = await makeSmallCase(temporaryFolder());
    const { id } = await call('intake.record', {
      folder,
      title: 'A statement',
      details: { caveats: ['name'], personalData: true },
    });
    const record = await call('evidence.read', { folder, evidence: id });
    expect(record.item).toMatchObject({ sha256: null, hasFile: false, caveats: ['name'], personalData: true });
    expect(record.custody).toMatchObject([{ event: 'identified', hashAfter: null }]);
    rmSync(evidencePath(folder, sha256(first)));
    expect((await call('evidence.read', { folder, evidence: items[0] })).item).toMatchObject({ hasFile: false });
  });
});

describe('evidence.excerpt', () => {
  const excerpt = async (offset: number, length: number) => {
    const { call, folder, items } = await makeSmallCase(temporaryFolder());
    const reply = await call('evidence.excerpt', { folder, evidence: items[0], offset, length });
    return { ...reply, text: Buffer.from(reply.base64, 'base64').toString('utf8') };
  };

  it.each([
    [0, 5, 'first'],
    [6, 100, 'file\n'],
    [10, 1, '\n'],
    [11, 1, ''],
    [5_000_000_000, 65_536, ''],
  ])('gives the bytes from %i on, at most %i', async (offset, length, text) => {
    expect(await excerpt(offset, length)).toMatchObject({ offset, size: 11, text });
  });

  it('gives bytes as they are, decoding nothing', async () => {
    const { call, folder, root } = await makeSmallCase(temporaryFolder());
    const bytes = Buffer.from([0, 255, 0x1b, 0x5b, 0xed, 0xa0, 0x80, 10]);
    writeFileSync(join(root, 'odd'), bytes);
    const { taken } = await call('intake.take', { folder, paths: [join(root, 'odd')] });
    const { base64 } = await call('evidence.excerpt', { folder, evidence: taken[0]?.id ?? '', length: 100 });
    expect(Buffer.from(base64, 'base64')).toEqual(bytes);
  });

  it('is refused for a record and for a file that is gone', async () => {
    const { call, codeOf, folder, items } = await makeSmallCase(temporaryFolder());
    const { id } = await call('intake.record', { folder, title: 'A statement', details: {} });
    expect(await codeOf('evidence.excerpt', { folder, evidence: id, length: 1 })).toBe('NO_FILE');
    rmSync(evidencePath(folder, sha256(first)));
    expect(await codeOf('evidence.excerpt', { folder, evidence: items[0], length: 1 })).toBe('FILE_MISSING');
    expect(await codeOf('evidence.excerpt', { folder, evidence: 'EX-0009', length: 1 })).toBe('NOT_FOUND');
  });

  it('does not follow a link, nor read a folder, in the place of a file', async () => {
    const { codeOf, folder, items, root } = await makeSmallCase(temporaryFolder());
    const path = evidencePath(folder, sha256(first));
    writeFileSync(join(root, 'secret'), 'secret');
    rmSync(path);
    symlinkSync(join(root, 'secret'), path);
    const code = (): Promise<string> => codeOf('evidence.excerpt', { folder, evidence: items[0], length: 6 });
    expect(await code()).toBe('SPECIAL_FILE');
    rmSync(path);
    mkdirSync(path);
    expect(await code()).toBe('SPECIAL_FILE');
  });

  it.each(['../../../secret', '/etc/passwd', '', 'A'.repeat(64), 'a'.repeat(63)])(
    'reads no other file where a stranger’s database names %j',
    async (name) => {
      const { call, codeOf, folder, items, root } = await makeSmallCase(temporaryFolder());
      writeFileSync(join(root, 'secret'), 'secret');
      tamper(folder, `update evidence set sha256 = '${name}' where key = '${items[0]}'`);
      expect(await codeOf('evidence.excerpt', { folder, evidence: items[0], length: 6 })).toBe('FILE_MISSING');
      expect((await call('evidence.read', { folder, evidence: items[0] })).item.hasFile).toBe(false);
    },
  );

  it.skipIf(process.getuid?.() === 0)('names a file that may not be read', async () => {
    const { codeOf, folder, items } = await makeSmallCase(temporaryFolder());
    chmodSync(evidencePath(folder, sha256(first)), 0);
    expect(await codeOf('evidence.excerpt', { folder, evidence: items[0], length: 6 })).toBe('NO_PERMISSION');
  });
});
