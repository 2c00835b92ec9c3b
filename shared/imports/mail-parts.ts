import { concatBytes, copyBytes } from '../base/bytes.ts';
import { createByteLines, type ByteLine } from './byte-lines.ts';
import { createTransferDecoder, type TransferDecoder } from './mail-decoders.ts';
import { firstHeader, parseParameters, readHeader, type MailHeader } from './mail-headers.ts';

/** A message, a part with others in it, or a part with data. */
export type MailPart = {
  /** `1.2` as IMAP numbers them (RFC 9051 section 6.4.5.1); empty for the file itself. */
  readonly number: string;
  readonly kind: 'message' | 'multipart' | 'leaf';
  readonly depth: number;
  readonly headers: readonly MailHeader[];
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly encoding: string;
  /** The message that it stands in; null for the file itself. */
  readonly message: MailPart | null;
  readonly offset: number;
};

/** How the data of a leaf, or a message, ended. */
export type MailPartEnd = {
  readonly endOffset: number;
  readonly strangeBytes: number;
  /** A line was longer than the cap, so some of its data are missing. */
  readonly isCut: boolean;
  /** Its last boundary never came. */
  readonly isOpen: boolean;
};

export type MailEvents = {
  readonly onHeaders: (part: MailPart) => void;
  readonly onData: (part: MailPart, bytes: Uint8Array) => void;
  readonly onEnd: (part: MailPart, end: MailPartEnd) => void;
  readonly onStray: (
    what: 'header' | 'headers' | 'parts' | 'depth' | 'outside',
    place: { offset: number; length: number },
  ) => void;
};

export const mailLimits = {
  /** Of one line; data in a longer one are cut, and have no digest. */
  lineBytes: 16 * 2 ** 20,
  /** Of the headers of one part. */
  headerBytes: 2 ** 20,
  headers: 2000,
  parts: 10_000,
  depth: 20,
} as const;

export type MailParts = { readonly push: (chunk: Uint8Array) => void; readonly end: () => void };

