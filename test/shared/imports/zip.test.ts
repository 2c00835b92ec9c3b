import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { archiveImporter } from '../../../shared/imports/archive.ts';
import type { ImportedRecord } from '../../../shared/imports/importer.ts';
import { archiveSamples } from '../../support/archive-samples.ts';
import { fieldValues, importAt, importBytes, markCodes, type Imported } from '../../support/imported.ts';
import { rawZip, type RawEntry, type RawFields, type RawOptions } from '../../support/raw-zip.ts';

const read = (bytes: Uint8Array): Imported => {
  const whole = importAt(archiveImporter, bytes);
  expect(importBytes(archiveImporter, bytes, { chunkBytes: 1000 })).toEqual(whole);
  return whole;
};
const entriesOf = ({ records }: Imported): readonly ImportedRecord[] => records.filter(({ type }) => type === 'entry');
const archiveOf = ({ records }: Imported): ImportedRecord =>
  records.find(({ type }) => type === 'archive') ?? expect.fail('no archive');
const data = Buffer.from('hello\n');
const entry = (name: string, fields: Partial<RawEntry> = {}): RawEntry => ({ name, data, ...fields });
const both = (fields: RawFields): Partial<RawEntry> => ({ local: fields, central: fields });
const zip = (entries: readonly RawEntry[], options?: RawOptions): Imported => read(rawZip(entries, options));
const marksOf = (fields: Partial<RawEntry>, name = 'a'): readonly string[] =>
  markCodes(entriesOf(zip([entry(name, fields)]))[0] ?? expect.fail());
const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('a ZIP of another program', () => {
  it('is listed with its times and kinds: Info-ZIP', () => {
    const imported = read(archiveSamples.infoZip);
    expect(imported).toMatchObject({ failure: null, skipped: [] });
    expect(
      entriesOf(imported).map((record) => [
        record.key,
        ...fieldValues(record, 'kind'),
        ...fieldValues(record, 'method'),
      ]),
    ).toEqual([
      ['d/', 'folder', 'stored'],
      ['d/link', 'symbolic link', 'stored'],
      ['d/a.txt', 'file', 'stored'],
    ]);
    const [folder, link] = entriesOf(imported);
    // DOS counts by two seconds, and Info-ZIP rounds up; the extended timestamp is exact and in UTC.
    expect(folder?.at).toEqual({
      raw: '1482156153',
      utc: '2016-12-19T14:02:33Z',
      precision: 'second',
      zone: 'given',
      mark: null,
    });
    expect(fieldValues(folder ?? expect.fail(), 'dos-time')).toEqual(['2016-12-19 14:02:34']);
    expect(markCodes(link ?? expect.fail())).toEqual(['symbolic-link']);
  });

  it('is listed with its comment and its name in UTF-8: Python', () => {
    const imported = read(archiveSamples.pythonZip);
    const [record] = entriesOf(imported);
    expect(record).toMatchObject({
      key: 'ä.txt',
      at: { raw: '2016-12-19 14:02:32', zone: 'assumed', mark: 'no-zone' },
    });
    expect(markCodes(record ?? expect.fail())).toEqual([]);
    expect(fieldValues(record ?? expect.fail(), 'crc32')).toEqual(['363a3020']);
    expect(archiveOf(imported)).toMatchObject({ text: 'note', title: 'ZIP, entries: 1' });
  });
});

describe('the name of an entry', () => {
  const nameOf = (fields: RawFields) => {
    const record = entriesOf(zip([entry('x', both(fields))]))[0] ?? expect.fail();
    return [record.key, ...markCodes(record)];
  };
  it('is UTF-8, or else of MS-DOS, and says which was guessed', () => {
    expect(nameOf({ name: Buffer.from('ä'), flags: 0x800 })).toEqual(['ä']);
    expect(nameOf({ name: Buffer.from('ä') })).toEqual(['ä', 'name-encoding']);
    expect(nameOf({ name: bytes('84') })).toEqual(['ä', 'name-encoding']);
    expect(nameOf({ name: bytes('84'), flags: 0x800 })).toEqual(['ä', 'name-encoding']);
    expect(
      fieldValues(entriesOf(zip([entry('x', both({ name: bytes('84') }))]))[0] ?? expect.fail(), 'name-bytes'),
    ).toEqual(['84']);
  });

  it('may be another in an extra field, if that is of the same name', () => {
    // 0x7075 with 7 bytes: version 1, a CRC-32, and the name.
    const path = (check: Buffer) => Buffer.concat([bytes('7570 0700 01'), check, Buffer.from('ü')]);
    expect(nameOf({ name: bytes('84'), extra: path(Buffer.alloc(4)) })).toEqual(['ä', 'name-encoding']);
    expect(nameOf({ name: bytes('84'), extra: path(crcOf(bytes('84'))) })).toEqual(['ü', 'unicode-path']);
  });

  it('is marked where it leads out or stands twice', () => {
    expect(marksOf({}, '../../slip')).toEqual(['traversal']);
    expect(marksOf({}, 'C:\\x')).toEqual(['absolute', 'backslash']);
    expect(marksOf(both({ flags: 0x800 }), 'a\u202eb')).toEqual(['bidi']);
    expect(entriesOf(zip([entry('A'), entry('b'), entry('a')])).map(markCodes)).toEqual([
      ['duplicate-name'],
      [],
      ['duplicate-name'],
    ]);
  });
});

