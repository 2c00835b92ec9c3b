import { describe, expect, it } from 'vitest';
import { archiveImporter } from '../../../shared/imports/archive.ts';
import { archiveSamples } from '../../support/archive-samples.ts';
import { fieldValues, importAt, importBytes, markCodes, type Imported } from '../../support/imported.ts';
import { paxRecord, rawTar, rawTarEntry, tarEnd } from '../../support/raw-tar.ts';

const read = (bytes: Uint8Array): Imported => {
  const whole = importAt(archiveImporter, bytes);
  for (const chunkBytes of [1, 513, 100_000])
    expect(importBytes(archiveImporter, bytes, { chunkBytes })).toEqual(whole);
  return whole;
};
const namesOf = ({ records }: Imported): readonly string[] => records.map(({ title }) => title);
const first = ({ records }: Imported) => records[0] ?? expect.fail('no record');

describe('a TAR of another program', () => {
  it.each(['ustar', 'gnuTar', 'pax'] as const)('is listed: %s', (sample) => {
    const imported = read(archiveSamples[sample]);
    expect(imported.failure).toBeNull();
    expect(imported.skipped).toEqual([]);
    expect(namesOf(imported).slice(0, 3)).toEqual(['d/', 'd/a.txt', 'd/link']);
    const [folder, file, link] = imported.records;
    expect(fieldValues(folder ?? expect.fail(), 'kind')).toEqual(['folder']);
    expect(fieldValues(file ?? expect.fail(), 'size')).toEqual(['6']);
    expect(file?.at).toMatchObject({ utc: '2016-12-19T14:02:33Z', zone: 'given', mark: null });
    expect(fieldValues(link ?? expect.fail(), 'link')).toEqual(['../../etc/passwd']);
    expect(markCodes(link ?? expect.fail())).toEqual(['link-traversal']);
  });

  it.each(['gnuTar', 'pax'] as const)('has its long names whole: %s', (sample) => {
    const name = `long/${'x'.repeat(60)}/${'y'.repeat(60)}/${'z'.repeat(40)}ä.txt`;
    expect(read(archiveSamples[sample]).records.map(({ key }) => key)).toContain(name);
  });
});

describe('an entry', () => {
  it('keeps the octal text of its time', () => {
    expect(first(read(rawTar({ name: 'a', data: 'x' })))).toMatchObject({
      key: 'a',
      at: { raw: '13025764171', utc: '2016-12-19T14:02:33Z' },
      place: { offset: 0, length: 1024 },
    });
    expect(first(read(rawTar({ name: 'a', time: 'nonsense' }))).at).toMatchObject({
      raw: 'nonsense',
      mark: 'unreadable',
    });
  });

  it('has what its PAX header says, to the nanosecond', () => {
    const header = paxRecord('path', 'ö/b') + paxRecord('mtime', '1482156153.123456789') + paxRecord('VENDOR.x', 'y');
    const record = first(read(rawTar({ name: 'h', flag: 'x', data: header }, { name: 'short', data: 'x' })));
    expect(record).toMatchObject({
      key: 'ö/b',
      at: { raw: '1482156153.123456789', utc: '2016-12-19T14:02:33.123456789Z' },
    });
    expect(fieldValues(record, 'pax:VENDOR.x')).toEqual(['y']);
  });

  it('follows the size of its PAX header, and global ones until they change', () => {
    const bytes = rawTar(
      { name: 'g', flag: 'g', data: paxRecord('comment', 'c') },
      { name: 'h', flag: 'x', data: paxRecord('size', '3') },
      { name: 'a', data: 'abc', size: '00000000000\0' },
      { name: 'b' },
    );
    expect(
      read(bytes).records.map((record) => [
        record.key,
        ...fieldValues(record, 'size'),
        ...fieldValues(record, 'pax:comment'),
      ]),
    ).toEqual([
      ['a', '3', 'c'],
      ['b', '0', 'c'],
    ]);
  });

  it('is marked where its name or link leads out, hides, or stands twice', () => {
    const marks = (name: string) => markCodes(first(read(rawTar({ name }))));
    expect(marks('../x')).toEqual(['traversal']);
    expect(marks('/etc/passwd')).toEqual(['absolute']);
    expect(marks('a\\..\\b')).toEqual(['traversal', 'backslash']);
    expect(marks('invoice\u202efdp.exe')).toEqual(['bidi']);
    expect(marks('a\u200bb')).toEqual(['hidden']);
    expect(marks('pаypal')).toEqual(['mixed-scripts']);
    expect(marks('aux.txt')).toEqual(['reserved']);
    expect(marks('')).toEqual(['empty-name']);
    expect(marks('plain')).toEqual([]);
    const twice = read(rawTar({ name: 'A' }, { name: 'a' }));
    expect(twice.records.map(markCodes)).toEqual([[], ['duplicate-name']]);
    const hard = first(read(rawTar({ name: 'h', flag: '1', link: '/etc/shadow' })));
    expect(hard.links).toEqual([{ kind: 'link-to', to: '/etc/shadow' }]);
    expect(markCodes(hard)).toEqual(['link-absolute']);
  });

  it('keeps the bytes of a name that is no UTF-8', () => {
    const record = first(read(rawTar({ name: Buffer.from([0x61, 0xe4]) })));
    expect(record.key).toBe('aä');
    expect(fieldValues(record, 'name-bytes')).toEqual(['61e4']);
    expect(markCodes(record)).toEqual(['latin-1']);
  });

  it('has the prefix of its name in front, in a ustar alone', () => {
    expect(first(read(rawTar({ name: 'a', prefix: 'folder/of' }))).key).toBe('folder/of/a');
    expect(first(read(rawTar({ name: 'a', prefix: 'other', magic: 'ustar  \0' }))).key).toBe('a');
  });

  it('may have a size of base 256', () => {
    const size = `\u0080${'\0'.repeat(10)}\u0003`;
    expect(fieldValues(first(read(rawTar({ name: 'a', data: 'abc', size }))), 'size')).toEqual(['3']);
    const negative = read(rawTar({ name: 'a', size: `\u00ff${'\u00ff'.repeat(11)}` }));
    expect(markCodes(first(negative))).toEqual(['size']);
  });
});

