import { bytesToLatin1 } from '../imports/text-lines.ts';
import type { ByteCursor } from './byte-cursor.ts';

/** Where the messages of a mailbox file begin (RFC 4155), as far as somebody has looked; one message is its own only one. */
export type MailboxIndex = {
  readonly isMailbox: boolean;
  readonly starts: number[];
  at: number;
  /** Whether the line before was empty, so that a line that begins with `From ` begins a message. */
  isAfterEmpty: boolean;
  isDone: boolean;
};

/** More messages of one file are not listed. */
const mailboxMessagesMax = 1_000_000;

export const createMailboxIndex = (cursor: ByteCursor): MailboxIndex => {
  const isMailbox = startsEnvelope(cursor.slice(0, 5));
  return { isMailbox, starts: isMailbox ? [] : [0], at: 0, isAfterEmpty: true, isDone: !isMailbox };
};

/** Reads on so far, or to the end of the file. */
export const growMailbox = (index: MailboxIndex, cursor: ByteCursor, bytesMax: number): void => {
  const stop = index.at + bytesMax;
  while (!index.isDone && index.at < stop) {
    // At the beginning of a line.
    if (index.isAfterEmpty && startsEnvelope(cursor.slice(index.at, index.at + 5))) index.starts.push(index.at);
    const { next, isEmpty } = passLine(cursor, index.at);
    index.isAfterEmpty = isEmpty;
    index.at = next;
    if (next >= cursor.sizeBytes || index.starts.length >= mailboxMessagesMax) index.isDone = true;
  }
};

const passLine = (cursor: ByteCursor, from: number): { readonly next: number; readonly isEmpty: boolean } => {
  let isEmpty = true;
  for (let at = from; ;) {
    const bytes = cursor.chunk(at);
    if (bytes.length === 0) return { next: at, isEmpty };
    const feed = bytes.indexOf(lineFeed);
    const length = feed < 0 ? bytes.length : feed;
    if (length > 1 || (length === 1 && bytes[0] !== carriageReturn)) isEmpty = false;
    at += length;
    if (feed >= 0) return { next: at + 1, isEmpty };
  }
};

const startsEnvelope = (bytes: Uint8Array): boolean => bytesToLatin1(bytes) === 'From ';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
