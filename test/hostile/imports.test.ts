import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNodeSha256 } from '../../services/node-crypto.ts';
import { archiveImporter } from '../../shared/imports/archive.ts';
import { hashesImporter } from '../../shared/imports/hashes.ts';
import { imageImporter } from '../../shared/imports/image.ts';
import type { Importer } from '../../shared/imports/importer.ts';
import { logImporter } from '../../shared/imports/log.ts';
import { mailImporter } from '../../shared/imports/mail.ts';
import { archiveSamples } from '../support/archive-samples.ts';
import { fixturePath } from '../support/fixture-file.ts';
import { importAt, importBytes, markCodes, type Imported } from '../support/imported.ts';
import { ewfText, ewfVolume, mbrSector, rawEwf, rawGpt, withAdler } from '../support/raw-image.ts';
import { paxRecord, rawTar } from '../support/raw-tar.ts';
import { rawZip } from '../support/raw-zip.ts';

const runs = process.env['PLUMBLINE_LONG'] === '1' ? 50_000 : 400;
const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const md5 = '900150983cd24fb0d6963f7d28e17f72';
const crlf = (...lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\r\n`).join(''));

const mail = crlf(
  'Received: from a (b [192.0.2.1]) by c with ESMTP id d for <e@f>; Fri, 21 Nov 1997 10:05:43 -0600',
  'From: =?utf-8?B?w6TDtsO8?= <a@x>',
  'Subject: =?koi8-r?Q?=F0?=',
  ' folded',
  'Date: Fri, 21 Nov 1997 09:55:06 -0600',
  'Message-ID: <m@x>',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'caf=C3=A9 =',
  'x',
  '--b',
  "Content-Disposition: attachment; filename*0*=utf-8''%e2%82%ac; filename*1=.txt",
  'Content-Transfer-Encoding: base64',
  '',
  'aGVsbG8gd29ybGQ=',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'From: inner@x',
  '',
  'inside',
  '--b--',
);
const gpt = rawGpt(
  [
    {
      type: '0fc63daf-8483-4772-8e79-3d69d8477de4',
      id: '11111111-2222-3333-4444-555555555555',
      first: 40,
      last: 49,
      name: 'x',
    },
  ],
  80,
);
const chained = Buffer.concat([
  mbrSector([{ type: 0x0f, start: 1, length: 9 }]),
  mbrSector([
    { type: 0x83, start: 1, length: 1 },
    { type: 5, start: 1, length: 1 },
  ]),
  mbrSector([]),
]);
const stamp = Buffer.from('55540d0007f9e85758f9e85758f9e85758', 'hex');

const samples: readonly (readonly [name: string, importer: Importer, bytes: Buffer])[] = [
  ['sha256sum', hashesImporter, Buffer.from(`${sha256}  a\n\\${sha256} *b\\nc\nSHA256 (x) = ${sha256}\n`)],
  ['hashdeep', hashesImporter, Buffer.from(`%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n## x\n3,${md5},a,b\n`)],
  ['NSRL', hashesImporter, Buffer.from(`"MD5","FileName","FileSize"\r\n"${md5}","a ""b""",3\r\n`)],
  [
    'log',
    logImporter,
    Buffer.from(
      '127.0.0.1 - u [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1 "r" "a"\n<34>Oct 11 22:14:15 h su[1]: x\n' +
        '<165>1 2003-10-11T22:14:15.003Z h a - ID [e@1 k="v\\]"] m\n2016-12-19 14:02:33,123 plain é\n',
    ),
  ],
  ['log in UTF-16', logImporter, Buffer.from('\ufeff2016-12-19 14:02:33 𝄞\r\nx\n', 'utf16le')],
  ['mail', mailImporter, mail],
  ['ustar', archiveImporter, archiveSamples.ustar.subarray(0, 3072)],
  [
    'PAX',
    archiveImporter,
    rawTar(
      { name: 'h', flag: 'x', data: paxRecord('path', 'ö') + paxRecord('mtime', '1.5') },
      { name: 'a', data: 'abc' },
      { name: 'l', flag: 'L', data: 'long/name\0' },
      { name: 'b' },
    ),
  ],
  ['ZIP of Info-ZIP', archiveImporter, archiveSamples.infoZip],
  [
    'ZIP',
    archiveImporter,
    rawZip([
      {
        name: 'a',
        data: Buffer.from('x'),
        local: { extra: stamp },
        central: { extra: stamp, comment: Buffer.from('c') },
      },
      { name: 'b/', data: Buffer.alloc(0) },
    ]),
  ],
  [
    'E01',
    imageImporter,
    rawEwf([
      { type: 'header2', data: ewfText('3\nmain\na\tc\tm\nd\tC\t1482156153\n\n', 'utf16le') },
      { type: 'volume', data: ewfVolume(10).subarray(0, 94) },
      { type: 'hash', data: withAdler(Buffer.alloc(32, 7)) },
      { type: 'done' },
    ]),
  ],
  ['MBR', imageImporter, chained],
  ['GPT', imageImporter, gpt],
];