const crcOf = (name: Buffer): Buffer => {
  let crc = 0xffffffff;
  for (const byte of name) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const field = Buffer.alloc(4);
  field.writeUInt32LE(~crc >>> 0);
  return field;
};

describe('the time of an entry', () => {
  it('is the finest that it has, and the others are kept', () => {
    // 0x000a: reserved, tag 1 of 24 bytes, 2016-12-19T14:02:33.5Z three times over.
    const filetime = Buffer.alloc(8);
    filetime.writeBigUInt64LE(131_266_297_535_000_000n);
    const ntfs = Buffer.concat([bytes('0a00 2000 00000000 0100 1800'), filetime, filetime, filetime]);
    const dos = { date: 0x4993, time: 0x7050 };
    const [record] = entriesOf(zip([entry('a', both({ ...dos, extra: ntfs }))]));
    expect(record?.at).toMatchObject({ raw: '131266297535000000', utc: '2016-12-19T14:02:33.5000000Z', zone: 'given' });
    expect(fieldValues(record ?? expect.fail(), 'dos-time')).toEqual(['2016-12-19 14:02:32']);
    expect(fieldValues(record ?? expect.fail(), 'created')).toEqual(['131266297535000000']);
    expect(markCodes(record ?? expect.fail())).toEqual([]);
    expect(marksOf(both({ extra: ntfs }))).toEqual(['times-differ']);
  });

  it('is kept and marked where the calendar does not have it', () => {
    const [record] = entriesOf(zip([entry('a', both({ date: 0, time: 0xffff }))]));
    expect(record?.at).toMatchObject({ raw: '1980-00-00 31:63:62', utc: null, mark: 'unreadable' });
  });
});

