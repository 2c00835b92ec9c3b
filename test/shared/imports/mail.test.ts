import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createNodeSha256 } from '../../../services/node-crypto.ts';
import { mailImporter } from '../../../shared/imports/mail.ts';
import type { ImportedRecord } from '../../../shared/imports/importer.ts';
import { decodeWords, parseParameters } from '../../../shared/imports/mail-headers.ts';
import { mailLimits } from '../../../shared/imports/mail-parts.ts';
import { fieldValues, importBytes, markCodes, type Imported } from '../../support/imported.ts';

const read = (text: string | Buffer, chunkBytes = 11): Imported =>
  importBytes(mailImporter, Buffer.from(text), { chunkBytes, createSha256: createNodeSha256 });
const lines = (...parts: readonly string[]): string => parts.map((part) => `${part}\r\n`).join('');
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const recordsOf = (imported: Imported, type: string) => imported.records.filter((record) => record.type === type);
const only = (imported: Imported, type: string) => recordsOf(imported, type)[0] ?? expect.fail(`no ${type}`);

const placeText = (text: string, record: ImportedRecord | undefined): string => {
  const place = record?.place ?? expect.fail('no record');
  return 'offset' in place ? text.slice(place.offset, place.offset + place.length) : expect.fail('no bytes');
};

// RFC 5322 appendix A.4, with the trace of appendix A.4 above it.
const traced = lines(
  'Received: from x.y.test',
  '   by example.net',
  '   via TCP',
  '   with ESMTP',
  '   id ABC12345',
  '   for <mary@example.net>;  21 Nov 1997 10:05:43 -0600',
  'Received: from node.example by x.y.test; 21 Nov 1997 10:01:22 -0600',
  'From: John Doe <jdoe@node.example>',
  'To: Mary Smith <mary@example.net>',
  'Subject: Saying Hello',
  'Date: Fri, 21 Nov 1997 09:55:06 -0600',
  'Message-ID: <1234@local.node.example>',
  '',
  'This is a message just to say hello.',
  'So, "Hello".',
);

describe('a plain mail', () => {
  it('is a message with its headers in order and its text', () => {
    for (const chunkBytes of [1, 7, 10_000]) {
      const imported = read(traced, chunkBytes);
      expect(imported.failure).toBeNull();
      expect(imported.skipped).toEqual([]);
      const message = only(imported, 'message');
      expect(message).toMatchObject({
        key: '<1234@local.node.example>',
        title: 'Saying Hello',
        at: { raw: 'Fri, 21 Nov 1997 09:55:06 -0600', utc: '1997-11-21T15:55:06Z', zone: 'given' },
        place: { offset: 0, length: traced.length },
      });
      expect(message.fields.map(([name]) => name)).toEqual([
        'Received',
        'Received',
        'From',
        'To',
        'Subject',
        'Date',
        'Message-ID',
        'body:1',
      ]);
      expect(message.text).toContain('So, "Hello".\r\n');
    }
  });

  it('has its way as records, with what the clocks say of one another', () => {
    const [last, first] = recordsOf(read(traced), 'received');
    expect(last).toMatchObject({
      at: { utc: '1997-11-21T16:05:43Z' },
      links: [{ kind: 'part-of', to: '<1234@local.node.example>' }],
    });
    expect(last?.fields).toEqual([
      ['from', 'x.y.test'],
      ['by', 'example.net'],
      ['via', 'TCP'],
      ['with', 'ESMTP'],
      ['id', 'ABC12345'],
      ['for', '<mary@example.net>'],
      ['seconds-after-previous', '261'],
    ]);
    expect(first?.fields.at(-1)).toEqual(['seconds-after-date', '376']);
    expect(placeText(traced, last)).toMatch(/^Received: from x[^]*-0600$/u);
  });

  it('marks a clock that runs backwards, and a weekday that does not fit', () => {
    const imported = read(traced.replace('10:05:43', '10:01:21').replace('Fri, 21', 'Sat, 21'));
    expect(markCodes(recordsOf(imported, 'received')[0] ?? expect.fail())).toEqual(['clock-backwards']);
    expect(markCodes(only(imported, 'message'))).toEqual(['weekday']);
  });

  it('keeps headers that stand twice, and marks those that must not', () => {
    const message = only(read(lines('From: a@x', 'From: b@x', 'X-A: 1', 'X-A: 2', '', 'text')), 'message');
    expect(fieldValues(message, 'From')).toEqual(['a@x', 'b@x']);
    expect(fieldValues(message, 'X-A')).toEqual(['1', '2']);
    expect(markCodes(message)).toEqual(['duplicate-header']);
  });

  it('skips a line that is no header, with its place, and keeps the rest', () => {
    const imported = read(lines('From: a@x', 'no header', 'To: b@x', '', 'x'));
    expect(imported.skipped).toEqual([
      { place: { offset: 11, length: 9 }, code: 'MAIL_HEADER_UNREADABLE', message: expect.any(String) },
    ]);
    expect(fieldValues(only(imported, 'message'), 'To')).toEqual(['b@x']);
  });
});

