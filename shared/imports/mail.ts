import { copyBytes, joinBytes } from '../base/bytes.ts';
import type { Sha256 } from '../base/crypto.ts';
import { err, ok, type Failure } from '../base/result.ts';
import { dayOfWeek } from '../base/calendar.ts';
import { decodeCharset } from './charsets.ts';
import type { ImportedRecord, Importer, ImportOptions, ImportSink } from './importer.ts';
import { decodeWords, firstHeader, headerValues, parseParameters, type MailHeader } from './mail-headers.ts';
import { createMailParts, mailLimits, type MailPart, type MailPartEnd } from './mail-parts.ts';
import { readHops } from './mail-received.ts';
import { mark, type Mark } from './marks.ts';
import { nameMarks } from './name-marks.ts';
import { readRecordTime } from './record-time.ts';
import { recordTitle } from './record-title.ts';
import { headLines, openUtf8Bytes } from './text-lines.ts';
import { parseMailDate } from './time-text.ts';

/** Bytes of text that are kept of one message; the rest is counted. */
const mailTextBytesMax = 2 ** 20;

/** One mail (`.eml`): messages, also those within it, their way, their text, and what is attached. Nothing is rendered. */
export const mailImporter: Importer = {
  format: 'mail',
  sniff: (head, name) => {
    const lines = headLines(head, 200) ?? [];
    const end = lines.findIndex((line) => line.trim() === '');
    const names = (end < 0 ? lines.slice(0, -1) : lines.slice(0, end)).flatMap((line) => {
      const [, header] = /^([!-9;-~]+):/u.exec(line) ?? [];
      return header === undefined ? [] : [header.toLowerCase()];
    });
    const known = new Set(names.filter((header) => mailHeaderNames.has(header))).size;
    if (known >= 3 || (known === 2 && mailName.test(name))) return 2;
    return known > 0 && (mailName.test(name) || /^From \S+ /u.test(lines[0] ?? '')) ? 1 : 0;
  },
  open: (sink, options) => {
    const messages = new Map<MailPart, OpenMessage>();
    let known = 0;
    const parts = createMailParts({
      onHeaders: (part) => {
        if (part.kind === 'message') {
          known += part.headers.filter(({ name }) => mailHeaderNames.has(name.toLowerCase())).length;
          messages.set(part, { part, texts: [], textBytes: 0, bodies: [], attachments: [], open: null });
        }
      },
      onData: (part, bytes) => {
        const message = part.message === null ? undefined : messages.get(part.message);
        if (message !== undefined) addData(message, part, bytes, options);
      },
      onEnd: (part, end) => {
        if (part.kind === 'leaf') {
          const message = part.message === null ? undefined : messages.get(part.message);
          if (message !== undefined) endLeaf(message, part, end, options);
        } else if (part.kind === 'message') {
          const message = messages.get(part);
          messages.delete(part);
          if (message !== undefined) recordMessage(sink, message, end, options);
        }
      },
      onStray: (what, place) => sink.skip({ place, code: strayCodes[what], message: strayMessages[what] }),
    });
    return {
      push: (chunk) => {
        parts.push(chunk);
        return ok(undefined);
      },
      end: () => {
        parts.end();
        return known === 0 ? err(noMail) : ok(undefined);
      },
    };
  },
};

type OpenMessage = {
  readonly part: MailPart;
  readonly texts: string[];
  textBytes: number;
  readonly bodies: (readonly [name: string, value: string])[];
  readonly attachments: ImportedRecord[];
  open: OpenLeaf | null;
};
type OpenLeaf = {
  readonly isText: boolean;
  size: number;
  readonly kept: Uint8Array[];
  keptBytes: number;
  readonly hash: Sha256 | null;
};

const mailName = /\.(?:eml|mht|mhtml)$/iu;
const mailHeaderNames: ReadonlySet<string> = new Set([
  'from',
  'to',
  'cc',
  'date',
  'subject',
  'message-id',
  'received',
  'return-path',
  'delivered-to',
  'mime-version',
  'content-type',
  'reply-to',
  'sender',
]);
// RFC 5322 section 3.6: once at most.
export const singleHeaders = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'content-type',
];