describe('a TAR that is not whole', () => {
  it('is listed as far as it goes, and says where it ends', () => {
    const bytes = rawTar({ name: 'a', data: 'x'.repeat(1000) });
    expect(read(bytes.subarray(0, 700)).skipped).toEqual([
      {
        place: { offset: 0, length: 700 },
        code: 'ARCHIVE_CUT',
        message: 'The file ends 812 bytes before the end of this entry.',
      },
    ]);
    expect(read(bytes.subarray(0, 1536)).skipped).toMatchObject([
      { code: 'ARCHIVE_CUT', message: expect.stringContaining('two empty blocks') },
    ]);
  });

  it('names what stands between and behind its entries', () => {
    const between = Buffer.concat([
      rawTarEntry({ name: 'a' }),
      Buffer.alloc(512, 0x41),
      rawTarEntry({ name: 'b' }),
      tarEnd,
    ]);
    expect(read(between)).toMatchObject({
      records: [{ key: 'a' }, { key: 'b' }],
      skipped: [{ place: { offset: 512, length: 512 }, code: 'ARCHIVE_GAP' }],
    });
    const behind = Buffer.concat([rawTar({ name: 'a' }), Buffer.alloc(512), rawTar({ name: 'hidden' })]);
    expect(read(behind)).toMatchObject({
      records: [{ key: 'a' }],
      skipped: [{ place: { offset: 2048, length: 1536 }, code: 'ARCHIVE_DATA_AFTER_END' }],
    });
    const atOnce = Buffer.concat([rawTar({ name: 'a' }), rawTar({ name: 'hidden' })]);
    expect(read(atOnce)).toMatchObject({
      records: [{ key: 'a' }],
      skipped: [{ place: { offset: 1536, length: 1536 }, code: 'ARCHIVE_DATA_AFTER_END' }],
    });
    const early = Buffer.concat([rawTarEntry({ name: 'a' }), Buffer.alloc(512), rawTar({ name: 'b' })]);
    expect(read(early)).toMatchObject({
      records: [{ key: 'a' }, { key: 'b' }],
      skipped: [{ place: { offset: 512, length: 512 } }],
    });
  });

  it('is refused whole where its first block is no header', () => {
    expect(read(Buffer.alloc(10_240)).failure?.code).toBe('NOT_THIS_FORMAT');
    expect(read(rawTar({ name: 'a', checksum: '0000001\0' })).failure?.code).toBe('NOT_THIS_FORMAT');
  });

  it('does not hold an endless extended header', () => {
    const bytes = rawTar({ name: 'h', flag: 'L', data: Buffer.alloc(2 ** 20 + 1, 0x61) }, { name: 'b' });
    const imported = importAt(archiveImporter, bytes);
    expect(imported.records).toMatchObject([{ key: 'b' }]);
    expect(markCodes(first(imported))).toEqual(['extended-cut']);
    expect(markCodes(first(read(rawTar({ name: 'h', flag: 'x', data: '99999999 a=b\n' }, { name: 'b' }))))).toEqual([
      'pax',
    ]);
  });
});
