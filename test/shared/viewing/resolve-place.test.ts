import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { bytesToUtf8, utf8ToBytes } from '../../../shared/base/bytes.ts';
import { parsePlace } from '../../../shared/domain/excerpt-anchor.ts';
import { createCsvReader } from '../../../shared/imports/csv-reader.ts';
import type { ImportSource } from '../../../shared/imports/importer.ts';
import { createByteCursor } from '../../../shared/viewing/byte-cursor.ts';
import { beginTable, readTableStart, runTable, type CsvCell } from '../../../shared/viewing/csv-scan.ts';
import { resolvePlace } from '../../../shared/viewing/resolve-place.ts';

/** A file that gives no more than so many bytes at a time, so that everything lies on an edge once. */
const inPieces = (bytes: Uint8Array, pieceBytes: number): ImportSource => ({
  sizeBytes: bytes.length,
  read: (position, length) => bytes.slice(position, position + Math.min(length, pieceBytes)),
});

const denote = (text: string, place: string, pieceBytes = 3): string => {
  const bytes = utf8ToBytes(text);
  const parsed = parsePlace(place);
  if (!parsed.ok) return parsed.error.code;
  const walk = resolvePlace(createByteCursor(inPieces(bytes, pieceBytes)), parsed.value);
  let step = walk.next();
  while (step.done !== true) step = walk.next();
  if (!step.value.ok) return `${step.value.error.code}: ${step.value.error.message}`;
  return bytesToUtf8(bytes.subarray(step.value.value.from, step.value.value.to)) ?? 'not UTF-8';
};

describe('lines of a file', () => {
  const text = 'one\ntwo\r\n\nfour';

  it('are what sed prints for them, with their line feeds', () => {
    expect(denote(text, 'lines:1')).toBe('one\n');
    expect(denote(text, 'lines:1-2')).toBe('one\ntwo\r\n');
    expect(denote(text, 'lines:3')).toBe('\n');
    expect(denote(text, 'lines:3-4')).toBe('\nfour');
  });

  it('that are not there are refused with how many there are', () => {
    expect(denote(text, 'lines:4-5')).toMatch(/^PLACE_OUTSIDE: The file has 4 lines, so line 5/u);
    expect(denote('one\n', 'lines:1-2')).toMatch(/^PLACE_OUTSIDE: The file has 1 line, so line 2/u);
    expect(denote('one\n', 'lines:2')).toMatch(/^PLACE_OUTSIDE: The file has 1 line, so line 2/u);
    expect(denote('', 'lines:1')).toMatch(/^PLACE_OUTSIDE: The file has 0 lines/u);
  });
});

describe('bytes of a file', () => {
  it('end where it ends', () => {
    expect(denote('abcdef', 'bytes:2-6')).toBe('cdef');
    expect(denote('abcdef', 'bytes:2-7')).toMatch(/^PLACE_OUTSIDE/u);
  });
});

describe('a cell of a table', () => {
  const table = '\ufeffname;note\r\nA;"one; ""two""\nthree"\r\n\r\nB;last';

  it('is its bytes with its quotation marks, by the delimiter of the first row', () => {
    expect(denote(table, 'cell:0:1')).toBe('name');
    expect(denote(table, 'cell:1:2')).toBe('"one; ""two""\nthree"');
    expect(denote(table, 'cell:3:2')).toBe('last');
  });

  it('counts an empty row as a row of one empty cell', () => {
    expect(denote(table, 'cell:2:1')).toBe('');
    expect(denote(table, 'cell:2:2')).toMatch(/^PLACE_OUTSIDE: Row 2 has 1 cells/u);
    expect(denote(table, 'cell:4:1')).toMatch(/^PLACE_OUTSIDE: The table has 3 rows/u);
  });

  it('is refused where a quotation mark is never closed, because the rest of the file would be the cell', () => {
    expect(denote('a,b\n1,"2\n3,4\n', 'cell:1:2')).toMatch(/^NOT_THIS_FORMAT.*never closed/u);
    expect(denote('a,b\n1,"2\n3,4\n', 'cell:1:1')).toBe('1');
  });

  it('is where the importer sees it, whatever the table', () => {
    const character = fc.constantFrom('"', ',', '\n', '\r', 'a', 'é', ' ');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (text, pieceBytes) => {
        const wanted: string[][] = [];
        const oddities: (string | null)[] = [];
        const reader = createCsvReader(',', ({ cells, oddity }) => {
          wanted.push([...cells]);
          oddities.push(oddity);
          return undefined;
        });
        const failure = reader.push(text) ?? reader.end();
        const bytes = utf8ToBytes(text);
        const rows: string[][] = [];
        const found: (string | null)[] = [];
        let cells: CsvCell[] = [];
        let isOpen = false;
        const scan = beginTable(0x2c, 0, 0, 1);
        while (!scan.isDone) {
          runTable(scan, {
            cursor: createByteCursor(inPieces(bytes, pieceBytes)),
            stop: scan.at + 5,
            onCell: (cell) => cells.push(cell),
            onRow: (row) => {
              isOpen ||= row.isOpen;
              found.push(cells.find(({ oddity }) => oddity !== null)?.oddity ?? null);
              rows.push(
                cells.map(({ from, to, isQuoted, quotedTo }) => {
                  const part = (start: number, end: number): string => bytesToUtf8(bytes.subarray(start, end)) ?? '';
                  return isQuoted
                    ? part(from + 1, quotedTo).replaceAll('""', '"') + part(quotedTo + 1, to)
                    : part(from, to);
                }),
              );
              cells = [];
              return true;
            },
          });
        }
        // Where the importer refuses the file, the view shows that a quotation mark is never closed.
        expect(isOpen).toBe(failure !== undefined);
        if (failure !== undefined) return;
        expect(rows).toEqual(wanted);
        expect(found).toEqual(oddities);
      }),
      { numRuns: 2000 },
    );
  });

  it('is not looked for in UTF-16, and a byte order mark of UTF-8 is no part of the first cell', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0]);
    expect(readTableStart(createByteCursor(inPieces(utf16, 4)))).toBeUndefined();
    expect(denote('\ufeffa,b', 'cell:0:1')).toBe('a');
  });
});

