import { describe, expect, it } from 'vitest';
import { groupDigits } from '../../../shared/base/grouped-digits.ts';
import {
  parseOffset,
  windowBytes,
  windowStart,
  windowWords,
} from '../../../renderer/app/features/evidence/viewing/byte-offset.ts';
import { moveFocus, selectionRange } from '../../../renderer/app/features/evidence/viewing/hex-keys.ts';
import { bytesToHexRows } from '../../../renderer/app/features/evidence/viewing/hex-rows.ts';
import { runsToLines } from '../../../renderer/app/features/evidence/viewing/text-lines.ts';
import { hexToBytes } from '../../../shared/base/bytes.ts';

const hex = (text: string): Uint8Array => hexToBytes(text.replaceAll(' ', '')) ?? new Uint8Array();
describe('lines of a window', () => {
  const text = (at: number, content: string) => ({ kind: 'text', at, text: content }) as const;

  it('end behind each line feed, a carriage return before it included', () => {
    const lines = runsToLines([text(10, 'one\r\n\ntwo')]);
    expect(lines.map(({ runs }) => runs.map((run) => (run.kind === 'text' ? run.text : run.hex)))).toEqual([
      ['one'],
      [],
      ['two'],
    ]);
  });

  it('keep together what a mark or bytes that are no text cut', () => {
    const lines = runsToLines([text(0, 'a'), { kind: 'invalid', at: 1, hex: 'ff' }, text(2, 'b\nc'), text(5, 'd')]);
    expect(lines.map(({ at, runs }) => [at, runs.length])).toEqual([
      [0, 3],
      [2, 2],
    ]);
  });
});

describe('bytes as hexadecimal', () => {
  it('gives offset, bytes and ASCII, with zero bytes apart, and the columns that the last row lacks', () => {
    const [row] = bytesToHexRows(hex('41 00 7f 20 ff 30'), 4096, 8);
    expect(row).toMatchObject({ at: 4096, offset: '00001000', missing: [6, 7] });
    expect(row?.cells.map((cell) => cell.hex).join(' ')).toBe('41 00 7f 20 ff 30');
    expect(row?.cells.map((cell) => cell.ascii).join('')).toBe('A·· ·0');
    expect(row?.cells.map((cell) => cell.isZero)).toEqual([false, true, false, false, false, false]);
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

describe('the cursor among the bytes', () => {
  const around = { rowBytes: 8, start: 4096, end: 8192, size: 10_000 };
  const press = (key: string, focus: number, ctrlKey = false) =>
    moveFocus({ key, ctrlKey, metaKey: false }, focus, around);

  it.each([
    ['ArrowRight', 4100, 4101],
    ['ArrowLeft', 4096, 4095],
    ['ArrowDown', 8190, 8198],
    ['ArrowUp', 4100, 4092],
    ['PageDown', 4100, 4228],
    ['Home', 4103, 4096],
    ['End', 4097, 4103],
  ])('%s leads from byte %i to %i, also into the next window', (key, from, to) => {
    expect(press(key, from)).toBe(to);
  });

  it('goes to the ends of the window with Ctrl, and never out of the file', () => {
    expect(press('Home', 5000, true)).toBe(4096);
    expect(press('End', 5000, true)).toBe(8191);
    expect(press('ArrowDown', 9998)).toBe(9998);
    expect(press('PageDown', 9998)).toBe(9999);
    expect(press('ArrowLeft', 0)).toBe(0);
    expect(press('PageUp', 5)).toBe(0);
    expect(press('x', 5)).toBeUndefined();
  });

  it('selects both ends, whichever way it was moved', () => {
    expect(selectionRange({ anchor: 5, focus: 2 })).toEqual({ from: 2, to: 6 });
    expect(selectionRange({ anchor: 2, focus: 5 })).toEqual({ from: 2, to: 6 });
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
