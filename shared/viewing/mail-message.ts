import { copyBytes, joinBytes } from '../base/bytes.ts';
import type { Sha256 } from '../base/crypto.ts';
import { decodeCharset } from '../imports/charsets.ts';
import { attachmentName, isBodyText, knownEncodings, singleHeaders, strayMessages } from '../imports/mail.ts';
import { decodeWords, firstHeader, headerValues, type MailHeader } from '../imports/mail-headers.ts';
import { createMailParts, type MailPart, type MailPartEnd } from '../imports/mail-parts.ts';
import { readHops } from '../imports/mail-received.ts';
import { nameMarks } from '../imports/name-marks.ts';
import { readRecordTime } from '../imports/record-time.ts';
import { openUtf8Bytes } from '../imports/text-lines.ts';
import { htmlToText, type HtmlText } from './html-text.ts';

/** What a message shows of itself. Places are bytes of the file. */
export type MailView = {
  /** The message first, then those within it. */
  readonly messages: readonly MailMessageView[];
  readonly moreMessages: number;
  readonly odd: readonly { readonly message: string; readonly from: number; readonly to: number }[];
};
export type MailMessageView = {
  /** As IMAP numbers parts; empty for the message itself. */
  readonly part: string;
  readonly headers: readonly MailHeaderView[];
  readonly moreHeaders: number;
  readonly hops: readonly MailHopView[];
  readonly bodies: readonly MailBodyView[];
  readonly attachments: readonly MailAttachmentView[];
  readonly moreParts: number;
  readonly marks: readonly string[];
};
export type MailHeaderView = {
  readonly name: string;
  readonly raw: string;
  /** Where encoded words say something else than what stands. */
  readonly decoded: string | null;
  readonly marks: readonly string[];
  readonly from: number;
  readonly to: number;
};
export type MailHopView = {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly timeRaw: string | null;
  readonly timeUtc: string | null;
  readonly marks: readonly string[];
};
export type MailBodyView = {
  readonly part: string;
  readonly type: string;
  readonly size: number;
  readonly text: string;
  readonly isCut: boolean;
  readonly html: Omit<HtmlText, 'text' | 'isTooDeep'> | null;
  readonly marks: readonly string[];
};
export type MailAttachmentView = {
  readonly part: string;
  readonly name: string | null;
  readonly type: string;
  readonly encoding: string;
  readonly size: number;
  readonly sha256: string | null;
  readonly marks: readonly string[];
  readonly from: number;
  readonly to: number;
};

const mailViewLimits = {
  messages: 20,
  headers: 300,
  headerCharacters: 4000,
  /** Bodies and attachments of one message. */
  parts: 200,
  bodyBytes: 2 ** 18,
  hops: 100,
} as const;

type Open = {
  readonly part: MailPart;
  readonly bodies: MailBodyView[];
  readonly attachments: MailAttachmentView[];
  moreParts: number;
  leaf: { size: number; readonly kept: Uint8Array[]; keptBytes: number; readonly hash: Sha256 | null } | null;
};

/** Takes a message apart as its bytes come; `offset` is where it begins in the file. */
export const createMailView = (
  offset: number,
  createSha256: () => Sha256,
): { readonly push: (bytes: Uint8Array) => void; readonly end: (isCut: boolean) => MailView } => {
  const open = new Map<MailPart, Open>();
  const order: Open[] = [];
  const done = new Map<Open, MailMessageView>();
  const odd: { message: string; from: number; to: number }[] = [];
  let moreMessages = 0;
  let isCutShort = false;
  const messageOf = (part: MailPart): Open | undefined => (part.message === null ? undefined : open.get(part.message));
  const parts = createMailParts({
    onHeaders: (part) => {
      if (part.kind !== 'message') return;
      if (order.length >= mailViewLimits.messages) {
        moreMessages += 1;
        return;
      }
      const made: Open = { part, bodies: [], attachments: [], moreParts: 0, leaf: null };
      open.set(part, made);
      order.push(made);
    },
    onData: (part, bytes) => {
      const message = messageOf(part);
      if (message === undefined) return;
      message.leaf ??= newLeaf(part, createSha256);
      const { leaf } = message;
      leaf.size += bytes.length;
      leaf.hash?.update(bytes);
      const room = leaf.hash === null ? mailViewLimits.bodyBytes - leaf.keptBytes : 0;
      if (room <= 0) return;
      const kept = copyBytes(bytes.subarray(0, room));
      leaf.kept.push(kept);
      leaf.keptBytes += kept.length;
    },
    onEnd: (part, end) => {
      if (part.kind === 'leaf') {
        const message = messageOf(part);
        if (message !== undefined) endLeaf(message, part, end, { offset, createSha256, isCutShort });
      } else if (part.kind === 'message') {
        const message = open.get(part);
        if (message !== undefined) done.set(message, describe(message, end, offset));
      }
    },
    onStray: (what, place) => {
      // The envelope of a mailbox file is no oddity of the message.
      if (what === 'header' && place.offset === 0) return;
      if (odd.length >= 100) return;
      odd.push({ message: strayMessages[what], from: offset + place.offset, to: offset + place.offset + place.length });
    },
  });
  return {
    push: parts.push,
    end: (isCut) => {
      isCutShort = isCut;
      parts.end();
      const messages = order.flatMap((one) => {
        const message = done.get(one);
        return message === undefined ? [] : [message];
      });
      return { messages, moreMessages, odd };
    },
  };
};

