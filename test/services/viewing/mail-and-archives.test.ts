import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rawTar } from '../../support/raw-tar.ts';
import { rawZip } from '../../support/raw-zip.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const takeIn = async (name: string, content: string | Uint8Array) => {
  const root = temporaryFolder();
  const { call, codeOf, folder } = await makeSmallCase(root);
  const path = join(root, name);
  writeFileSync(path, content);
  const { taken } = await call('intake.take', { folder, paths: [path] });
  const evidence = taken[0]?.id ?? '';
  return {
    evidence,
    folder,
    codeOf,
    messages: (from = 0) => call('evidence.messages', { folder, evidence, from }),
    message: (from: number, to: number) => call('evidence.message', { folder, evidence, from, to }),
    archive: (from = 0, count = 100) => call('evidence.archive', { folder, evidence, from, count }),
  };
};

const crlf = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

// The example of RFC 2047 section 8, and a message within a message.
const mail = crlf(
  'Received: from b (b [192.0.2.2]) by c with ESMTP id 2; Fri, 21 Nov 1997 10:05:43 -0600',
  'Received: from a by b with SMTP id 1; Fri, 21 Nov 1997 10:06:43 -0600',
  'From: =?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>',
  'To: =?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?= <keld@dkuug.dk>',
  'To: Second <second@example.org>',
  'Subject: =?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=',
  ' =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=',
  'Date: Fri, 21 Nov 1997 09:55:06 -0600',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>See <a href="http://evil.example">here</a><img src="http://evil.example/p.gif"></p>',
  '--b',
  'Content-Disposition: attachment; filename="../a\u202egpj.exe"',
  'Content-Transfer-Encoding: base64',
  '',
  'aGVsbG8gd29ybGQ=',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  'From: x@y',
  '',
  'inside',
  '--b--',
);

describe('evidence.message', () => {
  it('shows headers in order and as they stand, decoded beside where they say something else', async () => {
    const { messages, message } = await takeIn('a.eml', mail);
    const listed = await messages();
    expect(listed).toMatchObject({ isMailbox: false, total: 1, isWhole: true });
    expect(listed.messages[0]).toMatchObject({
      sender: 'Keith Moore <moore@cs.utk.edu>',
      subject: 'If you can read this you understand the example.',
    });
    const size = listed.size;
    const [outer, inner] = (await message(0, size)).messages;
    expect(outer?.headers.map(({ name }) => name)).toEqual([
      'Received',
      'Received',
      'From',
      'To',
      'To',
      'Subject',
      'Date',
      'Content-Type',
    ]);
    expect(outer?.headers[3]).toMatchObject({
      raw: '=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?= <keld@dkuug.dk>',
      decoded: 'Keld Jørn Simonsen <keld@dkuug.dk>',
    });
    expect(outer?.headers[4]?.decoded).toBeNull();
    expect(outer?.marks).toEqual(['to stands 2 times']);
    const subject = outer?.headers[5];
    expect(mail.slice(subject?.from, subject?.to)).toMatch(/^Subject: [^]*Lg==\?=$/u);
    expect(inner).toMatchObject({ part: '3', headers: [{ name: 'Subject', raw: 'inner' }, { name: 'From' }] });
    expect(inner?.bodies[0]?.text.trim()).toBe('inside');
  });

  it('lists the stations, the last one first, and a clock that goes backwards', async () => {
    const { message } = await takeIn('a.eml', mail);
    const hops = (await message(0, Buffer.byteLength(mail))).messages[0]?.hops ?? [];
    expect(hops.map(({ timeUtc }) => timeUtc)).toEqual(['1997-11-21T16:05:43Z', '1997-11-21T16:06:43Z']);
    expect(hops[0]?.marks.join()).toContain('60 s before');
  });

  it('shows HTML as its text, and attachments by the hash of what they hold', async () => {
    const { message } = await takeIn('a.eml', mail);
    const [outer] = (await message(0, Buffer.byteLength(mail))).messages;
    expect(outer?.bodies[0]).toMatchObject({ text: 'See here', html: { linkCount: 1, remoteImages: 1 } });
    const [attachment] = outer?.attachments ?? [];
    expect(attachment).toMatchObject({
      part: '2',
      size: 11,
      // FIPS 180-4 by another program: printf 'hello world' | sha256sum
      sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    });
    expect(attachment?.marks.join()).toMatch(/leads out of its folder.*U\+202E/u);
    const bytes = Buffer.from(mail);
    expect(bytes.subarray(attachment?.from, attachment?.to).toString()).toContain('aGVsbG8gd29ybGQ=');
  });

  it('finds the messages of a mailbox at their lines, and not at lines that only look so', async () => {
    const box = [1, 2, 3]
      .map((at) =>
        crlf(`From a@b Fri Nov 21 09:55:06 1997`, `Subject: ${at}`, 'From: x@y', '', `body ${at}`, 'From the text', ''),
      )
      .join('');
    const { messages, message } = await takeIn('a.mbox', box);
    const listed = await messages();
    expect(listed).toMatchObject({ isMailbox: true, total: 3, isWhole: true });
    const second = listed.messages[1];
    expect(second?.subject).toBe('2');
    const read = await message(second?.from ?? 0, second?.to ?? 0);
    expect(read.messages[0]?.bodies[0]?.text).toContain('body 2\r\nFrom the text');
    expect(read.odd).toEqual([]);
    expect((await messages(2)).messages.map(({ index }) => index)).toEqual([2]);
  });

  it('says of a message that was cut off, or that is none, what it can', async () => {
    for (let length = 0; length <= mail.length; length += 37) {
      if (length === 0) continue;
      const { message } = await takeIn('cut.eml', mail.slice(0, length));
      const read = await message(0, Buffer.byteLength(mail.slice(0, length)));
      expect(read.messages.length).toBeGreaterThan(0);
      if (length > 1200) break;
    }
    const { codeOf, folder, evidence } = await takeIn('a.eml', mail);
    const far = { folder, evidence, from: 0, to: 1_000_000 };
    expect(await codeOf('evidence.message', far)).toBe('PLACE_OUTSIDE');
  }, 120_000);
});

