import { describe, expect, it } from 'vitest';
import {
  excerptAnchorSchema,
  parsePlace,
  placeSchema,
  placeToText,
  placeToWords,
  type Place,
} from '../../../shared/domain/excerpt-anchor.ts';
import { testSha256 } from '../../support/drafts.ts';

const notations: readonly (readonly [text: string, place: Place, words: string])[] = [
  ['bytes:0-512', { kind: 'bytes', from: 0, to: 512 }, 'bytes 0 to 511'],
  ['bytes:7-8', { kind: 'bytes', from: 7, to: 8 }, 'byte 7'],
  ['bytes:0-1234567', { kind: 'bytes', from: 0, to: 1_234_567 }, 'bytes 0 to 1\u202f234\u202f566'],
  ['lines:3-7', { kind: 'lines', from: 3, to: 7 }, 'lines 3 to 7'],
  ['lines:3-3', { kind: 'lines', from: 3, to: 3 }, 'line 3'],
  ['cell:12:3', { kind: 'cell', row: 12, column: 3 }, 'row 12, column 3'],
  ['cell:0:1', { kind: 'cell', row: 0, column: 1 }, 'heading, column 1'],
  ['pointer:/objects/0/name', { kind: 'pointer', pointer: '/objects/0/name' }, 'value at /objects/0/name'],
  ['pointer:', { kind: 'pointer', pointer: '' }, 'the whole document'],
];

describe('places in a file', () => {
  it.each(notations)('reads %s from the command line, writes it again and says it in words', (text, place, words) => {
    expect(parsePlace(text)).toEqual({ ok: true, value: place });
    expect(placeToText(place)).toBe(text);
    expect(placeToWords(place)).toBe(words);
  });

  it('reads a single line without its end', () => {
    expect(parsePlace('lines:9')).toEqual({ ok: true, value: { kind: 'lines', from: 9, to: 9 } });
  });

  it('takes the pointers that RFC 6901 gives as examples', () => {
    for (const pointer of [
      '',
      '/foo',
      '/foo/0',
      '/',
      '/a~1b',
      '/c%d',
      '/e^f',
      '/g|h',
      '/i\\j',
      '/k"l',
      '/ ',
      '/m~0n',
    ]) {
      expect(placeSchema.safeParse({ kind: 'pointer', pointer }).success, pointer).toBe(true);
    }
  });

  it.each([
    'bytes:5-5',
    'bytes:6-5',
    'bytes:6',
    'bytes:-1-4',
    'bytes:0x0-0x5',
    'bytes:1.5-3',
    `bytes:0-${'9'.repeat(20)}`,
    'lines:0-3',
    'lines:7-3',
    'cell:1:0',
    'cell:1',
    'pointer:objects',
    'pointer:/a~2b',
    'pointer:/a~',
    'words:1-2',
    'bytes',
    '',
    `pointer:/${'a'.repeat(2000)}`,
  ])('refuses %.40s, and says how a place is written', (text) => {
    const place = parsePlace(text);
    expect(place.ok).toBe(false);
    if (!place.ok) expect(place.error).toMatchObject({ code: 'BAD_PLACE', hint: expect.stringContaining('lines:3-7') });
  });
});

describe('an excerpt anchor', () => {
  it('is a place with the bytes that it denotes and their hash, and nothing else', () => {
    const anchor = {
      place: { kind: 'lines', from: 1, to: 2 },
      bytes: { from: 0, to: 20 },
      sha256: testSha256('1'),
    };
    expect(excerptAnchorSchema.safeParse(anchor).success).toBe(true);
    expect(excerptAnchorSchema.safeParse({ ...anchor, bytes: null, sha256: null }).success).toBe(true);
    expect(excerptAnchorSchema.safeParse({ ...anchor, sha256: 'ABC' }).success).toBe(false);
    expect(excerptAnchorSchema.safeParse({ ...anchor, note: '' }).success).toBe(false);
  });
});