const noMail: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The file is no mail: none of the headers that a mail has stands in it; nothing of it was imported.',
  hint: 'Import it with `--as` and the format that it has, or as `log` to have its lines searchable.',
};
const strayCodes = {
  header: 'MAIL_HEADER_UNREADABLE',
  headers: 'MAIL_LIMIT',
  parts: 'MAIL_LIMIT',
  depth: 'MAIL_LIMIT',
  outside: 'MAIL_OUTSIDE_PARTS',
} as const;
export const strayMessages = {
  header: 'A line among the headers is no header.',
  headers: `There are more than ${mailLimits.headers} headers, or more than 1 MiB of them; the rest was not read.`,
  parts: `There are more than ${mailLimits.parts} parts; the rest was not read.`,
  depth: `Parts stand in parts more than ${mailLimits.depth} deep; what is deeper is one attachment.`,
  outside: 'Between here and there lines stand before, between or after the parts, where mail programs show none.',
} as const;

export const isBodyText = (part: MailPart): boolean =>
  part.type.startsWith('text/') && part.type.length < 100 && !isAttached(part) && attachmentName(part) === null;
const isAttached = ({ headers }: MailPart): boolean =>
  parseParameters(firstHeader(headers, 'content-disposition') ?? '').value === 'attachment';

export const attachmentName = ({ headers, parameters }: MailPart): string | null => {
  const disposition = parseParameters(firstHeader(headers, 'content-disposition') ?? '').parameters;
  const name = disposition.get('filename') ?? parameters.get('name');
  return name === undefined ? null : decodeWords(name).text;
};

const openLeaf = (part: MailPart, createSha256: ImportOptions['createSha256']): OpenLeaf => {
  const isText = isBodyText(part);
  return { isText, size: 0, kept: [], keptBytes: 0, hash: isText ? null : (createSha256?.() ?? null) };
};

const addData = (message: OpenMessage, part: MailPart, bytes: Uint8Array, { createSha256 }: ImportOptions): void => {
  message.open ??= openLeaf(part, createSha256);
  const leaf = message.open;
  leaf.size += bytes.length;
  leaf.hash?.update(bytes);
  const room = mailTextBytesMax - message.textBytes - leaf.keptBytes;
  if (!leaf.isText || room <= 0) return;
  const kept = copyBytes(bytes.subarray(0, room));
  leaf.kept.push(kept);
  leaf.keptBytes += kept.length;
};

const endLeaf = (message: OpenMessage, part: MailPart, end: MailPartEnd, options: ImportOptions): void => {
  const leaf = message.open ?? openLeaf(part, options.createSha256);
  message.open = null;
  const marks: Mark[] = [];
  if (end.strangeBytes > 0) {
    marks.push(mark('transfer-encoding', `${end.strangeBytes} places do not follow ${part.encoding}`));
  }
  if (end.isCut)
    marks.push(mark('long-line', `a line is longer than ${mailLimits.lineBytes} bytes; the rest of it is missing`));
  if (!knownEncodings.has(part.encoding))
    marks.push(mark('encoding', `the transfer encoding is not known; the data are as they stand`));
  if (leaf.isText) {
    const bytes = joinBytes(leaf.kept);
    const isCut = leaf.size > bytes.length;
    const { text, problem } = decodeCharset(
      isCut ? bytes.subarray(0, bytes.length - openUtf8Bytes(bytes)) : bytes,
      part.parameters.get('charset') ?? '',
    );
    if (isCut) marks.push(mark('text-cut', `${leaf.size} bytes of text; the first ${bytes.length} can be searched`));
    if (problem !== null) marks.push(mark('charset', problem));
    message.texts.push(text);
    message.textBytes += bytes.length;
    message.bodies.push([`body:${part.number}`, `${part.type}; ${leaf.size} bytes`], ...marks);
    return;
  }
  const name = attachmentName(part);
  if (leaf.hash === null) marks.push(mark('not-hashed', 'no digest was computed'));
  message.attachments.push({
    type: 'attachment',
    key: null,
    title: recordTitle(name ?? `${part.type}, part ${part.number}`),
    text: [name ?? '', part.type].join(' ').trim(),
    at: null,
    place: { offset: part.offset, length: end.endOffset - part.offset },
    fields: [
      ['part', part.number],
      ...(name === null ? [] : [['name', name] as const]),
      ['type', part.type],
      ...(part.encoding === '' ? [] : [['encoding', part.encoding] as const]),
      ['size', String(leaf.size)],
      ...(leaf.hash === null || end.isCut ? [] : [['sha256', leaf.hash.digestHex()] as const]),
      ...part.headers.filter(({ name: header }) => /^content-/iu.test(header)).map(headerField),
      ...(name === null ? [] : nameMarks(name)),
      ...marks,
    ],
    links: partOf(message.part),
  });
};

