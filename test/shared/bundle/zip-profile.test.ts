import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bytesToHex } from '../../../shared/base/bytes.ts';
import {
  centralDirectory,
  centralHeader,
  endRecords,
  localHeader,
  zipSize,
} from '../../../shared/bundle/zip-profile.ts';

const entry = { path: z.string(), size: z.number(), crc32: z.number(), hex: z.string() };
const Records = z.object({
  local: z.array(z.object(entry)),
  central: z.array(z.object({ ...entry, offset: z.number() })),
  end: z.array(z.object({ entries: z.number(), sizeBytes: z.number(), offset: z.number(), hex: z.string() })),
});
// Written by test/fixtures/make-golden-zip.py, which shares no code with the program.
const recordsFile = new URL('../../fixtures/zip64-records.json', import.meta.url);
const records = Records.parse(JSON.parse(readFileSync(recordsFile, 'utf8')));

describe('the ZIP profile', () => {
  it.each(records.local)('writes the local header of $size bytes', ({ hex, ...record }) => {
    expect(bytesToHex(localHeader(record))).toBe(hex);
  });

  it.each(records.central)('writes the central header of $size bytes at $offset', ({ hex, ...record }) => {
    expect(bytesToHex(centralHeader(record))).toBe(hex);
  });

  it.each(records.end)('ends $entries entries, $sizeBytes bytes of them at $offset', ({ hex, ...record }) => {
    expect(bytesToHex(endRecords(record))).toBe(hex);
  });

  it('needs ZIP64 from 0xFFFFFFFF on and not one byte earlier', () => {
    const plain = localHeader({ path: 'a', size: 0xfffffffe, crc32: 0 });
    const zip64 = localHeader({ path: 'a', size: 0xffffffff, crc32: 0 });
    expect([plain.length, plain[4]]).toEqual([31, 10]);
    expect([zip64.length, zip64[4]]).toEqual([51, 45]);
  });

  it('puts central headers behind each other', () => {
    const first = { path: 't/a', size: 1, crc32: 2, offset: 0 };
    const second = { path: 't/b', size: 3, crc32: 4, offset: 34 };
    const both = bytesToHex(centralHeader(first)) + bytesToHex(centralHeader(second));
    expect(bytesToHex(centralDirectory([first, second]))).toBe(both);
  });

  it('knows the size of a ZIP before it is written', () => {
    expect(zipSize([])).toBe(22);
    expect(zipSize([{ path: 't/a', size: 10 }])).toBe(33 + 10 + 49 + 22);
    expect(zipSize([{ path: 't/a', size: 2 ** 32 }])).toBe(33 + 20 + 2 ** 32 + 49 + 20 + 56 + 20 + 22);
  });

  it('has no form for a name beyond ASCII', () => {
    expect(() => localHeader({ path: 'caf\u00e9', size: 0, crc32: 0 })).toThrow('not an ASCII name');
  });
});