describe('evidence.archive', () => {
  it('lists a ZIP and marks what would be dangerous to unpack', async () => {
    const data = Buffer.from('x');
    const { archive } = await takeIn(
      'a.zip',
      rawZip([
        { name: 'plain.txt', data },
        { name: '../../etc/cron.d/x', data },
        { name: '/absolute', data },
        { name: 'a\\b.exe', data },
        { name: 'PLAIN.TXT', data },
        { name: 'link', data, central: { madeBy: 0x031e, external: (0o120777 << 16) >>> 0 } },
        { name: 'bomb', data, central: { method: 8, size: 4_000_000_000 } },
        { name: 'locked', data, central: { flags: 1 }, local: { flags: 1 } },
      ]),
    );
    const page = await archive();
    expect(page).toMatchObject({ form: 'ZIP', total: 8, more: 0 });
    const codes = Object.fromEntries(page.entries.map(({ name, marks }) => [name, marks.map(({ code }) => code)]));
    expect(codes['plain.txt']).toEqual(['duplicate-name']);
    expect(codes['../../etc/cron.d/x']).toEqual(['traversal']);
    expect(codes['/absolute']).toEqual(['absolute']);
    expect(codes['a\\b.exe']).toEqual(['backslash']);
    expect(codes['PLAIN.TXT']).toEqual(['duplicate-name']);
    expect(codes['link']).toContain('symbolic-link');
    expect(codes['bomb']).toContain('ratio');
    expect(page.entries.find(({ name }) => name === 'locked')?.isEncrypted).toBe(true);
    expect((await archive(6, 1)).entries.map(({ name }) => name)).toEqual(['bomb']);
  });

  it('lists a TAR, plain and in gzip, alike', async () => {
    const tar = rawTar({ name: 'a/b.txt', data: Buffer.from('hello') }, { name: '../c', data: Buffer.from('x') });
    const plain = await (await takeIn('a.tar', tar)).archive();
    const packed = await (await takeIn('a.tar.gz', gzipSync(tar))).archive();
    expect(plain.form).toBe('TAR');
    expect(packed.form).toBe('TAR in gzip');
    expect(packed.entries).toEqual(plain.entries);
    expect(plain.entries.map(({ name, size, marks }) => [name, size, marks.length])).toEqual([
      ['a/b.txt', '5', 0],
      ['../c', '1', 1],
    ]);
  });

  it('lists what came before a gzip breaks off, and says that it does', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => ({
      name: createHash('sha256').update(String(at)).digest('hex'),
      data: createHash('sha512').update(String(at)).digest(),
    }));
    const packed = gzipSync(rawTar(...many));
    const page = await (await takeIn('a.tgz', packed.subarray(0, packed.length >> 1))).archive();
    expect(page.total).toBeGreaterThan(500);
    expect(page.total).toBeLessThan(3000);
    expect(page.notes.join()).toContain('break off');
  });

  it('counts what comes out of a gzip bomb, and keeps none of it', async () => {
    const bomb = rawTar({ name: 'zeros', data: Buffer.alloc(40_000_000) });
    const page = await (await takeIn('a.tgz', gzipSync(bomb))).archive();
    expect(page.entries.map(({ name, size }) => [name, size])).toEqual([['zeros', '40000000']]);
    expect(page.notes.join()).toContain('more than a hundred times');
  });

  it('is none where the file is no archive, or gzip of something else', async () => {
    for (const content of ['hello', gzipSync('hello'), Buffer.from([0x1f, 0x8b]), Buffer.alloc(2000)]) {
      const { codeOf, folder, evidence } = await takeIn('a.zip', content);
      expect(await codeOf('evidence.archive', { folder, evidence })).toBe('NOT_THIS_FORMAT');
    }
  });
});