describe('an entry is marked', () => {
  it.each([
    ['encrypted', both({ flags: 1 })],
    ['masked', both({ flags: 0x2000 })],
    ['method', both({ method: 77 })],
    ['size', both({ size: 7 })],
    ['ratio', both({ method: 8, size: 6 * 1033 })],
    ['zip64', { central: { size: 0xffffffff, method: 8, compressedSize: 6 } }],
    ['extra', both({ extra: bytes('0000 ff00') })],
    ['symbolic-link', both({ madeBy: 0x0314, external: 0xa1ff0000 })],
    ['local-differs', { central: { method: 8 } }],
    ['local-name', { central: { name: Buffer.from('b') } }],
    ['no-local-header', { central: { offset: 3 } }],
  ] as const)('%s', (code, fields) => {
    expect(marksOf(fields)).toContain(code);
  });

  it('nothing where nothing is odd', () => {
    expect(marksOf({})).toEqual([]);
    const deflated = deflateRawSync(data);
    expect(marksOf({ data: deflated, ...both({ method: 8, size: data.length }) })).toEqual([]);
  });

  it('where its data overlap those of another', () => {
    const imported = zip([entry('a'), entry('b', { central: { offset: 0 } }), entry('c')]);
    expect(entriesOf(imported).map((record) => markCodes(record).includes('overlap'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    // The data that the second entry should have led to.
    expect(entriesOf(imported).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'b']);
  });
});

describe('a ZIP that is not what it seems', () => {
  it('lists what no directory does, and says so', () => {
    const imported = zip([entry('shown'), entry('hidden'), entry('last')], {
      listed: (all) => all.filter(({ name }) => name !== 'hidden'),
    });
    expect(entriesOf(imported).map((record) => [record.key, ...markCodes(record)])).toEqual([
      ['shown'],
      ['last'],
      ['hidden', 'unlisted'],
    ]);
    expect(imported.skipped).toEqual([]);
  });

  it('names the bytes before, between and behind its entries', () => {
    const gaps = ({ skipped }: Imported) => skipped.map(({ code, place }) => [code, place]);
    const script = Buffer.from('#!/bin/sh\n');
    expect(gaps(zip([entry('a')], { prefix: script }))).toEqual([['ARCHIVE_GAP', { offset: 0, length: 10 }]]);
    expect(gaps(zip([entry('a', { after: Buffer.from('gap') }), entry('b')]))).toEqual([
      ['ARCHIVE_GAP', { offset: 37, length: 3 }],
    ]);
    expect(gaps(zip([entry('a')], { suffix: script }))).toEqual([
      ['ARCHIVE_DATA_AFTER_END', { offset: 106, length: 10 }],
    ]);
    // Put before a whole archive, so that its offsets are short.
    const shifted = read(Buffer.concat([script, rawZip([entry('a'), entry('b')])]));
    expect(entriesOf(shifted).map(markCodes)).toEqual([[], []]);
    expect(markCodes(archiveOf(shifted))).toEqual(['shifted']);
    expect(gaps(shifted)).toEqual([['ARCHIVE_GAP', { offset: 0, length: 10 }]]);
  });

  it('takes a descriptor for what it is', () => {
    const descriptor = Buffer.concat([bytes('504b0708'), Buffer.alloc(12)]);
    const imported = zip([entry('a', { ...both({ flags: 8 }), after: descriptor }), entry('b')]);
    expect(imported.skipped).toEqual([]);
    expect(entriesOf(imported).map(markCodes)).toEqual([[], []]);
  });

  it('says that another end record leads to another list', () => {
    const inner = rawZip([entry('inner')]);
    const outer = read(rawZip([entry('outer')], { comment: inner }));
    expect(markCodes(archiveOf(outer))).toContain('second-directory');
  });

  it('is read with ZIP64', () => {
    const size = Buffer.alloc(16);
    size.writeBigUInt64LE(6n, 0);
    size.writeBigUInt64LE(6n, 8);
    const extra = Buffer.concat([bytes('0100 1000'), size]);
    const imported = zip([entry('a', both({ size: 0xffffffff, compressedSize: 0xffffffff, extra }))]);
    expect(entriesOf(imported).map((record) => [...fieldValues(record, 'size'), ...markCodes(record)])).toEqual([
      ['6'],
    ]);
    expect(imported.skipped).toEqual([]);
  });

  it('that is cut off is listed by its local headers', () => {
    const whole = rawZip([entry('a'), entry('b'), entry('c')]);
    const imported = read(whole.subarray(0, 90));
    expect(entriesOf(imported).map((record) => [record.key, ...markCodes(record)])).toEqual([
      ['a', 'unlisted'],
      ['b', 'unlisted'],
    ]);
    expect(imported.skipped.map(({ code }) => code)).toEqual(['ARCHIVE_GAP', 'ARCHIVE_CUT']);
  });

  it('is refused whole where it is none', () => {
    for (const text of ['', 'PK', 'hello world', `PK\u0003\u0004${'x'.repeat(10)}`])
      expect(read(Buffer.from(text)).failure?.code).toBe('NOT_THIS_FORMAT');
  });
});

describe('an archive in a stream', () => {
  it('is refused beyond what is held, and says what to do', () => {
    const reader = archiveImporter.open({ record: () => undefined, skip: () => undefined }, {});
    const chunk = new Uint8Array(2 ** 23).fill(0x41);
    const results = Array.from({ length: 9 }, () => reader.push(chunk));
    expect(results.at(-1)).toMatchObject({ ok: false, error: { code: 'IMPORT_LIMIT' } });
    expect(results.at(-2)).toMatchObject({ ok: true });
  });
});

it('is sure of archives at the first look, and of nothing else', () => {
  expect(archiveImporter.sniff(archiveSamples.infoZip, 'x')).toBe(2);
  expect(archiveImporter.sniff(archiveSamples.ustar.subarray(0, 600), 'x')).toBe(2);
  expect(archiveImporter.sniff(Buffer.from('hello'), 'x.zip')).toBe(0);
  expect(archiveImporter.sniff(Buffer.alloc(600), 'x.zip')).toBe(1);
  expect(archiveImporter.sniff(Buffer.alloc(0), '')).toBe(0);
});
