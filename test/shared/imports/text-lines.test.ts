import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteLines, type ByteLine } from '../../../shared/imports/byte-lines.ts';
import {
  bytesToLatin1,
  createTextLines,
  headLines,
  lineBytesMax,
  type TextLine,
} from '../../../shared/imports/text-lines.ts';

const readLines = (bytes: Uint8Array, chunkBytes = 7): readonly TextLine[] => {
  const found: TextLine[] = [];
  const lines = createTextLines((line) => found.push(line));
  for (let at = 0; at < bytes.length; at += chunkBytes) lines.push(bytes.subarray(at, at + chunkBytes));
  lines.end();
  return found;
};
const textsOf = (text: string | Uint8Array, chunkBytes?: number): readonly string[] =>
  readLines(Buffer.from(text), chunkBytes).map((line) => line.text);
const marksOf = (bytes: Uint8Array): readonly (readonly string[])[] =>
  readLines(bytes).map(({ marks }) => marks.map(([name]) => name.slice(5)));

describe('lines of a file', () => {
  it('end with a line feed, with or without a carriage return, however the file is cut into chunks', () => {
    for (let chunkBytes = 1; chunkBytes < 12; chunkBytes += 1) {
      expect(textsOf('one\ntwo\r\nthree\n\nfive', chunkBytes)).toEqual(['one', 'two', 'three', '', 'five']);
      expect(textsOf('one\r\ntwo\r\n', chunkBytes)).toEqual(['one', 'two']);
      expect(textsOf('one\rtwo\r\rfour\r\nfive\nsix\r', chunkBytes)).toEqual(['one', 'two', '', 'four', 'five', 'six']);
    }
  });

  it('keep a carriage return within them, and say so', () => {
    const bytes = Buffer.from('real\nfake\rreal line\r\n');
    expect(textsOf(bytes)).toEqual(['real', 'fake\rreal line']);
    expect(marksOf(bytes)).toEqual([[], ['carriage-return', 'other-line-end']]);
  });

  it('say where the file ends within one', () => {
    expect(marksOf(Buffer.from('a\nb'))).toEqual([[], ['no-line-end']]);
    expect(marksOf(Buffer.from('a\nb\n'))).toEqual([[], []]);
    expect(readLines(Buffer.alloc(0))).toEqual([]);
  });

  it('are counted, and know their bytes', () => {
    const found: ByteLine[] = [];
    const bytes = Buffer.from('\r\none\r\n\ntwo\rx\nlast\r');
    const lines = createByteLines(3, (line) => found.push({ ...line, bytes: line.bytes.slice() }));
    for (const byte of bytes) lines.push(Uint8Array.of(byte));
    lines.end();
    expect(found.map(({ number, offset, length, end }) => [number, offset, length, end])).toEqual([
      [1, 0, 0, 'crlf'],
      [2, 2, 3, 'crlf'],
      [3, 7, 0, 'lf'],
      [4, 8, 5, 'lf'],
      [5, 14, 5, 'none'],
    ]);
    for (const { offset, length, bytes: line } of found) {
      expect(Buffer.from(line)).toEqual(bytes.subarray(offset, offset + Math.min(3, length)));
    }
  });

  it('lose no byte, whatever the file and its chunks', () => {
    const bytes = fc.array(fc.constantFrom(0x0a, 0x0d, 0x61, 0xc3, 0x00), { maxLength: 40 });
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 9 }), (values, chunkBytes) => {
        const file = Uint8Array.from(values);
        const parts: number[] = [];
        const lines = createByteLines(100, ({ bytes: line, end, offset }) => {
          expect(offset).toBe(parts.length);
          parts.push(...line, ...(end === 'lf' ? [10] : end === 'crlf' ? [13, 10] : end === 'cr' ? [13] : []));
          // A line feed behind a return that ended a line belongs to it.
          if (end === 'cr' && file[parts.length] === 10) parts.push(10);
        });
        for (let at = 0; at < file.length; at += chunkBytes) lines.push(file.slice(at, at + chunkBytes));
        lines.end();
        expect(parts).toEqual([...file]);
      }),
    );
  });
});

describe('the encoding of lines', () => {
  it('is UTF-8, or else Latin-1 for that line alone', () => {
    const bytes = Buffer.concat([
      Buffer.from('größe\n'),
      Buffer.from('gr\xf6\xdfe\n', 'latin1'),
      Buffer.from('größe\n'),
    ]);
    expect(textsOf(bytes)).toEqual(['größe', 'größe', 'größe']);
    expect(marksOf(bytes)).toEqual([[], ['latin-1'], []]);
  });

  it('is UTF-16 with a byte order mark, in both orders, in any chunks', () => {
    const little = Buffer.from('\ufeffgrö𝄞\r\nzwei\n', 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) {
      for (let chunkBytes = 1; chunkBytes < 9; chunkBytes += 1)
        expect(textsOf(bytes, chunkBytes)).toEqual(['grö𝄞', 'zwei']);
    }
  });

  it('shows half characters of UTF-16 as such', () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffa\ud834b\n', 'utf16le'), Buffer.from([0x61])]);
    expect(textsOf(bytes)).toEqual(['a\ufffdb', '\ufffd']);
    expect(marksOf(bytes)).toEqual([['replaced'], ['replaced', 'no-line-end']]);
  });

  it('leaves out the byte order mark of UTF-8 at the start only', () => {
    expect(textsOf('\ufeffone\n\ufefftwo\n')).toEqual(['one', '\ufefftwo']);
  });

  it('can be taken back from Latin-1, byte by byte', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    expect(Buffer.from(bytesToLatin1(bytes), 'latin1')).toEqual(bytes);
  });
});

describe('an endless line', () => {
  it('is read to the cap, at a whole character, and marked', () => {
    const line = 'é'.repeat(lineBytesMax);
    const [first, second] = readLines(Buffer.from(`x${line}\nnext\n`), 1000);
    expect(first?.text).toBe(`x${'é'.repeat(lineBytesMax / 2 - 1)}`);
    expect(first?.marks).toEqual([
      ['mark:long-line', `the line has ${2 * lineBytesMax + 1} bytes; the first ${lineBytesMax - 1} were read`],
    ]);
    expect(second).toMatchObject({ number: 2, text: 'next', marks: [] });
  });
});

describe('the first look', () => {
  it('sees no lines in what is no text', () => {
    expect(headLines(Buffer.from('a\nb\nc'), 2)).toEqual(['a', 'b']);
    expect(headLines(Buffer.from('PK\u0003\u0004\0\0'), 2)).toBeUndefined();
    expect(headLines(Buffer.from('\ufeffab', 'utf16le'), 2)).toEqual(['ab']);
  });
});
