import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstCursor, runCharactersMax, scanStrings, type FoundString } from '../../../shared/viewing/string-scan.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const wide = (text: string): Uint8Array => latin(Array.from(text, (character) => `${character}\0`).join(''));
const reader = (bytes: Uint8Array) => (offset: number, length: number) => bytes.subarray(offset, offset + length);

const all = (bytes: Uint8Array, { minimum = 4, count = 500, contains = '' } = {}): readonly FoundString[] => {
  const found: FoundString[] = [];
  const base = { size: bytes.length, read: reader(bytes), minimum, contains, count, bytesMax: 2 ** 24 };
  for (let cursor: typeof firstCursor | null = firstCursor; cursor !== null;) {
    const page = scanStrings({ ...base, cursor });
    found.push(...page.strings);
    cursor = page.cursor;
  }
  return found;
};

describe('strings of a file', () => {
  it('are the printable runs that are long enough, each with its place', () => {
    expect(all(latin('\0\x01http://a\x02no\xffdone'))).toEqual([
      { kind: 'ascii', offset: 2, length: 8, text: 'http://a', continues: false },
      { kind: 'ascii', offset: 14, length: 4, text: 'done', continues: false },
    ]);
  });

  it('are found as UTF-16, low byte first, at even and at odd places', () => {
    const bytes = Uint8Array.from([...wide('svchost'), 0xff, ...wide('evil')]);
    expect(all(bytes)).toEqual([
      { kind: 'utf-16le', offset: 0, length: 14, text: 'svchost', continues: false },
      { kind: 'utf-16le', offset: 15, length: 8, text: 'evil', continues: false },
    ]);
  });

  it('are cut where they have no end, and no character of them is lost', () => {
    const found = all(latin('x'.repeat(runCharactersMax * 2 + 2)));
    expect(found.map(({ offset, length, continues }) => [offset, length, continues])).toEqual([
      [0, runCharactersMax, false],
      [runCharactersMax, runCharactersMax, true],
      [2 * runCharactersMax, 2, true],
    ]);
  });

  it('are whole across the pieces in which a large file is read', () => {
    const bytes = new Uint8Array(4 * 2 ** 20 + 100);
    bytes.set(latin('across the edge'), 4 * 2 ** 20 - 7);
    bytes.set(wide('wide'), 4 * 2 ** 20 + 20);
    expect(all(bytes).map(({ text }) => text)).toEqual(['across the edge', 'wide']);
  });

  it('are those that hold what is looked for, whatever its case', () => {
    expect(all(latin('one HOST\0two\0host three'), { contains: 'Host' }).map(({ text }) => text)).toEqual([
      'one HOST',
      'host three',
    ]);
  });

  it('stop after so many bytes, and go on from there', () => {
    const size = 6 * 2 ** 30;
    let asked = 0;
    const read = (_: number, length: number): Uint8Array => {
      asked += length;
      return new Uint8Array(length);
    };
    const page = scanStrings({
      size,
      read,
      cursor: firstCursor,
      minimum: 4,
      contains: '',
      count: 10,
      bytesMax: 16 * 2 ** 20,
    });
    expect(page.strings).toEqual([]);
    expect(page.cursor?.ascii.at).toBe(16 * 2 ** 20);
    expect(asked).toBeLessThan(17 * 2 ** 20);
  });

  it('are the same in pages of any length, each once and in their order', () => {
    const piece = fc.oneof(
      fc.constantFrom('abcd', 'a\0b\0c\0d\0', '\xff', '\0', 'x', 'é', 'tab\there').map(latin),
      fc.uint8Array({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (pieces, count) => {
        const bytes = Uint8Array.from(pieces.flatMap((part) => [...part]));
        const whole = all(bytes, { minimum: 3 });
        expect(all(bytes, { minimum: 3, count })).toEqual(whole);
        expect(whole.map(({ offset }) => offset)).toEqual(whole.map(({ offset }) => offset).sort((a, b) => a - b));
      }),
    );
  });
});