describe('encoded words', () => {
  it.each([
    // RFC 2047 section 8.
    ['=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>', 'Keith Moore <moore@cs.utk.edu>'],
    ['=?ISO-8859-1?Q?Andr=E9?= Pirard <PIRARD@vm1.ulg.ac.be>', 'André Pirard <PIRARD@vm1.ulg.ac.be>'],
    [
      '=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=',
      'If you can read this you understand the example.',
    ],
    ['(=?ISO-8859-1?Q?a?= b)', '(a b)'],
    ['(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)', '(ab)'],
    ['(=?ISO-8859-1?Q?a_b?=)', '(a b)'],
    ['=?utf-8?Q?a?= mid =?utf-8?Q?b?=', 'a mid b'],
    // A character in two words, as many programs cut it.
    ['=?utf-8?B?w6Q=?= =?utf-8?Q?=C3?= =?utf-8?Q?=A4?=', 'ää'],
    ['=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=', 'Привет'],
    ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
  ])('%s', (value, text) => {
    expect(decodeWords(value)).toEqual({ text, problem: null });
  });

  it('stay as they are where they cannot be read, and say so', () => {
    expect(decodeWords('=?utf-8?B?*?= x')).toMatchObject({ text: '=?utf-8?B?*?= x', problem: expect.any(String) });
    expect(decodeWords('=?x-none?Q?=E4?=')).toMatchObject({ text: 'ä', problem: expect.stringContaining('x-none') });
    const message = only(read(lines('Subject: =?utf-8?Q?=E4?=', 'From: a', '', '')), 'message');
    expect(message.fields).toContainEqual(['Subject', '=?utf-8?Q?=E4?=']);
    expect(message.fields).toContainEqual(['decoded:Subject', 'ä']);
    expect(markCodes(message)).toEqual(['encoded-word']);
  });
});

describe('parameters', () => {
  it('are joined from their pieces, in their encoding', () => {
    // RFC 2231 sections 3 and 4.
    const { value, parameters } = parseParameters(
      `application/x-stuff; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2="isn't it!"`,
    );
    expect(value).toBe('application/x-stuff');
    expect(parameters.get('title')).toBe("This is even more ***fun*** isn't it!");
    expect(parseParameters(`a/b; name="x \\"y\\""; filename*=UTF-8''%e2%82%ac.txt; filename=e.txt`).parameters).toEqual(
      new Map([
        ['name', 'x "y"'],
        ['filename', '€.txt'],
      ]),
    );
  });
});

