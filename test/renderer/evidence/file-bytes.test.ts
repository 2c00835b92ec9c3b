import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupDigits } from '../../../shared/base/grouped-digits.ts';
import {
  parseOffset,
  windowBytes,
  windowStart,
  windowWords,
} from '../../../renderer/app/features/evidence/viewing/byte-offset.ts';
import { bytesToHexRows } from '../../../renderer/app/features/evidence/viewing/hex-rows.ts';
import { bytesToUtf8Runs } from '../../../renderer/app/features/evidence/viewing/utf8-runs.ts';
import { hexToBytes, utf8ToBytes } from '../../../shared/base/bytes.ts';

const hex = (text: string): Uint8Array => hexToBytes(text.replaceAll(' ', '')) ?? new Uint8Array();
const runs = (bytes: Uint8Array, from: number, to: number) =>
  bytesToUtf8Runs(bytes, from, to).map(({ at: _at, ...run }) => run);
const whole = (bytes: Uint8Array) => runs(bytes, 0, bytes.length);

const contextBytes = 3;

describe('bytes as text', () => {
  it('keeps text as it is, in whatever script', () => {
    expect(whole(utf8ToBytes('plain, שלום, 日本, 🜂\n'))).toEqual([{ kind: 'text', text: 'plain, שלום, 日本, 🜂\n' }]);
  });

  it('sets apart what is not UTF-8, byte by byte, and goes on after it', () => {
    expect(whole(hex('61 ff fe 62'))).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'invalid', hex: 'ff fe' },
      { kind: 'text', text: 'b' },
    ]);
  });

  // Table 3-7 of the Unicode Standard: overlong forms, surrogates and what is beyond U+10FFFF are ill-formed.
  it.each(['c0 af', 'e0 80 af', 'ed a0 80', 'f4 90 80 80', 'f8 88 80 80 80', '80', 'e2 82'])(
    'does not take the ill-formed %s for a character',
    (bytes) => {
      expect(whole(hex(bytes))).toEqual([{ kind: 'invalid', hex: bytes }]);
    },
  );

  it('shows a character that a window cuts in the window where it begins, and nowhere else', () => {
    const bytes = utf8ToBytes('ab€cd');
    expect(runs(bytes, 0, 3)).toEqual([{ kind: 'text', text: 'ab€' }]);
    expect(runs(bytes, 3, 7)).toEqual([{ kind: 'text', text: 'cd' }]);
  });

  it('ends a run at the edges of a place, without cutting a character', () => {
    expect(bytesToUtf8Runs(utf8ToBytes('ab€cd'), 0, 7, [2, 5])).toEqual([
      { kind: 'text', at: 0, text: 'ab' },
      { kind: 'text', at: 2, text: '€' },
      { kind: 'text', at: 5, text: 'cd' },
    ]);
    expect(bytesToUtf8Runs(hex('61 ff fe 62'), 0, 4, [2]).map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  });

  it('shows every byte of a file exactly once, wherever the windows cut it', () => {
    const piece = fc.oneof(
      fc.constantFrom('a', '€', '🜂', 'é').map((text) => utf8ToBytes(text)),
      fc.uint8Array({ minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 7 }), (pieces, step) => {
        const bytes = Uint8Array.from(pieces.flatMap((part) => [...part]));
        const shown: string[] = [];
        for (let from = 0; from < bytes.length; from += step) {
          const start = Math.max(0, from - contextBytes);
          const end = Math.min(bytes.length, from + step + contextBytes);
          const to = Math.min(bytes.length, from + step) - start;
          for (const run of bytesToUtf8Runs(bytes.subarray(start, end), from - start, to)) {
            const own = run.kind === 'text' ? utf8ToBytes(run.text) : hex(run.hex);
            shown.push(...Array.from(own, String));
          }
        }
        expect(shown).toEqual(Array.from(bytes, String));
      }),
    );
  });
});

describe('bytes as hexadecimal', () => {
  it('gives offset, groups of eight and ASCII, with zero bytes apart', () => {
    expect(bytesToHexRows(hex('41 00 00 7f 20 ff 30 31 42'), 4096, 16)).toEqual([
      {
        offset: '00001000',
        groups: [
          [
            { text: '41', isZero: false, isMarked: false },
            { text: '00 00', isZero: true, isMarked: false },
            { text: '7f 20 ff 30 31', isZero: false, isMarked: false },
          ],
          [{ text: '42', isZero: false, isMarked: false }],
        ],
        ascii: 'A··· ·01B',
      },
    ]);
  });

  it('sets the bytes of a place apart, whatever they are, and no others', () => {
    const rows = bytesToHexRows(hex('41 00 00 42 43'), 100, 16, { from: 101, to: 104 });
    expect(rows[0]?.groups[0]?.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['00 00', '42']);
  });

  it('starts a row every so many bytes, and none for no bytes', () => {
    expect(bytesToHexRows(new Uint8Array(17), 0, 8).map(({ offset }) => offset)).toEqual([
      '00000000',
      '00000008',
      '00000010',
    ]);
    expect(bytesToHexRows(new Uint8Array(), 0, 8)).toEqual([]);
  });

  it('writes offsets beyond eight digits in full', () => {
    expect(bytesToHexRows(hex('00'), 0x1_0000_0000, 8)[0]?.offset).toBe('100000000');
  });
});

describe('a place in a file', () => {
  it.each([
    ['8192', 8192],
    ['0x2000', 8192],
    [' 1 048 576 ', 1_048_576],
    ['0X1f', 31],
  ])('reads %s', (text, offset) => {
    expect(parseOffset(text)).toBe(offset);
  });

  it.each(['', 'ff', '-1', '1e3', '0x', '12.5', '9'.repeat(40)])('refuses %s', (text) => {
    expect(parseOffset(text)).toBeUndefined();
  });

  it('leads to the window that holds it, and never beyond the last', () => {
    expect(windowStart(windowBytes + 1, 3 * windowBytes)).toBe(windowBytes);
    expect(windowStart(1e12, windowBytes * 2)).toBe(windowBytes);
    expect(windowStart(-5, 100)).toBe(0);
    expect(windowStart(0, 0)).toBe(0);
  });

  it('says which bytes are shown, and that an empty file has none', () => {
    expect(windowWords(4096, 12_345)).toBe('Bytes 4\u202f096–8\u202f191 of 12\u202f345');
    expect(windowWords(8192, 8200)).toBe('Bytes 8\u202f192–8\u202f199 of 8\u202f200');
    expect(windowWords(0, 0)).toBe('The file is empty.');
    expect(groupDigits(999)).toBe('999');
  });
});
