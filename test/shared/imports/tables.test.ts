import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8ToBytes } from '../../../shared/base/bytes.ts';
import { createCsvReader, type CsvRow } from '../../../shared/imports/csv-reader.ts';
import { chooseImporter } from '../../../shared/imports/importers.ts';
import { importBytes, importText } from '../../support/import-text.ts';

const readCsv = (
  text: string,
  pieceCharacters = 3,
): { readonly rows: readonly CsvRow[]; readonly code: string | undefined } => {
  const rows: CsvRow[] = [];
  const reader = createCsvReader(',', (row) => {
    rows.push(row);
    return undefined;
  });
  let code: string | undefined;
  for (let at = 0; at < text.length; at += pieceCharacters)
    code ??= reader.push(text.slice(at, at + pieceCharacters))?.code;
  code ??= reader.end()?.code;
  return { rows, code };
};
const cellsOf = (text: string, pieceCharacters?: number) =>
  readCsv(text, pieceCharacters).rows.map(({ cells }) => cells);

describe('CSV', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '"a","b"\r\n"1","2"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['"a,b",c\n', [['a,b', 'c']]],
    [
      '"a\r\nb\n",c\nd,e',
      [
        ['a\r\nb\n', 'c'],
        ['d', 'e'],
      ],
    ],
    ['"say ""hi""",""\n', [['say "hi"', '']]],
    ['""""\n', [['"']]],
    [',,\n', [['', '', '']]],
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['a,"b"', [['a', 'b']]],
    [' "a" ,b\n', [[' "a" ', 'b']]],
    ['5" disk,b\n', [['5" disk', 'b']]],
    ['"a"x,b\n', [['ax', 'b']]],
    ['=1+1,@x\n', [['=1+1', '@x']]],
    ['a\u2028b,\u0000\n', [['a\u2028b', '\u0000']]],
    ['', []],
  ])('reads %j in pieces of any size', (text, cells) => {
    for (const pieceCharacters of [1, 2, 3, 100]) expect(cellsOf(text, pieceCharacters)).toEqual(cells);
  });

  it('says in which line a row begins, over rows of several lines', () => {
    expect(readCsv('a\n"x\ny\n",1\nb\n').rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('refuses a quotation mark that is never closed, and a row without end', () => {
    expect(readCsv('a,b\n"1,2\n3,4\n').code).toBe('BAD_CSV');
    expect(readCsv(`"${'x'.repeat(17 * 2 ** 20)}`, 2 ** 20).code).toBe('IMPORT_LIMIT');
  });

  it('gives back any cells whatever that are written as RFC 4180 has them', () => {
    const cell = fc.string({ unit: 'binary' });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, pieceCharacters, end) => {
          const text = rows
            .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',') + end)
            .join('');
          expect(cellsOf(text, pieceCharacters)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('tables', () => {
  it('recognises time, title and key by the names of the columns, and keeps every cell', () => {
    const { records, counts, skipped } = importText(
      'csv',
      'id,Timestamp,message,n\n7,2016-12-17 22:27:00,breaker open,007\n8,,"a, b",1e400\n',
    );
    expect(counts).toEqual({ row: 2 });
    expect(skipped).toEqual([]);
    expect(records[0]).toEqual({
      type: 'row',
      key: '7',
      title: 'breaker open',
      text: '7\n2016-12-17 22:27:00\nbreaker open\n007',
      at: {
        raw: '2016-12-17 22:27:00',
        utc: '2016-12-17T22:27:00Z',
        precision: 'second',
        zone: 'assumed',
        mark: 'no-zone',
      },
      place: { line: 2 },
      fields: [
        ['id', '7'],
        ['Timestamp', '2016-12-17 22:27:00'],
        ['message', 'breaker open'],
        ['n', '007'],
      ],
      links: [],
    });
    expect(records[1]).toMatchObject({ at: null, title: 'a, b', place: { line: 3 } });
  });

  it('takes the columns that somebody chose, and refuses those that are not there', () => {
    const text = 'day;clock;what;kind\n2016-12-17;22:27:00+02:00;x;alarm\n';
    const columns = { date: 'day', time: 'clock', title: 'what', type: 'kind' };
    expect(importText('csv', text, { columns }).records[0]).toMatchObject({
      type: 'alarm',
      title: 'x',
      at: { raw: '2016-12-17 22:27:00+02:00', utc: '2016-12-17T20:27:00Z', zone: 'given' },
    });
    expect(importText('csv', text, { columns: { time: 'when' } }).failure).toMatchObject({
      code: 'BAD_COLUMNS',
      message: expect.stringContaining('no column when'),
    });
  });

  it('calls a row without a title by its first cells but the time', () => {
    expect(importText('csv', 'when,a,b\n2016,x,y\n', { columns: { time: 'when' } }).records[0]?.title).toBe('x · y');
    expect(importText('jsonl', '{"ts":"2016-12-17","a":1,"b":"y"}').records[0]?.title).toBe('1 · y');
  });

  it('joins a date and a time that stand in two columns', () => {
    expect(importText('csv', 'date\ttime\tx\n2016-12-17\t22:27:00Z\ty\n').records[0]?.at?.utc).toBe(
      '2016-12-17T22:27:00Z',
    );
  });

  it('marks rows that do not fit, empty ones, and columns of one name', () => {
    const { records, skipped } = importText('csv', 'a,a,\n1,2,3,4\n\n5"x,6,7\n8\n');
    expect(skipped.map(({ code, place }) => [code, place])).toEqual([
      ['DUPLICATE_NAME', { line: 1 }],
      ['COLUMN_COUNT', { line: 2 }],
      ['EMPTY_ROW', { line: 3 }],
      ['ODD_QUOTES', { line: 4 }],
      ['COLUMN_COUNT', { line: 5 }],
    ]);
    expect(records.map(({ fields }) => fields.map(([name]) => name))).toEqual([
      ['a', 'a (2)', 'column 3', 'column 4'],
      ['a', 'a (2)', 'column 3'],
      ['a'],
    ]);
  });

  it('refuses what has no header, is not UTF-8 or is cut off within a cell', () => {
    expect(importText('csv', '').failure?.code).toBe('NOT_THIS_FORMAT');
    expect(importBytes('csv', Uint8Array.from([0x61, 0x2c, 0xe9, 0x0a])).failure?.code).toBe('BAD_UTF8');
    expect(importText('csv', 'a,b\n1,"2').failure?.code).toBe('BAD_CSV');
    expect(importText('csv', `${','.repeat(3000)}\n`).failure?.code).toBe('IMPORT_LIMIT');
  });
});

describe('JSON lines', () => {
  it('reads an object a line, marks the lines that are none, and keeps numbers', () => {
    const { records, skipped, failure } = importText(
      'jsonl',
      '{"time":1481932800,"msg":"a","n":12345678901234567890}\r\n\n{"time":\n[1]\n{"msg":"b","msg":"c"}',
    );
    expect(failure).toBeUndefined();
    expect(records.map(({ title, place, at }) => [title, place, at?.utc])).toEqual([
      ['a', { line: 1 }, '2016-12-17T00:00:00Z'],
      ['c', { line: 5 }, undefined],
    ]);
    expect(records[0]?.fields[2]).toEqual(['n', '12345678901234567890']);
    expect(skipped.map(({ code, place }) => [code, place])).toEqual([
      ['BAD_LINE', { line: 3 }],
      ['NOT_AN_OBJECT', { line: 4 }],
      ['DUPLICATE_NAME', { line: 5 }],
    ]);
  });

  it('takes chosen members where they are, refuses one that no line has, and a file without an object', () => {
    const text = '{"a":"2016-12-17T00:00:00Z"}\n{"b":1}\n';
    const chosen = importText('jsonl', text, { columns: { time: 'a' } });
    expect(chosen.records.map(({ at }) => at?.utc)).toEqual(['2016-12-17T00:00:00Z', undefined]);
    expect(importText('jsonl', text, { columns: { time: 'c' } }).failure?.code).toBe('BAD_COLUMNS');
    expect(importText('jsonl', 'x\ny\n').failure?.code).toBe('NOT_THIS_FORMAT');
  });
});

describe('timelines', () => {
  const plaso =
    'datetime,timestamp_desc,source,source_long,message,parser,display_name,tag\n' +
    '2016-12-17T22:27:00.123456+00:00,Creation Time,FILE,File stat,NTFS:\\a.dll,filestat,NTFS:\\a.dll,-\n';
  const log2timeline =
    'date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,format,extra\n' +
    '12/17/2016,22:27:00,UTC,M...,LOG,x,y,-,h,short words,long words,2,f,1,-,p,-\n' +
    '12/17/2016,22:27:00,Europe/Kyiv,M...,LOG,x,y,-,h,s,l,2,f,1,-,p,-\n00/00/0000,--:--:--,UTC,....,LOG,x,y,-,h,s,l,2,f,1,-,p,-\n';
  const timesketch =
    '{"message":"logon","timestamp":1482013620123456,"datetime":"2016-12-17T22:27:00.123456+00:00","timestamp_desc":"Logon"}\n';

  it.each([
    ['Plaso CSV', plaso, 'NTFS:\\a.dll', '2016-12-17T22:27:00.123456Z'],
    ['log2timeline CSV', log2timeline, 'short words', '2016-12-17T22:27:00Z'],
    ['Timesketch JSON lines', timesketch, 'logon', '2016-12-17T22:27:00.123456Z'],
    [
      'JSON lines with a count of microseconds',
      timesketch.replace(/"datetime":"[^"]*",/u, ''),
      'logon',
      '2016-12-17T22:27:00.123456Z',
    ],
  ])('reads %s, recognised by its first line', (_, text, title, utc) => {
    expect(chooseImporter(utf8ToBytes(text), 'export.csv')?.format).toBe('timeline');
    for (const pieceBytes of [1, 1000]) {
      const { records, counts, failure } = importBytes('timeline', utf8ToBytes(text), { pieceBytes });
      expect(failure).toBeUndefined();
      expect(Object.keys(counts)).toEqual(['row']);
      expect(records[0]).toMatchObject({ title, at: { utc, zone: 'given' } });
    }
  });

  it('keeps a zone that cannot be told, and a date that is none, and marks both', () => {
    expect(
      importText('timeline', log2timeline)
        .records.slice(1)
        .map(({ at }) => at),
    ).toEqual([
      {
        raw: '12/17/2016 22:27:00 Europe/Kyiv',
        utc: '2016-12-17T22:27:00Z',
        precision: 'second',
        zone: 'assumed',
        mark: 'no-zone',
      },
      { raw: '00/00/0000 --:--:-- UTC', utc: null, precision: null, zone: 'none', mark: 'unreadable' },
    ]);
  });

  it('refuses a table that is none', () => {
    expect(importText('timeline', 'a,b\n1,2\n').failure?.code).toBe('NOT_THIS_FORMAT');
    expect(importText('timeline', '').failure?.code).toBe('NOT_THIS_FORMAT');
  });
});

describe('recognising', () => {
  it.each([
    ['a.csv', 'a,b\n1,2\n', 'csv'],
    ['a.tsv', 'a\tb\n1\t2\n', 'csv'],
    ['a.txt', 'a;b\n1;2\n3;4\n', 'csv'],
    ['a.ndjson', '{"a":1}\n', 'jsonl'],
    ['a.log', '{"a":1}\n{"a":2}\n', 'jsonl'],
    ['a.json', '{"a":1}', undefined],
    ['a.bin', '\u0000\u0001,\u0002', undefined],
  ])('%s that begins with %j', (name, text, format) => {
    expect(chooseImporter(utf8ToBytes(text), name)?.format).toBe(format);
  });
});
