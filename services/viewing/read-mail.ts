import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { decodeWords, firstHeader } from '../../shared/imports/mail-headers.ts';
import { createMailParts } from '../../shared/imports/mail-parts.ts';
import { createByteCursor, type ByteCursor } from '../../shared/viewing/byte-cursor.ts';
import { createMailView, type MailView } from '../../shared/viewing/mail-message.ts';
import { createMailboxIndex, growMailbox, type MailboxIndex } from '../../shared/viewing/mailbox.ts';
import { setImmediate } from 'node:timers/promises';
import type { CaseSession } from '../cases/case-session.ts';
import { withStoredFile, withStoredFileWalk } from '../evidence/stored-file.ts';
import { createNodeSha256 } from '../node-crypto.ts';
import { callBytesMax, type ViewCache } from './view-cache.ts';

export type MailCache = ViewCache<MailboxIndex>;
type Listed = Output<'evidence.messages'>['messages'][number];

const headBytes = 2 ** 15;
const listedCharacters = 300;
/** Of one message; docs/handbook/viewing.md says so. */
const messageBytesMax = 2 ** 26;
const pieceBytes = 2 ** 20;

/** The messages of a mailbox file, with the headers that a list shows. */
export const readMessages = (
  session: CaseSession,
  { evidence, from, count }: Checked<'evidence.messages'>,
  cache: MailCache,
): Result<Output<'evidence.messages'>> =>
  withStoredFile(session, evidence, (file) => {
    const cursor = createByteCursor(file);
    const index = cache.of(file, () => createMailboxIndex(cursor));
    growMailbox(index, cursor, callBytesMax);
    const messages = index.starts.slice(from, from + count).map((start, at): Listed => {
      const end = index.starts[from + at + 1] ?? (index.isDone ? file.sizeBytes : index.at);
      return { index: from + at, from: start, to: end, ...readHead(cursor, start, end) };
    });
    return ok({
      size: file.sizeBytes,
      isWhole: index.isDone,
      bytesRead: index.isDone ? file.sizeBytes : index.at,
      isMailbox: index.isMailbox,
      total: index.starts.length,
      from,
      messages,
    });
  });

const readHead = (cursor: ByteCursor, from: number, to: number): Pick<Listed, 'sender' | 'subject' | 'date'> => {
  const head = { sender: '', subject: '', date: '' };
  const parts = createMailParts({
    onHeaders: ({ number, headers }) => {
      if (number !== '') return;
      const text = (name: string): string =>
        decodeWords(firstHeader(headers, name) ?? '').text.slice(0, listedCharacters);
      Object.assign(head, { sender: text('from'), subject: text('subject'), date: text('date') });
    },
    onData: () => undefined,
    onEnd: () => undefined,
    onStray: () => undefined,
  });
  parts.push(cursor.slice(from, Math.min(to, from + headBytes)));
  parts.end();
  return head;
};

/** One message, or the part of it up to the limit. Attachments are hashed as they are passed, and nothing of them is kept. */
export const readMessage = (
  session: CaseSession,
  { evidence, from, to }: Checked<'evidence.message'>,
): Promise<Result<Output<'evidence.message'>>> =>
  withStoredFileWalk(session, evidence, async (file) => {
    if (from >= to || to > file.sizeBytes) return err(outside(file.sizeBytes));
    const readTo = Math.min(to, from + messageBytesMax);
    const view = createMailView(from, createNodeSha256);
    for (let at = from; at < readTo;) {
      const piece = file.read(at, Math.min(pieceBytes, readTo - at));
      if (piece.length === 0) return err(outside(at));
      view.push(piece);
      at += piece.length;
      await setImmediate();
    }
    return ok({ from, to, readTo, ...toReply(view.end(readTo < to)) });
  });

const toReply = ({
  messages,
  moreMessages,
  odd,
}: MailView): Pick<Output<'evidence.message'>, 'messages' | 'moreMessages' | 'odd'> => ({
  messages: messages.map((message) => ({
    ...message,
    headers: message.headers.map((header) => ({ ...header, marks: [...header.marks] })),
    hops: message.hops.map((hop) => ({
      ...hop,
      fields: hop.fields.map(([name, value]): [string, string] => [name, value]),
      marks: [...hop.marks],
    })),
    bodies: message.bodies.map((body) => ({
      ...body,
      html: body.html === null ? null : { ...body.html, links: [...body.html.links] },
      marks: [...body.marks],
    })),
    attachments: message.attachments.map((attachment) => ({ ...attachment, marks: [...attachment.marks] })),
    marks: [...message.marks],
  })),
  moreMessages,
  odd: [...odd],
});

const outside = (size: number): Failure => ({
  code: 'PLACE_OUTSIDE',
  message: `No message lies there; the file has ${size} bytes.`,
  hint: 'Open the file from its beginning.',
});