describe('a value at a JSON pointer', () => {
  // The document of RFC 6901 section 5, and the values that it gives there.
  const rfc = `{
    "foo": ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\\\j": 5,
    "k\\"l": 6,
    " ": 7,
    "m~n": 8
  }`;

  it('is the one that RFC 6901 gives for it', () => {
    const values: Readonly<Record<string, string>> = {
      '/foo': '["bar", "baz"]',
      '/foo/0': '"bar"',
      '/': '0',
      '/a~1b': '1',
      '/c%d': '2',
      '/e^f': '3',
      '/g|h': '4',
      '/i\\j': '5',
      '/k"l': '6',
      '/ ': '7',
      '/m~0n': '8',
    };
    for (const [pointer, value] of Object.entries(values))
      expect(denote(rfc, `pointer:${pointer}`), pointer).toBe(value);
    expect(denote(rfc, 'pointer:')).toBe(rfc);
  });

  it('is not rounded, and its name may be written with escapes', () => {
    expect(denote('{"n": 9007199254740993, "e":1e400}', 'pointer:/n')).toBe('9007199254740993');
    expect(denote('{"n": 9007199254740993, "e":1e400}', 'pointer:/e')).toBe('1e400');
    expect(denote('{"\\u006eame":true}', 'pointer:/name')).toBe('true');
  });

  it('is refused where a name on the way stands twice: readers differ over which one counts', () => {
    expect(denote('{"a":{"x":1},"a":{"x":2}}', 'pointer:/a/x')).toMatch(/^AMBIGUOUS: The name a stands 2 times/u);
  });

  it('is refused where it leads nowhere', () => {
    expect(denote(rfc, 'pointer:/foo/2')).toMatch(/^PLACE_OUTSIDE: There is no item 2/u);
    expect(denote(rfc, 'pointer:/foo/00')).toMatch(/^PLACE_OUTSIDE/u);
    expect(denote(rfc, 'pointer:/foo/-')).toMatch(/^PLACE_OUTSIDE/u);
    expect(denote(rfc, 'pointer:/ /x')).toMatch(/^PLACE_OUTSIDE: The value at \/ {2}is no object/u);
    expect(denote('{"a":1}\n{"a":2}\n', 'pointer:/a')).toMatch(/^NOT_THIS_FORMAT.*each line/u);
  });

  it('is refused where what stands before it is not JSON', () => {
    for (const text of [
      '{"a":1',
      '{"a" 1,"b":2}',
      '{"a":[1}',
      '{"a":01,"b":2}',
      '{"a":tru,"b":2}',
      '{"x":"',
      '{a:1}',
    ]) {
      expect(denote(text, 'pointer:/b'), text).toMatch(/^NOT_THIS_FORMAT/u);
    }
  });

  it('is found under a hundred thousand brackets, and in a list of a hundred thousand items', () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"b":"here"}`;
    expect(denote(deep, 'pointer:/b', 65_536)).toBe('"here"');
    const long = `[${Array.from({ length: 100_000 }, (_, at) => at).join(',')}]`;
    expect(denote(long, 'pointer:/99999', 65_536)).toBe('99999');
  });

  it('is what JSON.parse has for it, whatever the document', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 1, max: 9 }), (value, pieceBytes) => {
        const text = JSON.stringify(value, undefined, 1);
        const walk = (at: unknown, pointer: string): void => {
          expect(JSON.parse(denote(text, `pointer:${pointer}`, pieceBytes))).toEqual(at);
          if (typeof at !== 'object' || at === null) return;
          for (const [name, member] of Object.entries(at).slice(0, 3)) {
            // Half a character stands as its escape, so no pointer names it.
            if (!name.isWellFormed() || name.length > 20) continue;
            walk(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
          }
        };
        walk(JSON.parse(text), '');
      }),
      { numRuns: 300 },
    );
  });
});
