import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatMailDraft, isMailbox } from '../../../shared/interchange/mail-draft.ts';

const draft = { from: null, to: [], subject: 'Lunch', date: null, text: 'Hello' };
const headersOf = (change: Partial<Parameters<typeof formatMailDraft>[0]>) =>
  formatMailDraft({ ...draft, ...change }).split('\r\n\r\n', 1)[0] ?? '';
const bodyOf = (message: string): string =>
  Buffer.from(message.slice(message.indexOf('\r\n\r\n')).replaceAll('\r\n', ''), 'base64').toString('utf8');
/** RFC 5322, section 2.2.3, and RFC 2047, section 6.2: unfolded, then words decoded, spaces between them left out. */
const decoded = (headers: string, name: string): string => {
  const unfolded = headers.replaceAll(/\r\n(?=[ \t])/gu, '');
  const value =
    unfolded
      .split('\r\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  return value
    .replaceAll(/\?=\s+=\?/gu, '?==?')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/gu, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'));
};

describe('a draft of a message', () => {
  it('is for sending, states no date before it was sent, and nobody whom nobody named', () => {
    expect(formatMailDraft(draft)).toBe(
      [
        'X-Unsent: 1',
        'Subject: Lunch',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        'SGVsbG8=',
        '',
      ].join('\r\n'),
    );
  });

  it('writes mailboxes and dates as the examples of RFC 5322 have them', () => {
    // Appendices A.1.1 and A.1.2; the day of the week is theirs.
    const headers = headersOf({
      from: 'John Doe <jdoe@machine.example>',
      to: ['Joe Q. Public <john.q.public@example.com>', 'mary@x.test', 'Giant; "Big" Box <sysservices@example.net>'],
      date: '1997-11-21T15:55:06Z',
    });
    expect(headers).toContain('From: John Doe <jdoe@machine.example>\r\n');
    expect(headers).toContain('Date: Fri, 21 Nov 1997 15:55:06 +0000\r\n');
    expect(headers).toContain(
      'To: "Joe Q. Public" <john.q.public@example.com>, mary@x.test,\r\n "Giant; \\"Big\\" Box" <sysservices@example.net>\r\n',
    );
  });

  it('encodes what is not ASCII in words of at most 75 characters, none of them with part of a character', () => {
    const subject = 'Störung im Krankenhaus 🏥 '.repeat(12).trim();
    const headers = headersOf({ subject });
    for (const word of headers.match(/=\?[^ \r]*\?=/gu) ?? []) {
      expect(word.length).toBeLessThanOrEqual(75);
      expect(Buffer.from(word.split('?')[3] ?? '', 'base64').toString('utf8')).not.toContain('\ufffd');
    }
    expect(decoded(headers, 'Subject')).toBe(subject);
    // What looks like an encoded word is not taken for one.
    expect(decoded(headersOf({ subject: '=?UTF-8?B?QQ==?=' }), 'Subject')).toBe('=?UTF-8?B?QQ==?=');
  });

  it('lets no text begin a header of its own, and keeps every line short and ASCII', () => {
    const names = new Set(['X-Unsent', 'Date', 'From', 'To', 'Subject', 'MIME-Version', 'Content-Type']);
    names.add('Content-Transfer-Encoding');
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('A\r\nBcc: all@example.org'), fc.string());
    fc.assert(
      fc.property(hostile, hostile, hostile, (subject, name, text) => {
        const message = formatMailDraft({ ...draft, subject, to: [`${name} <a@example.org>`], text });
        const headers = message.split('\r\n\r\n', 1)[0] ?? '';
        for (const line of message.split('\r\n')) {
          expect(line).toMatch(/^[\x20-\x7e]*$/u);
          expect(line.length).toBeLessThanOrEqual(78);
        }
        for (const line of headers.split('\r\n')) {
          expect(line.startsWith(' ') || names.has(line.split(':', 1)[0] ?? '')).toBe(true);
        }
        expect(headers.match(/@/gu)?.length).toBeGreaterThan(0);
        const whole = text.toWellFormed().replaceAll(/\r\n|\r|\n/gu, '\r\n');
        expect(bodyOf(message)).toBe(whole);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a@example.org', true],
    ['Anna <a@example.org>', true],
    ['Anna', false],
    ['a@example.org, b@example.org', false],
    ['a@example.org\r\nBcc: b@example.org', false],
    ['<a@b> <c@d', false],
    ['a@example..org', false],
    ['', false],
  ])('takes %j for an address: %s', (text, isOne) => {
    expect(isMailbox(text)).toBe(isOne);
  });
});