export const knownEncodings: ReadonlySet<string> = new Set([
  '',
  '7bit',
  '8bit',
  'binary',
  'base64',
  'quoted-printable',
]);

const headerField = ({ name, value }: MailHeader): readonly [string, string] => [name, value];

const messageKey = ({ headers }: MailPart): string | null => firstHeader(headers, 'message-id') ?? null;

const partOf = (message: MailPart | null): ImportedRecord['links'] => {
  const key = message === null ? null : messageKey(message);
  return key === null ? [] : [{ kind: 'part-of', to: key }];
};

const recordMessage = (sink: ImportSink, message: OpenMessage, end: MailPartEnd, options: ImportOptions): void => {
  const { part, texts, bodies, attachments } = message;
  const date = firstHeader(part.headers, 'date');
  const at = date === undefined ? null : readRecordTime(date, options.clockOffsetSeconds);
  const subject = decodeWords(firstHeader(part.headers, 'subject') ?? '').text;
  const from = decodeWords(firstHeader(part.headers, 'from') ?? '').text;
  const fields: (readonly [string, string])[] = [];
  for (const header of part.headers) {
    fields.push([header.name, header.value]);
    const { text, problem } = decodeWords(header.value);
    if (text !== header.value) fields.push([`decoded:${header.name}`, text]);
    if (problem !== null) fields.push(mark('encoded-word', `${header.name}: ${problem}`));
    if (header.isLatin1) fields.push(mark('latin-1', `${header.name} is not UTF-8; read as Latin-1`));
  }
  for (const name of singleHeaders) {
    const count = headerValues(part.headers, name).length;
    if (count > 1) fields.push(mark('duplicate-header', `${name} stands ${count} times`));
  }
  if (date !== undefined && isOtherWeekday(date))
    fields.push(mark('weekday', 'the day of the week does not fit the date'));
  if (end.isOpen) fields.push(mark('open-part', 'the file ends before the last boundary of its parts'));
  sink.record({
    type: 'message',
    key: messageKey(part),
    title: recordTitle(subject === '' ? `(no subject) ${from}` : subject),
    text: [...part.headers.map(({ value }) => decodeWords(value).text), ...texts].join('\n'),
    at,
    place: { offset: part.offset, length: end.endOffset - part.offset },
    fields: [...fields, ...bodies],
    links: partOf(part.message),
  });
  for (const hop of readHops(part.headers, at, options.clockOffsetSeconds)) {
    sink.record({
      type: 'received',
      key: null,
      title: recordTitle(`Received: ${hop.header.value}`),
      text: hop.header.value,
      at: hop.at,
      place: { offset: hop.header.offset, length: hop.header.length },
      fields: [...hop.fields, ...hop.marks],
      links: partOf(part),
    });
  }
  for (const attachment of attachments) sink.record(attachment);
};

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const isOtherWeekday = (date: string): boolean => {
  const [, name = ''] = /^\s*(sun|mon|tue|wed|thu|fri|sat)[a-z]*\s*,/iu.exec(date) ?? [];
  const { year = null, month, day } = parseMailDate(date) ?? {};
  if (name === '' || year === null || month === undefined || day === undefined) return false;
  return weekdays[dayOfWeek({ year, month, day })] !== name.toLowerCase();
};
