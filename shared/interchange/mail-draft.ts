import { bytesToBase64, utf8ToBytes } from '../base/bytes.ts';
import { dayOfWeek, textToDay } from '../base/calendar.ts';
import type { Instant } from '../base/clock.ts';

export type MailDraft = {
  /** `ben@example.org` or `Ben <ben@example.org>`; null: the mail program fills it in. */
  readonly from: string | null;
  /** Those that are no address are left out: see `isMailbox`. */
  readonly to: readonly string[];
  readonly subject: string;
  /** Null: not sent, so there is no date to state. */
  readonly date: Instant | null;
  readonly text: string;
};

/**
 * A draft of a message (RFC 5322), which mail programs open for sending. Lines end in CRLF and hold at most 78 characters,
 * all of them ASCII; names and subject are encoded words (RFC 2047) where they need to be, the text is base64 of UTF-8. Texts
 * may come from anybody: none can begin a header of its own.
 */
export const formatMailDraft = ({ from, to, subject, date, text }: MailDraft): string => {
  const recipients = to.flatMap((recipient) => mailboxOf(recipient) ?? []);
  const headers = [
    'X-Unsent: 1',
    ...(date === null ? [] : [`Date: ${dateText(date)}`]),
    ...mailboxHeader('From', from === null ? [] : [mailboxOf(from)]),
    ...mailboxHeader('To', recipients),
    foldedHeader('Subject', phrase(visible(subject), 'text')),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  const body = bytesToBase64(utf8ToBytes(text.replaceAll(/\r\n|\r|\n/gu, '\r\n')));
  return [...headers, '', ...(body.match(/.{1,76}/gu) ?? []), ''].join('\r\n');
};

/** Whether a recipient is an address that a message can go to. */
export const isMailbox = (text: string): boolean => mailboxOf(text) !== undefined;

type Mailbox = { readonly name: string; readonly address: string };

// Dot-atoms on both sides (RFC 5322, section 3.4.1); no comments, no quoted local parts, no address literals.
const atom = String.raw`[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~-]+`;
const addressPattern = new RegExp(String.raw`^${atom}(?:\.${atom})*@${atom}(?:\.${atom})*$`, 'u');
const addressCharactersMax = 254;

const mailboxOf = (text: string): Mailbox | undefined => {
  const trimmed = text.trim();
  const open = trimmed.endsWith('>') ? trimmed.lastIndexOf('<') : -1;
  const address = open === -1 ? trimmed : trimmed.slice(open + 1, -1);
  if (address.length > addressCharactersMax || !addressPattern.test(address)) return undefined;
  return { name: open === -1 ? '' : visible(trimmed.slice(0, open)).trim(), address };
};

/** A control character would end a header or hide what it says. */
const visible = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

const mailboxHeader = (name: string, mailboxes: readonly (Mailbox | undefined)[]): readonly string[] => {
  const known = mailboxes.filter((mailbox) => mailbox !== undefined);
  if (known.length === 0) return [];
  const parts = known.map(({ name: shown, address }) =>
    shown === '' ? [address] : [...phrase(shown, 'name'), `<${address}>`],
  );
  return [
    foldedHeader(
      name,
      parts.flatMap((words, at) =>
        at === parts.length - 1 ? words : [...words.slice(0, -1), `${words.at(-1) ?? ''},`],
      ),
    ),
  ];
};

const lineCharactersMax = 78;

/** Words of a header; a line that would be too long goes on in the next one, which begins with a space. */
const foldedHeader = (name: string, words: readonly string[]): string => {
  let line = `${name}:`;
  const lines: string[] = [];
  for (const word of words) {
    if (line.length + 1 + word.length > lineCharactersMax && line !== `${name}:`) {
      lines.push(line);
      line = '';
    }
    line = `${line} ${word}`;
  }
  return [...lines, line].join('\r\n');
};

const shortCharactersMax = 60;

/** Short plain ASCII as it is, or quoted where it is a name; anything else as encoded words. */
const phrase = (text: string, of: 'name' | 'text'): readonly string[] => {
  const isPlain = /^[\x20-\x7e]*$/u.test(text) && text.length <= shortCharactersMax && !text.includes('=?');
  if (!isPlain) return encodedWords(text);
  if (of === 'text') return [text.trim()];
  return /^[A-Za-z0-9 ]+$/u.test(text) ? [text] : [`"${text.replaceAll(/["\\]/gu, String.raw`\$&`)}"`];
};

// 45 bytes are 60 characters of base64; an encoded word has at most 75 and no part of a character (RFC 2047, sections 2, 5).
const wordBytesMax = 45;

const encodedWords = (text: string): readonly string[] => {
  const chunks: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (utf8ToBytes(chunk + character).length > wordBytesMax) {
      chunks.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  return [...chunks, chunk].map((part) => `=?UTF-8?B?${bytesToBase64(utf8ToBytes(part))}?=`);
};

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dateText = (instant: Instant): string => {
  const day = textToDay(instant.slice(0, 10));
  const date = [instant.slice(8, 10), months[day.month - 1] ?? '', instant.slice(0, 4)].join(' ');
  return `${days[dayOfWeek(day)] ?? ''}, ${date} ${instant.slice(11, 19)} +0000`;
};
