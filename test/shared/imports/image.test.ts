import { describe, expect, it } from 'vitest';
import { imageImporter } from '../../../shared/imports/image.ts';
import type { ImportedRecord } from '../../../shared/imports/importer.ts';
import { fieldValues, importAt, importBytes, markCodes, type Imported } from '../../support/imported.ts';
import {
  ewfText,
  ewfVolume,
  mbrSector,
  rawEwf,
  rawGpt,
  withAdler,
  type GptEntry,
  type RawSection,
} from '../../support/raw-image.ts';

const read = (bytes: Uint8Array): Imported => {
  const whole = importAt(imageImporter, bytes);
  expect(importBytes(imageImporter, bytes, { chunkBytes: 10_000 })).toEqual(whole);
  return whole;
};
const only = ({ records }: Imported, type: string): ImportedRecord =>
  records.find((record) => record.type === type) ?? expect.fail(`no ${type}`);
const fieldsOf = (record: ImportedRecord) => Object.fromEntries(record.fields);

const codes = 'c\tn\ta\te\tt\tav\tov\tm\tu\tp';
const header2 = ewfText(
  `3\nmain\na\tc\tn\te\tt\tav\tov\tm\tu\tp\nDisk of the HMI\tC-7\tEX-0001\tJ. Müller\tTwo\u202eseals\t7.1\tWindows\t1482156153\t1482156160\t\n\nsrce\n0\t1\n`,
  'utf16le',
);
const header = ewfText(
  `1\r\nmain\r\n${codes}\tr\r\nC-7\tEX-0001\tDisk\tM\t\t3.2\tW\t2016 12 19 15 2 33\t2016 12 19 15 2 40\t0\tf\r\n`,
  'latin1',
);
const md5 = Buffer.from('900150983cd24fb0d6963f7d28e17f72', 'hex');
const sha1 = Buffer.from('a9993e364706816aba3e25717850c26c9cd0d89d', 'hex');
const sections: readonly RawSection[] = [
  { type: 'header2', data: header2 },
  { type: 'header2', data: header2 },
  { type: 'header', data: header },
  { type: 'volume', data: ewfVolume(2000) },
  { type: 'sectors', data: Buffer.alloc(100) },
  { type: 'table', data: Buffer.alloc(50) },
  { type: 'error2', data: Buffer.concat([Buffer.from([3, 0, 0, 0]), Buffer.alloc(516)]) },
  { type: 'hash', data: withAdler(Buffer.concat([md5, Buffer.alloc(16)])) },
  { type: 'digest', data: withAdler(Buffer.concat([md5, sha1, Buffer.alloc(40)])) },
  { type: 'done' },
];