// A clean failure says what and what to do; records stand within the file; what is marked says why.
const check = (imported: Imported, sizeBytes: number): void => {
  const { failure, records, skipped } = imported;
  if (failure !== null) {
    expect(failure.code).toMatch(/^[A-Z][A-Z0-9_]+$/u);
    expect(failure.message).not.toBe('');
    expect(failure.hint).not.toBe('');
    return;
  }
  for (const { place, text, title, fields, at } of records) {
    if ('offset' in place) {
      expect(place.offset).toBeGreaterThanOrEqual(0);
      expect(place.length).toBeGreaterThanOrEqual(0);
      expect(Number.isSafeInteger(place.offset) && Number.isSafeInteger(place.length)).toBe(true);
    }
    if ('line' in place) expect(place.line).toBeLessThanOrEqual(sizeBytes);
    expect(title.length).toBeLessThanOrEqual(400);
    // A database would change what is not well-formed.
    for (const part of [text, title, ...fields.flat(), at?.raw ?? '']) expect(part.isWellFormed()).toBe(true);
    if (at?.utc !== null && at?.utc !== undefined)
      expect(at.utc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u);
  }
  for (const { code, message, place } of skipped) {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/u);
    expect(message).not.toBe('');
    if ('offset' in place)
      expect(place.offset >= 0 && place.length >= 0 && Number.isSafeInteger(place.offset + place.length)).toBe(true);
  }
};

const read = (importer: Importer, bytes: Uint8Array, chunkBytes = 1 + (bytes.length % 700)): Imported => {
  const imported = importBytes(importer, bytes, {
    chunkBytes,
    createSha256: createNodeSha256,
    clockOffsetSeconds: 1.5,
  });
  check(imported, bytes.length);
  if (importer.openAt !== undefined) check(importAt(importer, bytes), bytes.length);
  importer.sniff(bytes, 'x');
  return imported;
};

describe.each(samples)('%s', (_name, importer, bytes) => {
  it('is read whole without a failure, and surely recognised, or the rest would mean nothing', () => {
    expect(read(importer, bytes)).toMatchObject({ failure: null });
    expect(importer.sniff(bytes, 'x')).toBeGreaterThan(0);
  });

  it('is the same in chunks of any size', () => {
    const whole = read(importer, bytes, bytes.length);
    for (const chunkBytes of [1, 2, 3, 7, 511, 512, 513]) expect(read(importer, bytes, chunkBytes)).toEqual(whole);
  });

  it('cut off anywhere is refused cleanly, or read and marked', () => {
    const step = bytes.length > 4000 ? 97 : 1;
    for (let length = 0; length < bytes.length; length += step) read(importer, bytes.subarray(0, length));
  });

  it('changed at random is refused cleanly, or read and marked', () => {
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      kind: fc.constantFrom('set', 'remove', 'repeat', 'insert'),
      bytes: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        fc.constantFrom(
          Buffer.alloc(8, 0xff),
          Buffer.alloc(8),
          Buffer.from('PK\u0001\u0002'),
          Buffer.from('\r\n--b\r\n'),
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let file: Buffer = Buffer.from(bytes);
        for (const { at, kind, bytes: with_ } of changes) {
          const place = Math.min(at, file.length);
          const [before, after] = [file.subarray(0, place), file.subarray(place)];
          if (kind === 'set') file = Buffer.concat([before, with_, after.subarray(with_.length)]);
          else if (kind === 'remove') file = Buffer.concat([before, after.subarray(with_.length)]);
          else if (kind === 'insert') file = Buffer.concat([before, with_, after]);
          else file = Buffer.concat([before, after, after]);
        }
        read(importer, file);
      }),
      { numRuns: runs, seed: 20_261_125 },
    );
  });
});

