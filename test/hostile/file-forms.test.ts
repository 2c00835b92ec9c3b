import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToUtf8, utf8ToBytes } from '../../shared/base/bytes.ts';
import { createJsonStream } from '../../shared/imports/json-stream.ts';
import { bytesToSource } from '../../shared/imports/source-window.ts';
import { createByteCursor } from '../../shared/viewing/byte-cursor.ts';
import { createTableIndex, growTableIndex, readTableRows } from '../../shared/viewing/csv-index.ts';
import { readJsonStart, skipBlanks } from '../../shared/viewing/json-document.ts';
import { createJsonIndex, growContainer, listChildren, openContainer } from '../../shared/viewing/json-index.ts';
import { previewText } from '../../shared/viewing/json-preview.ts';

const runs = process.env['PLUMBLINE_LONG'] === '1' ? 200_000 : 3000;

/** Opens everything in a document; false where anything in it is not JSON. */
const isJsonByTree = (bytes: Uint8Array): boolean => {
  const cursor = createByteCursor(bytesToSource(bytes));
  const start = readJsonStart(cursor, '');
  if (!start.ok) return false;
  const index = createJsonIndex();
  const isText = (from: number, to: number): boolean =>
    previewText(cursor, from, to).marks.every((mark) => mark === 'half-character');
  const walk = (at: number): number | null => {
    const container = openContainer(index, cursor, at);
    if (container === undefined) return null;
    growContainer(index, container, cursor, 2 ** 20);
    if (container.scan.end === null) return null;
    for (const { name, kind, from, to } of listChildren(index, container, cursor, { from: 0, count: 10_000 })) {
      if (name !== null && !isText(name.from, name.to)) return null;
      if (kind === 'text' && (to === null || !isText(from, to))) return null;
      if ((kind === 'object' || kind === 'list') && walk(from) !== to) return null;
    }
    return container.scan.end;
  };
  const { at } = start.value;
  const first = bytes[at];
  const end = first === 0x7b || first === 0x5b ? walk(at) : null;
  return end !== null && skipBlanks(cursor, end, bytes.length) === bytes.length;
};

const isJsonByReader = (bytes: Uint8Array): boolean => {
  const text = bytesToUtf8(bytes);
  if (text === undefined) return false;
  const stream = createJsonStream({ isElement: () => false, onElement: () => undefined, onMark: () => undefined });
  return stream.push(text) === undefined && stream.end() === undefined;
};

describe('a JSON tree', () => {
  it('that is opened to its last leaf finds a fault exactly where the reader refuses the file', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\\u0041',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '\u0001',
      'é',
    );
    const broken = fc.array(piece, { maxLength: 14 }).map((parts) => `[${parts.join('')}`);
    const cut = fc.tuple(fc.jsonValue({ maxDepth: 3 }), fc.nat(200), piece).map(([value, at, one]) => {
      const text = JSON.stringify([value]);
      return text.slice(0, at) + (at % 3 === 0 ? one : '') + (at % 2 === 0 ? text.slice(at) : '');
    });
    fc.assert(
      fc.property(fc.oneof(broken, cut), (text) => {
        if (!/^[[{]/u.test(text)) return;
        const bytes = utf8ToBytes(text);
        // Two values, one on each line, are another form.
        const start = readJsonStart(createByteCursor(bytesToSource(bytes)), '');
        if (start.ok && start.value.form === 'lines') return;
        expect(isJsonByTree(bytes), text).toBe(isJsonByReader(bytes));
      }),
      { numRuns: runs },
    );
  });

  it('is opened at any byte of any file without a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, at) => {
        const cursor = createByteCursor(bytesToSource(bytes));
        const index = createJsonIndex();
        const container = openContainer(index, cursor, at);
        if (container === undefined) return;
        growContainer(index, container, cursor, 1000);
        listChildren(index, container, cursor, { from: 0, count: 100 });
        expect(container.scan.end !== null || container.scan.fault !== null || container.scan.at < bytes.length).toBe(
          true,
        );
      }),
      { numRuns: runs },
    );
  });

  it('is not made deep by brackets: a million of them are passed over, and more are refused', () => {
    for (const [depth, isRead] of [
      [1_000_000 - 1, true],
      [1_000_001, false],
    ] as const) {
      const bytes = utf8ToBytes(`[${'['.repeat(depth)}${']'.repeat(depth)},7]`);
      const cursor = createByteCursor(bytesToSource(bytes));
      const index = createJsonIndex();
      const container = openContainer(index, cursor, 0);
      if (container === undefined) throw new Error('no container');
      growContainer(index, container, cursor, bytes.length);
      expect(container.scan.fault === null).toBe(isRead);
    }
  });
});

describe('a table', () => {
  it('of any bytes has rows that cover the file, each cell within its row', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 127, maxLength: 300 }), (noise) => {
        const bytes = noise.map((byte) => [0x22, 0x2c, 0x0a, 0x0d, 0x61][byte % 7] ?? byte);
        const cursor = createByteCursor(bytesToSource(bytes));
        const index = createTableIndex(cursor);
        if (index === undefined) return;
        while (!index.scan.isDone) growTableIndex(index, cursor, 50);
        const rows = readTableRows(index, cursor, { from: 0, count: 1000, column: 1, columns: 1000 });
        expect(rows).toHaveLength(index.scan.row);
        let at = 0;
        for (const { from, to, cells } of rows) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(from - at).toBeLessThanOrEqual(2);
          expect([cells[0]?.from, cells.at(-1)?.to]).toEqual([from, to]);
          at = to;
        }
      }),
      { numRuns: runs },
    );
  });
});
