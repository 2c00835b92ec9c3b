import { describe, expect, it } from 'vitest';
import { hashesImporter } from '../../../shared/imports/hashes.ts';
import { fieldValues, importBytes, importText, markCodes } from '../../support/imported.ts';

// RFC 1321 appendix A.5 and FIPS 180-4: the digests of “abc”.
const md5 = '900150983cd24fb0d6963f7d28e17f72';
const sha1 = 'a9993e364706816aba3e25717850c26c9cd0d89d';
const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

const read = (text: string) => importText(hashesImporter, text);

describe('lines of sha256sum and its relatives', () => {
  it('are digest and name, and the algorithm follows from the length', () => {
    const { failure, records, skipped } = read(`${sha256}  a b.txt\n${sha1} *c.bin\n${md5.toUpperCase()}  d\n`);
    expect(failure).toBeNull();
    expect(skipped).toEqual([]);
    expect(records).toEqual([
      {
        type: 'hash',
        key: sha256,
        title: 'a b.txt',
        text: `a b.txt ${sha256}`,
        at: null,
        place: { line: 1 },
        fields: [
          ['sha256', sha256],
          ['name', 'a b.txt'],
          ['algorithm', 'sha256, by the length of the digest'],
        ],
        links: [],
      },
      expect.objectContaining({ key: sha1, title: 'c.bin', place: { line: 2 } }),
      expect.objectContaining({ key: md5.toUpperCase(), place: { line: 3 } }),
    ]);
    expect(fieldValues(records[1] ?? expect.fail(), 'mode')).toEqual(['binary']);
  });

  it('give back the name that was escaped, and keep how it was written', () => {
    const [record] = read(`\\${sha256}  a\\nb\\\\c\\rd\n`).records;
    expect(record?.fields.slice(1)).toEqual([
      ['name', 'a\nb\\c\rd'],
      ['algorithm', 'sha256, by the length of the digest'],
      ['name-as-written', 'a\\nb\\\\c\\rd'],
    ]);
    expect(read(`${sha256}  a\\nb\n`).records[0]?.title).toBe('a\\nb');
    // Not an escape that coreutils writes.
    expect(read(`\\${sha256}  a\\tb\n${sha256}  c\n`).skipped).toMatchObject([{ place: { line: 1 } }]);
  });

  it('may be digests alone', () => {
    expect(read(`${md5}\n${sha1}\n`).records.map(({ title }) => title)).toEqual([md5, sha1]);
  });
});

describe('lines of BSD and OpenSSL', () => {
  it('name their algorithm', () => {
    const { records, skipped } = read(
      `SHA256 (a (1).txt) = ${sha256}\nMD5(b)= ${md5}\nSHA2-256(c = d)= ${sha256}\n\\SHA1 (e\\nf) = ${sha1}\n`,
    );
    expect(skipped).toEqual([]);
    expect(records.map(({ title, fields }) => [title, fields[0]])).toEqual([
      ['a (1).txt', ['sha256', sha256]],
      ['b', ['md5', md5]],
      ['c = d', ['sha256', sha256]],
      ['e f', ['sha1', sha1]],
    ]);
  });

  it('are skipped where the digest is not as long as the algorithm has it', () => {
    expect(read(`SHA256 (a) = ${md5}\nMD5 (b) = ${md5}\n`).skipped).toEqual([
      { place: { line: 1 }, code: 'HASH_LINE_UNREADABLE', message: expect.stringContaining('BSD') },
    ]);
  });
});