describe('a segment of an E01 image', () => {
  it('says who acquired what, and when', () => {
    const imported = read(rawEwf(sections));
    expect(imported).toMatchObject({ failure: null, skipped: [] });
    const [first, , last] = imported.records.filter(({ type }) => type === 'acquisition');
    expect(first).toMatchObject({
      title: 'Acquisition · C-7 · EX-0001 · Disk of the HMI',
      at: { raw: '1482156153', utc: '2016-12-19T14:02:33Z', zone: 'given' },
      place: { offset: 13, length: 76 + header2.length },
    });
    expect(fieldsOf(first ?? expect.fail())).toEqual({
      section: 'header2',
      description: 'Disk of the HMI',
      'case-number': 'C-7',
      'evidence-number': 'EX-0001',
      examiner: 'J. Müller',
      notes: 'Two\u202eseals',
      'program-version': '7.1',
      system: 'Windows',
      acquired: '1482156153',
      'system-time': '1482156160',
    });
    // The older form has the local time of the acquiring machine, and no zone.
    expect(last?.at).toMatchObject({
      raw: '2016 12 19 15 2 33',
      utc: '2016-12-19T15:02:33Z',
      zone: 'assumed',
      mark: 'no-zone',
    });
  });

  it('has the size of the disk, the digests, and its sections', () => {
    const imported = read(rawEwf(sections, 2));
    expect(fieldsOf(only(imported, 'image'))).toEqual({
      format: 'EWF-E01',
      segment: '2',
      media: 'fixed',
      chunks: '32',
      'sectors-per-chunk': '64',
      'bytes-per-sector': '512',
      sectors: '2000',
      size: '1024000',
      set: '33221100-5544-7766-8899-aabbccddeeff',
      'read-errors': '3',
      sections: 'header2 × 2, header, volume, sectors, table, error2, hash, digest, done',
    });
    const hashes = imported.records.filter(({ type }) => type === 'hash');
    expect(hashes.map(({ fields }) => fields)).toEqual([
      [
        ['md5', md5.toString('hex')],
        ['section', 'hash'],
      ],
      [
        ['md5', md5.toString('hex')],
        ['sha1', sha1.toString('hex')],
        ['section', 'digest'],
      ],
    ]);
  });

  it('is marked where it is cut off, changed, or leads in a circle', () => {
    const marks = (bytes: Buffer) => markCodes(only(read(bytes), 'image'));
    expect(marks(rawEwf(sections))).toEqual([]);
    expect(marks(rawEwf(sections).subarray(0, -10))).toEqual(['cut']);
    expect(marks(rawEwf([{ type: 'header', data: header, checksum: 1 }, { type: 'done' }]))).toEqual(['checksum']);
    expect(marks(rawEwf([{ type: 'header', data: header }, { type: 'table', next: 13 }, { type: 'done' }]))).toEqual([
      'order',
    ]);
    const changed = read(rawEwf([{ type: 'hash', data: withAdler(Buffer.alloc(32)).fill(1, 0, 1) }, { type: 'done' }]));
    expect(markCodes(only(changed, 'hash'))).toEqual(['checksum']);
  });

  it('does not unpack a header without end', () => {
    const bomb = read(rawEwf([{ type: 'header', data: ewfText('x'.repeat(50_000_000), 'latin1') }, { type: 'done' }]));
    expect(markCodes(only(bomb, 'acquisition'))).toEqual(['unreadable']);
  });

  it('is refused where no section follows, or it is of the newer format', () => {
    expect(read(rawEwf([])).failure?.code).toBe('IMAGE_UNREADABLE');
    expect(read(Buffer.from('455646320d0a8100', 'hex')).failure?.message).toContain('Ex01');
  });
});

describe('a disk with an MBR', () => {
  const linux = { type: 0x83, start: 8, length: 8 };
  const disk = (sector: Buffer, sectors = 64) =>
    Buffer.concat([sector, Buffer.alloc(sectors * 512)]).subarray(0, sectors * 512);

  it('has its partitions', () => {
    const imported = read(disk(mbrSector([{ flag: 0x80, type: 7, start: 2, length: 4 }, linux])));
    expect(fieldsOf(only(imported, 'image'))).toEqual({
      format: 'raw',
      table: 'MBR',
      'disk-id': '1234abcd',
      'bytes-per-sector': '512, assumed',
      size: '32768',
    });
    const [first, second] = imported.records.filter(({ type }) => type === 'partition');
    expect(first?.fields).toEqual([
      ['index', '1'],
      ['type', '0x07, NTFS or exFAT'],
      ['first-sector', '2'],
      ['sectors', '4'],
      ['offset', '1024'],
      ['size', '2048'],
      ['active', 'yes'],
    ]);
    expect(second).toMatchObject({ title: 'Partition 2: 0x83, Linux', place: { offset: 462, length: 16 } });
  });

  it('has its logical partitions, and an end to their chain', () => {
    const bytes = disk(mbrSector([linux, { type: 5, start: 20, length: 40 }]));
    mbrSector([
      { type: 0x83, start: 1, length: 2 },
      { type: 5, start: 10, length: 5 },
    ]).copy(bytes, 20 * 512);
    mbrSector([{ type: 0x82, start: 1, length: 3 }]).copy(bytes, 30 * 512);
    const logical = (image: Buffer) =>
      read(image)
        .records.filter(({ type }) => type === 'partition')
        .map((record) => [fieldValues(record, 'index')[0], fieldValues(record, 'first-sector')[0]]);
    expect(logical(bytes)).toEqual([
      ['1', '8'],
      ['2', '20'],
      ['5', '21'],
      ['6', '31'],
    ]);
    mbrSector([
      { type: 0x82, start: 1, length: 3 },
      { type: 5, start: 0, length: 5 },
    ]).copy(bytes, 30 * 512);
    expect(markCodes(only(read(bytes), 'image'))).toEqual(['chain']);
    bytes.fill(0, 30 * 512, 31 * 512);
    expect(markCodes(only(read(bytes), 'image'))).toEqual(['chain']);
  });

  it('is marked where partitions overlap or reach beyond the end', () => {
    const marks = (sector: Buffer) =>
      read(disk(sector))
        .records.filter(({ type }) => type === 'partition')
        .map(markCodes);
    expect(marks(mbrSector([linux, { type: 7, start: 15, length: 1 }]))).toEqual([['overlap'], ['overlap']]);
    expect(marks(mbrSector([linux, { type: 7, start: 60, length: 5 }]))).toEqual([[], ['beyond-end']]);
  });
});

