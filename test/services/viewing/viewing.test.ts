import { createHash } from 'node:crypto';
import { chmodSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCharactersMax } from '../../../shared/viewing/string-scan.ts';
import { makePng } from '../../support/images.ts';
import { evidencePath, makeSmallCase, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const gibibytes = 2 ** 30;

const withFile = async (bytes: Uint8Array) => {
  const made = await makeSmallCase(temporaryFolder());
  writeFileSync(join(made.root, 'looked-at'), bytes);
  const { taken } = await made.call('intake.take', { folder: made.folder, paths: [join(made.root, 'looked-at')] });
  return { ...made, evidence: taken[0]?.id ?? '' };
};

/** An item whose file has 6 GiB, nearly all of them a hole; what is read of it is not hashed. */
const withLargeFile = async () => {
  const made = await makeSmallCase(temporaryFolder());
  const path = evidencePath(made.folder, sha256('first file\n'));
  chmodSync(path, 0o600);
  truncateSync(path, 6 * gibibytes);
  return { ...made, evidence: made.items[0] };
};

describe('looking at the file of an item', () => {
  it('says what the first bytes are, and by which of them', async () => {
    const { call, folder, evidence } = await withFile(makePng(1, 1));
    const { format, first } = await call('evidence.recognise', { folder, evidence });
    expect(format).toEqual({
      title: 'PNG image',
      mediaType: 'image/png',
      signature: '89 50 4e 47 0d 0a 1a 0a at byte 0',
    });
    expect(first.startsWith('89504e470d0a1a0a')).toBe(true);
  });

  // The same word by the code chart of the encoding, often enough for a guess.
  it.each([
    ['windows-1251', 'cff0e8e2e5f220ece8f020e820e2f1e5ec20e4eee1f0ee20', 'windows-1251'],
    ['koi8-r', 'f0d2c9d7c5d420cdc9d220c920d7d3c5cd20c4cfc2d2cf20', 'koi8-r'],
    ['Shift_JIS', '82b182f182c982bf82cd81419 0a28a458140'.replaceAll(' ', ''), 'shift_jis'],
    [
      'windows-1252 by letters',
      Buffer.from('Les hommes naissent égaux et libres, près de là où ça été.', 'latin1').toString('hex'),
      'windows-1252',
    ],
  ])('guesses %s and says that it guesses', async (_, bytes, encoding) => {
    const { call, folder, evidence } = await withFile(Buffer.from(bytes.repeat(8), 'hex'));
    expect((await call('evidence.recognise', { folder, evidence })).text).toMatchObject({ encoding, isSure: false });
  });

  it('counts the lines up to a byte, which is in the line that its line feed ends', async () => {
    const { call, folder, evidence } = await withFile(Buffer.from('one\ntwo\n\nfour'));
    const lineAt = async (to: number) => {
      const { offset, line } = await call('evidence.lines', { folder, evidence, to });
      return [offset, line];
    };
    expect(await lineAt(0)).toEqual([0, 1]);
    expect(await lineAt(3)).toEqual([3, 1]);
    expect(await lineAt(4)).toEqual([4, 2]);
    expect(await lineAt(9)).toEqual([9, 4]);
    expect(await lineAt(1000)).toEqual([13, 4]);
    const from = { offset: 8, line: 3 };
    expect(await call('evidence.lines', { folder, evidence, from, to: 13 })).toMatchObject({ line: 4 });
  });

  it('counts units of UTF-16, not the bytes that look like a line feed', async () => {
    // U+0A0A, a letter of Gurmukhi, then a line feed.
    for (const [unit, bytes] of [
      ['utf-16le', '0a0a0a0061000a00'],
      ['utf-16be', '0a0a000a0061000a'],
    ] as const) {
      const { call, folder, evidence } = await withFile(Buffer.from(bytes, 'hex'));
      const lineAt = async (to: number) => (await call('evidence.lines', { folder, evidence, unit, to })).line;
      expect([await lineAt(2), await lineAt(4), await lineAt(8)]).toEqual([1, 2, 3]);
    }
  });

  it('hashes a range as any other program does, and refuses one that is not there', async () => {
    const bytes = Buffer.from('0123456789');
    const { call, codeOf, folder, evidence } = await withFile(bytes);
    const { sha256 } = await call('evidence.digest', { folder, evidence, from: 2, to: 5 });
    expect(sha256).toBe(createHash('sha256').update('234').digest('hex'));
    expect(await codeOf('evidence.digest', { folder, evidence, from: 2, to: 11 })).toBe('BAD_RANGE');
    expect(await codeOf('evidence.digest', { folder, evidence, from: 5, to: 5 })).toBe('BAD_RANGE');
  });

  it('gives a picture only where its header claims what can be held', async () => {
    const good = await withFile(makePng(2, 3));
    const { folder, evidence } = good;
    expect(await good.call('evidence.image', { folder, evidence })).toMatchObject({ width: 2, height: 3 });
    const bomb = await withFile(makePng(1, 1, { width: 60_000, height: 60_000 }));
    expect(await bomb.codeOf('evidence.image', { folder: bomb.folder, evidence: bomb.evidence })).toBe(
      'IMAGE_TOO_LARGE',
    );
    const svg = await withFile(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    expect(await svg.codeOf('evidence.image', { folder: svg.folder, evidence: svg.evidence })).toBe('NO_IMAGE');
  });

  it('counts bytes in blocks', async () => {
    const { call, folder, evidence } = await withFile(Buffer.concat([Buffer.alloc(256, 1), Buffer.alloc(10, 2)]));
    const { parts, next } = await call('evidence.bytecounts', { folder, evidence, blockBytes: 256 });
    expect(parts.map(({ block, counts }) => [block, counts[1], counts[2]])).toEqual([
      [0, 256, 0],
      [1, 0, 10],
    ]);
    expect(next).toBeNull();
  });
});

describe('a file of 6 GiB', () => {
  it('opens at once at any place, because each call reads a bounded part of it', async () => {
    const { call, folder, evidence } = await withLargeFile();
    const size = 6 * gibibytes;
    const started = performance.now();
    expect(await call('evidence.recognise', { folder, evidence })).toMatchObject({ size, format: null });
    expect(await call('evidence.excerpt', { folder, evidence, offset: size - 16, length: 4096 })).toMatchObject({
      base64: Buffer.alloc(16).toString('base64'),
    });
    const lines = await call('evidence.lines', { folder, evidence, to: size });
    expect(lines).toMatchObject({ offset: 16 * 2 ** 20, line: 2, isReached: false });
    const strings = await call('evidence.strings', { folder, evidence });
    expect(strings.strings.map(({ text }) => text)).toEqual(['first file']);
    expect(strings.cursor?.ascii.at).toBe(16 * 2 ** 20);
    const counts = await call('evidence.bytecounts', { folder, evidence, blockBytes: size / 128 });
    expect(counts.next).toBe(16 * 2 ** 20);
    // Reading all of it takes many seconds; the calls together read less than 64 MiB.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('a huge line without an end', () => {
  it('comes as strings of bounded length', async () => {
    const { call, folder, evidence } = await withFile(Buffer.alloc(100_000, 0x61));
    const { strings } = await call('evidence.strings', { folder, evidence });
    expect(Math.max(...strings.map(({ text }) => text.length))).toBe(runCharactersMax);
    expect(strings.reduce((sum, { length }) => sum + length, 0)).toBe(100_000);
  });
});