// In the manner of the Big List of Naughty Strings.
const naughty = [
  '',
  'undefined',
  '__proto__',
  'constructor',
  "=cmd|' /C calc'!A0",
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '%00%0a',
  '\0\0\0',
  '\u202e\u2066\u200b\ufeff',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'Z\u0351\u036b\u0343\u032a'.repeat(30),
  '\ud800',
  '𝕿𝖍𝖊',
  'ﷺ',
  '１２３',
  '1e999',
  'NaN',
  '$(touch /tmp/x)',
  '\u001b[2J\u0007',
  '"\'`\\',
  '{{7*7}}',
  'x'.repeat(5000),
];

it.each(naughty)('a naughty text in every place of every format is a text: %j', (text) => {
  const word = text.replaceAll(/[\r\n]/gu, '');
  const list = read(hashesImporter, Buffer.from(`${sha256}  ${word}\nSHA256 (${word}) = ${sha256}\n`));
  expect(list.failure).toBeNull();
  const line = read(logImporter, Buffer.from(`127.0.0.1 ${word} - [${word}] "${word}" 200 1\nx ${word}\n`));
  expect(line.records.at(-1)?.text).toBe(Buffer.from(`x ${word}`).toString());
  const message = read(
    mailImporter,
    crlf(
      `From: ${word}`,
      `Subject: ${word}`,
      'Message-ID: <x@y>',
      `Content-Type: ${word}`,
      `Content-Disposition: attachment; filename="${word}"`,
      '',
      word,
    ),
  );
  expect(message.failure).toBeNull();
  const name = Buffer.from(word).subarray(0, 100);
  expect(read(archiveImporter, rawTar({ name, link: word })).failure).toBeNull();
  expect(
    read(archiveImporter, rawTar({ name: 'h', flag: 'x', data: paxRecord('path', word) }, { name: 'a' })).failure,
  ).toBeNull();
  expect(
    read(archiveImporter, rawZip([{ name: word, data: Buffer.from('x') }], { comment: Buffer.from(word) })).failure,
  ).toBeNull();
  expect(
    read(
      imageImporter,
      rawEwf([{ type: 'header2', data: ewfText(`3\nmain\na\tm\n${word}\t${word}\n`, 'utf16le') }, { type: 'done' }]),
    ).failure,
  ).toBeNull();
});