const data = Buffer.from(Array.from({ length: 300 }, (_, index) => index & 0xff));
const wrapped = data.toString('base64').replaceAll(/.{76}/gu, '$&\r\n');
const mixed = lines(
  'From: a@x',
  'Subject: files',
  'Message-ID: <m@x>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b 1"',
  '',
  'Only old programs show this.',
  '--b 1',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'caf=C3=A9 is =',
  'open',
  '--b',
  'Content-Type: text/html; charset=windows-1251',
  '',
  '<b onclick="evil()">hidden words</b>',
  '--b--',
  '--b 1',
  'Content-Type: application/octet-stream; name="../evil\u202ecod.exe"',
  'Content-Disposition: attachment',
  'Content-Transfer-Encoding: base64',
  '',
  wrapped,
  '--b 1',
  'Content-Type: text/plain; name=note.txt',
  '',
  'line',
  '',
  '--b 1--',
);

describe('a mail with parts', () => {
  it('has the text of all of them, and nothing is rendered', () => {
    const message = only(read(mixed), 'message');
    expect(message.text).toContain('café is open\n<b onclick="evil()">hidden words</b>');
    expect(message.fields.slice(-2)).toEqual([
      ['body:1.1', 'text/plain; 13 bytes'],
      ['body:1.2', 'text/html; 36 bytes'],
    ]);
  });

  it('lists what is attached with its size and digest, however it is cut into chunks', () => {
    for (const chunkBytes of [1, 5, 100_000]) {
      const [binary, note] = recordsOf(read(mixed, chunkBytes), 'attachment');
      expect(binary?.fields).toEqual([
        ['part', '2'],
        ['name', '../evil\u202ecod.exe'],
        ['type', 'application/octet-stream'],
        ['encoding', 'base64'],
        ['size', '300'],
        ['sha256', sha256(data)],
        ['Content-Type', 'application/octet-stream; name="../evil\u202ecod.exe"'],
        ['Content-Disposition', 'attachment'],
        ['Content-Transfer-Encoding', 'base64'],
        ['mark:traversal', 'the name leads out of its folder'],
        ['mark:bidi', 'characters without an image: U+202E right-to-left override'],
      ]);
      expect(binary?.links).toEqual([{ kind: 'part-of', to: '<m@x>' }]);
      // The line end before the boundary is not part of it, the one before that is.
      expect(fieldValues(note ?? expect.fail(), 'sha256')).toEqual([sha256('line\r\n')]);
    }
  });

  it('says that lines stand outside its parts', () => {
    const at = mixed.indexOf('Only old');
    expect(read(mixed).skipped).toEqual([
      { place: { offset: at, length: 28 }, code: 'MAIL_OUTSIDE_PARTS', message: expect.any(String) },
    ]);
  });

  it('has no digest where none can be computed, and says so', () => {
    const attachment = importBytes(mailImporter, Buffer.from(mixed)).records.find(({ type }) => type === 'attachment');
    expect(fieldValues(attachment ?? expect.fail(), 'sha256')).toEqual([]);
    expect(markCodes(attachment ?? expect.fail())).toContain('not-hashed');
  });

  it('that is cut off is a message all the same, and marked', () => {
    const imported = read(mixed.slice(0, mixed.indexOf('--b 1\r\nContent-Type: text/plain; name')));
    expect(markCodes(only(imported, 'message'))).toEqual(['open-part']);
    expect(recordsOf(imported, 'attachment')).toHaveLength(1);
  });

  it('counts what does not follow its encoding', () => {
    const attached = (encoding: string, text: string) =>
      only(
        read(lines('From: a', 'Content-Disposition: attachment', `Content-Transfer-Encoding: ${encoding}`, '', text)),
        'attachment',
      );
    expect(markCodes(attached('base64', 'YW*Jj'))).toEqual(['transfer-encoding']);
    expect(fieldValues(attached('base64', 'YW*Jj'), 'sha256')).toEqual([sha256('abc')]);
    expect(markCodes(attached('quoted-printable', 'a=ZZ'))).toEqual(['transfer-encoding']);
    expect(fieldValues(attached('quoted-printable', 'a=ZZ'), 'sha256')).toEqual([sha256('a=ZZ\r\n')]);
    expect(markCodes(attached('x-uuencode', 'a'))).toEqual(['encoding']);
  });
});