const newLeaf = (part: MailPart, createSha256: () => Sha256): NonNullable<Open['leaf']> => ({
  size: 0,
  kept: [],
  keptBytes: 0,
  hash: isBodyText(part) ? null : createSha256(),
});

type LeafEnd = { readonly offset: number; readonly createSha256: () => Sha256; readonly isCutShort: boolean };

const endLeaf = (
  message: Open,
  part: MailPart,
  end: MailPartEnd,
  { offset, createSha256, isCutShort }: LeafEnd,
): void => {
  const leaf = message.leaf ?? newLeaf(part, createSha256);
  message.leaf = null;
  if (message.bodies.length + message.attachments.length >= mailViewLimits.parts) {
    message.moreParts += 1;
    return;
  }
  const marks: string[] = [];
  if (end.strangeBytes > 0) marks.push(`${end.strangeBytes} places do not follow ${part.encoding}`);
  if (end.isCut) marks.push('a line is too long to be read whole');
  if (!knownEncodings.has(part.encoding)) marks.push('its transfer encoding is not known: its bytes are as they stand');
  if (isCutShort) marks.push('what was read ends within it');
  if (leaf.hash === null) {
    const bytes = joinBytes(leaf.kept);
    const isCut = leaf.size > bytes.length;
    const { text, problem } = decodeCharset(
      isCut ? bytes.subarray(0, bytes.length - openUtf8Bytes(bytes)) : bytes,
      part.parameters.get('charset') ?? '',
    );
    if (problem !== null) marks.push(problem);
    const html = part.type === 'text/html' ? htmlToText(text) : null;
    if (html?.isTooDeep === true) marks.push('its HTML is nested too deep; what comes after that is not shown');
    message.bodies.push({
      part: part.number,
      type: part.type,
      size: leaf.size,
      text: html?.text ?? text,
      isCut,
      html: html === null ? null : withoutText(html),
      marks,
    });
    return;
  }
  const name = attachmentName(part);
  message.attachments.push({
    part: part.number,
    name,
    type: part.type,
    encoding: part.encoding,
    size: leaf.size,
    sha256: end.isCut || isCutShort ? null : leaf.hash.digestHex(),
    marks: [...(name === null ? [] : nameMarks(name).map(([, value]) => value)), ...marks],
    from: offset + part.offset,
    to: offset + end.endOffset,
  });
};

const withoutText = ({
  links,
  linkCount,
  remoteImages,
  otherImages,
  forms,
  scripts,
  frames,
}: HtmlText): Omit<HtmlText, 'text' | 'isTooDeep'> => ({
  links,
  linkCount,
  remoteImages,
  otherImages,
  forms,
  scripts,
  frames,
});

const describe = (
  { part, bodies, attachments, moreParts }: Open,
  end: MailPartEnd,
  offset: number,
): MailMessageView => {
  const { headers } = part;
  const date = firstHeader(headers, 'date');
  const at = date === undefined ? null : readRecordTime(date, undefined);
  const marks: string[] = [];
  for (const name of singleHeaders) {
    const count = headerValues(headers, name).length;
    if (count > 1) marks.push(`${name} stands ${count} times`);
  }
  if (end.isOpen) marks.push('the last boundary of its parts is missing');
  return {
    part: part.number,
    headers: headers.slice(0, mailViewLimits.headers).map((header) => describeHeader(header, offset)),
    moreHeaders: Math.max(0, headers.length - mailViewLimits.headers),
    hops: readHops(headers, at, undefined)
      .slice(0, mailViewLimits.hops)
      .map(({ at: time, fields, marks: hopMarks }) => ({
        fields: fields.map(([name, value]) => [name, value.slice(0, mailViewLimits.headerCharacters)]),
        timeRaw: time?.raw ?? null,
        timeUtc: time?.utc ?? null,
        marks: [
          ...hopMarks.map(([, value]) => value),
          ...(time?.mark === null || time === null ? [] : [`time: ${time.mark}`]),
        ],
      })),
    bodies,
    attachments,
    moreParts,
    marks,
  };
};

const describeHeader = (header: MailHeader, offset: number): MailHeaderView => {
  const { text, problem } = decodeWords(header.value);
  const isLong = header.value.length > mailViewLimits.headerCharacters;
  return {
    name: header.name,
    raw: header.value.slice(0, mailViewLimits.headerCharacters),
    decoded: text === header.value ? null : text.slice(0, mailViewLimits.headerCharacters),
    marks: [
      ...(problem === null ? [] : [problem]),
      ...(header.isLatin1 ? ['not UTF-8; read as Latin-1'] : []),
      ...(isLong ? [`${header.value.length} characters; the first ${mailViewLimits.headerCharacters} are shown`] : []),
    ],
    from: offset + header.offset,
    to: offset + header.offset + header.length,
  };
};