/** Takes a mail apart as it comes: headers (RFC 5322), parts (RFC 2046), data with their transfer encoding undone. */
export const createMailParts = (events: MailEvents): MailParts => {
  const open: OpenPart[] = [openPart('', 0, null, 0)];
  let parts = 0;
  let isFirstLine = true;

  const close = (index: number, endOffset: number, isOpen: boolean): void => {
    while (open.length > index) {
      const closed = open.at(-1);
      if (closed === undefined) return;
      if (closed.part === null) {
        // May open what stands in it, which is then closed first.
        finishHeaders(closed, endOffset);
        continue;
      }
      open.pop();
      if (closed.decoder !== null) emit(closed, closed.decoder.end());
      if (closed.outside !== null) events.onStray('outside', closed.outside);
      events.onEnd(closed.part, {
        endOffset,
        strangeBytes: closed.decoder?.strange() ?? 0,
        isCut: closed.isCut,
        isOpen: isOpen && closed.boundary !== null && !closed.isOver,
      });
    }
  };
  const emit = ({ part }: OpenPart, bytes: Uint8Array): void => {
    if (part !== null && bytes.length > 0) events.onData(part, bytes);
  };
  const addHeader = (current: OpenPart): void => {
    const { lines, lineOffset, lineEnd } = current;
    current.lines = [];
    if (lines.length === 0) return;
    const place = { offset: lineOffset, length: lineEnd - lineOffset };
    if (current.headers.length >= mailLimits.headers || current.headerBytes > mailLimits.headerBytes) {
      if (!current.isOverLimit) events.onStray('headers', place);
      current.isOverLimit = true;
      return;
    }
    const header = readHeader(lines, place.offset, place.length);
    if (header === undefined) events.onStray('header', place);
    else current.headers.push(header);
  };
  const finishHeaders = (current: OpenPart, bodyOffset: number): void => {
    addHeader(current);
    const isMessage = current.number === '' || current.isMessage;
    const { value, parameters } = parseParameters(firstHeader(current.headers, 'content-type') ?? current.defaultType);
    const type = value === '' ? 'text/plain' : value;
    const encoding = (firstHeader(current.headers, 'content-transfer-encoding') ?? '').trim().toLowerCase();
    const boundary = type.startsWith('multipart/') ? (parameters.get('boundary') ?? '') : '';
    const isDeep = current.depth >= mailLimits.depth;
    if (isDeep && (boundary !== '' || type === 'message/rfc822')) {
      events.onStray('depth', { offset: current.offset, length: bodyOffset - current.offset });
    }
    const hasParts = boundary !== '' && !isDeep;
    const isPlain = encoding === '' || encoding === '7bit' || encoding === '8bit' || encoding === 'binary';
    const hasMessage = type === 'message/rfc822' && isPlain && !isDeep;
    const part: MailPart = {
      number: current.number,
      kind: isMessage ? 'message' : hasParts || hasMessage ? 'multipart' : 'leaf',
      depth: current.depth,
      headers: current.headers,
      type,
      parameters,
      encoding,
      message: current.message,
      offset: current.offset,
    };
    current.part = part;
    events.onHeaders(part);
    if (hasParts) {
      current.boundary = boundary;
      return;
    }
    if (hasMessage) {
      const inner = openPart(
        isMessage ? join(current.number, 1) : current.number,
        current.depth + 1,
        isMessage ? part : current.message,
        bodyOffset,
      );
      inner.isMessage = true;
      open.push(inner);
    } else if (isMessage) {
      // A message without parts has its data as its first part.
      const leaf = openPart(join(current.number, 1), current.depth + 1, part, bodyOffset);
      leaf.part = { ...part, number: leaf.number, kind: 'leaf', depth: leaf.depth, message: part, offset: bodyOffset };
      leaf.decoder = createTransferDecoder(encoding);
      open.push(leaf);
    } else current.decoder = createTransferDecoder(encoding);
  };
  const openNext = (index: number, offset: number): void => {
    const parent = open[index];
    if (parent === undefined || parent.part === null) return;
    parts += 1;
    if (parts > mailLimits.parts) {
      if (parts === mailLimits.parts + 1) events.onStray('parts', { offset, length: 0 });
      return;
    }
    parent.children += 1;
    const message = parent.part.kind === 'message' ? parent.part : parent.message;
    const next = openPart(join(parent.number, parent.children), parent.depth + 1, message, offset);
    // RFC 2046 section 5.1.5.
    if (parent.part.type === 'multipart/digest') next.defaultType = 'message/rfc822';
    open.push(next);
  };
  const onBoundary = (line: ByteLine): boolean => {
    if (line.bytes[0] !== dash || line.bytes[1] !== dash) return false;
    const text = latin1Start(line.bytes);
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const boundary = open[index]?.boundary ?? null;
      if (boundary === null || !text.startsWith(boundary, 2)) continue;
      const rest = text.slice(2 + boundary.length).trimEnd();
      if (rest !== '' && rest !== '--') continue;
      close(index + 1, line.offset, false);
      const parent = open[index];
      if (parent !== undefined && rest === '--') parent.isOver = true;
      else if (parent !== undefined) {
        parent.isOver = false;
        openNext(index, line.offset + line.length + endBytes(line));
      }
      return true;
    }
    return false;
  };
  const onLine = (line: ByteLine): void => {
    const wasFirst = isFirstLine;
    isFirstLine = false;
    if (onBoundary(line)) return;
    const current = open.at(-1);
    if (current === undefined) return;
    if (current.part === null) {
      const nextOffset = line.offset + line.length + endBytes(line);
      if (line.length === 0) finishHeaders(current, nextOffset);
      // The envelope of a mailbox file.
      else if (wasFirst && latin1Start(line.bytes).startsWith('From '))
        events.onStray('header', { offset: 0, length: line.length });
      else {
        const isFolded = line.bytes[0] === space || line.bytes[0] === tab;
        if (!isFolded || current.lines.length === 0) {
          addHeader(current);
          current.lineOffset = line.offset;
        }
        current.headerBytes += line.length;
        if (current.headerBytes <= mailLimits.headerBytes) current.lines.push(copyBytes(line.bytes));
        else if (current.lines.length === 0) addHeaderOverLimit(current, line);
        current.lineEnd = line.offset + line.length;
      }
      return;
    }
    if (current.decoder === null) {
      noteOutside(current, line);
      return;
    }
    if (line.length > line.bytes.length) current.isCut = true;
    // The line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1), so each waits for the next line.
    const data = concatBytes(current.lineEnding, line.bytes);
    current.lineEnding = endings[line.end];
    emit(current, current.decoder.push(data));
  };
  const noteOutside = (current: OpenPart, line: ByteLine): void => {
    if (line.bytes.every((byte) => byte === space || byte === tab)) return;
    const offset = current.outside?.offset ?? line.offset;
    current.outside = { offset, length: line.offset + line.length - offset };
  };
  const addHeaderOverLimit = (current: OpenPart, line: ByteLine): void => {
    if (!current.isOverLimit) events.onStray('headers', { offset: line.offset, length: line.length });
    current.isOverLimit = true;
  };
  let size = 0;
  const lines = createByteLines(mailLimits.lineBytes, onLine);
  return {
    push: (chunk) => {
      size += chunk.length;
      lines.push(chunk);
    },
    end: () => {
      lines.end();
      const last = open.at(-1);
      // No boundary follows, so the last line end is data.
      if (last?.decoder !== undefined && last.decoder !== null) emit(last, last.decoder.push(last.lineEnding));
      close(0, size, true);
    },
  };
};

type OpenPart = {
  readonly number: string;
  readonly depth: number;
  readonly message: MailPart | null;
  readonly offset: number;
  readonly headers: MailHeader[];
  isMessage: boolean;
  defaultType: string;
  /** Null while its headers are read. */
  part: MailPart | null;
  lines: Uint8Array[];
  lineOffset: number;
  lineEnd: number;
  headerBytes: number;
  isOverLimit: boolean;
  boundary: string | null;
  isOver: boolean;
  /** From the first to the last line that stands in none of its parts. */
  outside: { offset: number; length: number } | null;
  children: number;
  decoder: TransferDecoder | null;
  lineEnding: Uint8Array;
  isCut: boolean;
};

const openPart = (number: string, depth: number, message: MailPart | null, offset: number): OpenPart => ({
  number,
  depth,
  message,
  offset,
  headers: [],
  isMessage: false,
  defaultType: 'text/plain',
  part: null,
  lines: [],
  lineOffset: offset,
  lineEnd: offset,
  headerBytes: 0,
  isOverLimit: false,
  boundary: null,
  isOver: false,
  outside: null,
  children: 0,
  decoder: null,
  lineEnding: new Uint8Array(),
  isCut: false,
});

const join = (number: string, child: number): string => (number === '' ? String(child) : `${number}.${child}`);

const dash = 0x2d;
const space = 0x20;
const tab = 0x09;
const endings = {
  lf: Uint8Array.of(0x0a),
  crlf: Uint8Array.of(0x0d, 0x0a),
  cr: Uint8Array.of(0x0d),
  none: new Uint8Array(),
} as const;
const endBytes = ({ end }: ByteLine): number => endings[end].length;

// RFC 2046 section 5.1.1 allows boundaries of 70 characters; longer ones are met, and endless ones are not looked at.
const latin1Start = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 1000));