describe('a mail within a mail', () => {
  const inner = lines('From: inner@x', 'Message-ID: <inner@x>', 'Subject: inner', '', 'inside');
  const outer = lines(
    'From: a@x',
    'Message-ID: <outer@x>',
    'Content-Type: multipart/digest; boundary=b',
    '',
    '--b',
    '',
    `${inner}--b--`,
  );

  it('is a message of its own', () => {
    const messages = recordsOf(read(outer), 'message');
    expect(messages).toMatchObject([
      { key: '<inner@x>', title: 'inner', links: [{ kind: 'part-of', to: '<outer@x>' }] },
      { key: '<outer@x>', links: [] },
    ]);
    expect(placeText(outer, messages[0])).toBe(inner);
  });

  it('is no deeper than the cap', () => {
    const deep = (depth: number): string =>
      depth === 0 ? inner : lines('From: a@x', 'Content-Type: message/rfc822', '', deep(depth - 1).trimEnd());
    const imported = read(deep(200));
    expect(imported.failure).toBeNull();
    expect(imported.skipped).toMatchObject([{ code: 'MAIL_LIMIT' }]);
    expect(recordsOf(imported, 'message').length).toBeLessThanOrEqual(mailLimits.depth + 1);
    expect(recordsOf(imported, 'attachment')).toMatchObject([{ title: expect.stringContaining('message/rfc822') }]);
  });
});

describe('a file that is no mail', () => {
  it('is refused whole', () => {
    for (const text of ['', 'hello', 'a: b\r\n\r\nx', '\r\n\r\n', 'X-Only: 1\r\n'])
      expect(read(text).failure?.code).toBe('NOT_THIS_FORMAT');
  });

  it('is not taken for one at the first look', () => {
    const sniff = (text: string, name = 'x') => mailImporter.sniff(Buffer.from(text), name);
    expect(sniff(traced)).toBe(2);
    expect(sniff('From: a\nTo: b\n\nx', 'a.eml')).toBe(2);
    expect(sniff('From: a\nTo: b\n\nx')).toBe(0);
    expect(sniff('hello\nworld\n', 'a.eml')).toBe(0);
    expect(sniff(`From: a\nTo: b\nDate: c\n\0`)).toBe(0);
  });
});

describe('an enormous mail', () => {
  it('has its text cut and counted', () => {
    const message = only(
      read(`${lines('From: a', 'Content-Type: text/plain; charset=utf-8', '')}x${'é'.repeat(2 ** 20)}`, 65_536),
      'message',
    );
    expect(markCodes(message)).toEqual(['text-cut']);
    expect(message.text.length).toBeLessThan(2 ** 20);
    expect(message.text).not.toContain('Ã');
  });

  it('with endless headers and parts ends at the caps', () => {
    const headers = read(`From: a\r\n${'X: 1\r\n'.repeat(5000)}\r\n`, 65_536);
    expect(only(headers, 'message').fields.length).toBeLessThanOrEqual(mailLimits.headers + 1);
    expect(headers.skipped).toMatchObject([{ code: 'MAIL_LIMIT' }]);
    const long = read(`From: a\r\nX: ${'y'.repeat(3 * 2 ** 20)}\r\n\r\nbody`, 65_536);
    expect(long.skipped).toMatchObject([{ code: 'MAIL_LIMIT' }]);
    const parts = read(
      `${lines('From: a', 'Content-Type: multipart/mixed; boundary=b', '')}${'--b\r\n\r\nx\r\n'.repeat(20_000)}`,
      65_536,
    );
    expect(parts.failure).toBeNull();
    expect(parts.skipped.map(({ code }) => code)).toEqual(['MAIL_LIMIT', 'MAIL_OUTSIDE_PARTS']);
  });
});