describe('a disk with a GPT', () => {
  const entry: GptEntry = {
    type: 'ebd0a0a2-b9e5-4433-87c0-68b6b72699c7',
    id: '11111111-2222-3333-4444-555555555555',
    first: 40,
    last: 49,
    name: 'Daten 𝄞',
  };
  it.each([512, 4096] as const)('has its partitions, with sectors of %i bytes', (bytesPerSector) => {
    const imported = read(rawGpt([entry], 100, bytesPerSector));
    expect(markCodes(only(imported, 'image'))).toEqual([]);
    expect(only(imported, 'image').key).toBe('01234567-89ab-cdef-0123-456789abcdef');
    expect(only(imported, 'partition')).toMatchObject({
      key: entry.id,
      place: { offset: 2 * bytesPerSector, length: 128 },
    });
    expect(fieldsOf(only(imported, 'partition'))).toMatchObject({
      type: 'ebd0a0a2-b9e5-4433-87c0-68b6b72699c7, Windows data',
      name: 'Daten 𝄞',
      'first-sector': '40',
      sectors: '10',
      offset: String(40 * bytesPerSector),
    });
  });

  it('is marked where table, copy or MBR say otherwise', () => {
    const marks = (change: (disk: Buffer) => void) => {
      const disk = rawGpt([entry], 100);
      change(disk);
      return markCodes(only(read(disk), 'image'));
    };
    expect(marks((disk) => disk.writeUInt8(9, 512 + 40))).toEqual(['checksum']);
    expect(marks((disk) => disk.writeUInt8(9, 1024 + 60))).toEqual(['entries-checksum']);
    expect(marks((disk) => disk.fill(0, 99 * 512))).toEqual(['no-backup']);
    expect(marks((disk) => disk.writeUInt8(9, 99 * 512 + 60))).toEqual(['backup-differs']);
    expect(marks((disk) => mbrSector([{ type: 7, start: 1, length: 2 }]).copy(disk))).toEqual(['no-protective-mbr']);
    expect(marks((disk) => disk.writeUInt32LE(0xffffffff, 512 + 80))).toContain('limit');
  });
});

describe('any other file', () => {
  it('is refused, but for the first sector of a file system', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.alloc(5000),
      Buffer.from('hello'),
      mbrSector([{ flag: 7, type: 7, start: 1, length: 1 }]),
    ])
      expect(read(bytes).failure?.code).toBe('NOT_THIS_FORMAT');
    const sector = mbrSector([]);
    sector.write('NTFS    ', 3);
    expect(fieldsOf(only(read(sector), 'image'))).toMatchObject({ 'file-system': 'NTFS' });
  });

  it('is not taken for an image at the first look', () => {
    const sniff = (bytes: Buffer, name = 'x') => imageImporter.sniff(bytes, name);
    expect(sniff(rawEwf(sections))).toBe(2);
    expect(sniff(mbrSector([{ type: 7, start: 1, length: 1 }]))).toBe(1);
    expect(sniff(mbrSector([{ type: 7, start: 1, length: 1 }]), 'disk.dd')).toBe(2);
    expect(sniff(Buffer.alloc(512), 'disk.dd')).toBe(0);
    expect(sniff(mbrSector([]), 'disk.dd')).toBe(0);
  });
});