describe('a list of hashdeep', () => {
  const head = '%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## Invoked from: /home/x\n## $ hashdeep -r .\n## \n';

  it('has the columns of its head, and names with commas', () => {
    const { records, skipped } = read(`${head}3,${md5},${sha256},/home/x/a, b.txt\n`);
    expect(skipped).toEqual([]);
    expect(records.map(({ type, title }) => [type, title])).toEqual([
      ['note', '## Invoked from: /home/x'],
      ['note', '## $ hashdeep -r .'],
      ['note', '##'],
      ['hash', '/home/x/a, b.txt'],
    ]);
    expect(records[3]?.fields).toEqual([
      ['md5', md5],
      ['sha256', sha256],
      ['name', '/home/x/a, b.txt'],
      ['size', '3'],
    ]);
  });

  it('skips lines that do not have them', () => {
    const { records, skipped } = read(
      `${head}3,${sha256},${md5},x\n-1,${md5},${sha256},y\nshort\n3,${md5},${sha256},z\n`,
    );
    expect(records.at(-1)?.title).toBe('z');
    expect(skipped.map(({ place }) => place)).toEqual([{ line: 6 }, { line: 7 }, { line: 8 }]);
  });
});

describe('a table of the NSRL’s kind', () => {
  it('is read by the names of its columns', () => {
    const { records, skipped } = read(
      `"SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"\r\n` +
        `"${sha1.toUpperCase()}","${md5.toUpperCase()}","352441C2","a ""b"", c.txt",3,8762,"WIN",""\r\n"broken\r\n`,
    );
    expect(records).toMatchObject([
      {
        key: sha1.toUpperCase(),
        title: 'a "b", c.txt',
        fields: [
          ['sha1', sha1.toUpperCase()],
          ['md5', md5.toUpperCase()],
          ['crc32', '352441C2'],
          ['name', 'a "b", c.txt'],
          ['FileSize', '3'],
          ['ProductCode', '8762'],
          ['OpSystemCode', 'WIN'],
          ['SpecialCode', ''],
        ],
      },
    ]);
    expect(skipped).toMatchObject([{ place: { line: 3 }, code: 'HASH_LINE_UNREADABLE' }]);
  });

  it('also in the form of later releases', () => {
    const { records } = read(`sha256,sha1,md5,file_name,file_size,package_id\n${sha256},${sha1},${md5},x,3,7\n`);
    expect(records[0]).toMatchObject({ key: sha256, title: 'x' });
  });
});

describe('a file that is no list of hashes', () => {
  it('is refused whole', () => {
    for (const text of ['', '\n\n', 'hello\n', `x${sha256}  a\n`, `${sha256}a  b\n`, '%%%% HASHDEEP-1.0\n'])
      expect(read(text).failure?.code).toBe('NOT_THIS_FORMAT');
  });

  it('is not taken for one at the first look', () => {
    const sniff = (text: string, name = 'x') => hashesImporter.sniff(Buffer.from(text), name);
    expect(sniff('hello world\n')).toBe(0);
    expect(sniff('')).toBe(0);
    expect(sniff(`${sha256}\0  x`)).toBe(0);
    expect(sniff(`${sha256}  x\n`)).toBe(2);
    expect(sniff(`# list\n${sha256}  x\n${sha256.slice(0, 5)}`)).toBe(2);
    expect(sniff(`Listing:\n${sha256}  x\nend`)).toBe(0);
    expect(sniff(`Listing:\n${sha256}  x\nend`, 'SHA256SUMS')).toBe(1);
    expect(sniff('%%%% HASHDEEP-1.0\n')).toBe(2);
    expect(sniff('"SHA-1","MD5","FileName"\n')).toBe(2);
  });
});

it('marks a name that is no UTF-8, and skips a line beyond the cap', () => {
  const bytes = Buffer.concat([
    Buffer.from(`${sha256}  `),
    Buffer.from([0xe4]),
    Buffer.from(`\n${sha256}  ${'x'.repeat(70_000)}\n`),
  ]);
  const { records, skipped } = importBytes(hashesImporter, bytes, { chunkBytes: 10 });
  expect(records).toMatchObject([{ title: 'ä' }]);
  expect(markCodes(records[0] ?? expect.fail())).toEqual(['latin-1']);
  expect(skipped).toMatchObject([{ place: { line: 2 } }]);
});