describe('no file takes long', () => {
  const mebibyte = 2 ** 20;
  const headers = 'From: a\r\nSubject: b\r\nTo: c\r\n';
  const files: readonly (readonly [what: string, importer: Importer, bytes: Buffer])[] = [
    ['of NULs, as a log', logImporter, Buffer.alloc(8 * mebibyte)],
    ['of one line, as a log', logImporter, Buffer.alloc(8 * mebibyte, 'a b ')],
    ['of empty lines, as a log', logImporter, Buffer.alloc(4 * mebibyte, '\n')],
    ['of carriage returns, as a log', logImporter, Buffer.alloc(2 * mebibyte, 'a\r')],
    ['of quotes, as a log', logImporter, Buffer.alloc(2 * mebibyte, `a b c [d] "${'\\"'.repeat(20_000)}\n`)],
    ['of dates, as a log', logImporter, Buffer.alloc(4 * mebibyte, '2016-12-2016-12-')],
    ['of brackets, as a log', logImporter, Buffer.alloc(2 * mebibyte, `<1>1 - - - - - ${'[a b="c"]'.repeat(5000)}x\n`)],
    ['of digits, as hashes', hashesImporter, Buffer.alloc(8 * mebibyte, 'a0')],
    ['of quotes, as hashes', hashesImporter, Buffer.alloc(4 * mebibyte, `"MD5","FileName"\n${'""'.repeat(30_000)}\n`)],
    ['of parentheses, as hashes', hashesImporter, Buffer.alloc(4 * mebibyte, `SHA256 (${') = a'.repeat(12_000)}\n`)],
    ['of backslashes, as hashes', hashesImporter, Buffer.alloc(4 * mebibyte, `\\${sha256}  ${'\\'.repeat(60_000)}\n`)],
    [
      'of boundaries, as mail',
      mailImporter,
      Buffer.from(`${headers}Content-Type: multipart/mixed; boundary=-\r\n\r\n${'---\r\n'.repeat(300_000)}`),
    ],
    ['of folded lines, as mail', mailImporter, Buffer.from(`${headers}X: ${'a\r\n '.repeat(500_000)}`)],
    ['of empty lines, as mail', mailImporter, Buffer.from(`${headers}\r\n${'\n'.repeat(2 * mebibyte)}`)],
    ['of encoded words, as mail', mailImporter, Buffer.from(`${headers}X: ${'=?utf-8?Q?'.repeat(90_000)}\r\n\r\n`)],
    [
      'of parameters, as mail',
      mailImporter,
      Buffer.from(`${headers}Content-Type: a/b${'; a="'.repeat(100_000)}\r\n\r\n`),
    ],
    [
      'of comments, as mail',
      mailImporter,
      Buffer.from(`${headers}Received: ${'('.repeat(500_000)}; ${'('.repeat(200)}\r\n\r\n`),
    ],
    [
      'of equals signs, as mail',
      mailImporter,
      Buffer.from(`${headers}Content-Transfer-Encoding: quoted-printable\r\n\r\n${'= '.repeat(2 * mebibyte)}`),
    ],
    [
      'of one long line, as mail',
      mailImporter,
      Buffer.from(
        `${headers}Content-Transfer-Encoding: base64\r\nContent-Type: a/b\r\n\r\n${'QUJD'.repeat(5 * mebibyte)}`,
      ),
    ],
    [
      'of entries, as TAR',
      archiveImporter,
      Buffer.concat([...Array<Buffer>(8000).fill(rawTar({ name: 'a' }).subarray(0, 512)), Buffer.alloc(1024)]),
    ],
    ['of signatures, as ZIP', archiveImporter, Buffer.alloc(4 * mebibyte, 'PK\u0003\u0004')],
    ['of end records, as ZIP', archiveImporter, Buffer.alloc(4 * mebibyte, 'PK\u0005\u0006')],
    ['of directories, as ZIP', archiveImporter, Buffer.alloc(4 * mebibyte, 'PK\u0001\u0002')],
    [
      'of sections, as E01',
      imageImporter,
      rawEwf(Array.from({ length: 20_000 }, () => ({ type: 'header', data: Buffer.from('x') }))),
    ],
    [
      'of overlapping entries, as ZIP',
      archiveImporter,
      rawZip(
        Array.from({ length: 20_000 }, (_, index) => ({
          name: `n${index}`,
          data: Buffer.from('x'),
          central: { offset: 0 },
        })),
      ),
    ],
  ];
  it.each(files)('%s', (_what, importer, bytes) => {
    const start = performance.now();
    const imported = importBytes(importer, bytes, { createSha256: createNodeSha256 });
    const seconds = (performance.now() - start) / 1000;
    expect(imported.failure === null || imported.failure.hint !== '').toBe(true);
    expect(seconds).toBeLessThan(10);
  });
});

// The archives that yauzl refuses, each named after its fault.
const faulty = readdirSync(fixturePath('yauzl-failure')).filter((name) => name.endsWith('.zip'));
const faults: readonly (readonly [start: string, mark: string])[] = [
  ['absolute path', 'absolute'],
  ['invalid relative path', 'traversal'],
  ['invalid characters in fileName', 'backslash'],
  ['compressed uncompressed size mismatch', 'size'],
  ['extra field length exceeds', 'extra'],
  ['file data overflows file bounds', 'beyond-data'],
  ['invalid central directory file header signature', 'count'],
  ['invalid local file header signature', 'no-local-header'],
  ['multi-disk', 'split'],
  ['not enough bytes', 'ratio'],
  ['strong encryption', 'encrypted'],
  ['zip64 extended information', 'zip64'],
];

describe('an archive that another reader refuses', () => {
  it.each(faulty)('is refused cleanly or listed: %s', (name) => {
    read(archiveImporter, readFileSync(join(fixturePath('yauzl-failure'), name)));
  });

  it.each(faults)('is marked with its fault: %s', (start, code) => {
    const named = faulty.filter((name) => name.startsWith(start));
    expect(named).not.toEqual([]);
    for (const name of named) {
      const { failure, records } = read(archiveImporter, readFileSync(join(fixturePath('yauzl-failure'), name)));
      expect(failure).toBeNull();
      expect(records.flatMap(markCodes)).toContain(code);
    }
  });
});
