import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { advanceSkip, beginSkip, isBlank, openBrace, openBracket, quotation } from './json-skip.ts';

/** One value, or one on each line. */
export type JsonForm = 'document' | 'lines';
/** Where the first value begins, and where it ends if that is near. */
export type JsonStart = { readonly form: JsonForm; readonly at: number; readonly end: number | null };

const lookBytesMax = 2 ** 20;
const lineNames = /\.(?:jsonl|ndjson)$/iu;

/** Where the first value begins, and whether one stands on each line; a failure where none begins as JSON does. */
export const readJsonStart = (cursor: ByteCursor, name: string): Result<JsonStart> => {
  const head = cursor.slice(0, 3);
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return err(isUtf16);
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const at = skipBlanks(cursor, start, start + lookBytesMax);
  const byte = cursor.chunk(at)[0] ?? 0;
  if (lineNames.test(name)) return ok({ form: 'lines', at: start, end: null });
  if (!startsValue(byte)) return err(noJson(at));
  const end = endOfValue(cursor, at, byte);
  if (end === undefined) return ok({ form: 'document', at, end: null });
  const next = skipBlanks(cursor, end, end + lookBytesMax);
  const follows = cursor.chunk(next)[0];
  // Two values on one line are no JSON lines; the tree shows the first, and says that something follows.
  const isNewLine = cursor.slice(end, next).includes(lineFeed);
  const isLines = follows !== undefined && startsValue(follows) && isNewLine;
  return ok(isLines ? { form: 'lines', at: start, end: null } : { form: 'document', at, end });
};

/** The end of the value, if it comes soon. */
const endOfValue = (cursor: ByteCursor, at: number, byte: number): number | undefined => {
  const skip = beginSkip(
    byte === quotation ? 'text' : byte === openBrace || byte === openBracket ? 'nest' : 'token',
    at,
  );
  if (byte === quotation) {
    skip.at = at + 1;
    skip.inText = true;
  }
  return advanceSkip(skip, cursor, at + lookBytesMax) === 'done' ? skip.at : undefined;
};

/** The first byte that is no blank, or `stop`, or the end. */
export const skipBlanks = (cursor: ByteCursor, from: number, stop: number): number => {
  for (let at = from; at < stop;) {
    const bytes = cursor.chunk(at);
    if (bytes.length === 0) return at;
    const found = bytes.findIndex((byte) => !isBlank(byte));
    if (found >= 0) return at + found;
    at += bytes.length;
  }
  return stop;
};

const startsValue = (byte: number): boolean =>
  byte === openBrace ||
  byte === openBracket ||
  byte === quotation ||
  byte === 0x2d ||
  (byte >= 0x30 && byte <= 0x39) ||
  byte === 0x74 ||
  byte === 0x66 ||
  byte === 0x6e;

const lineFeed = 0x0a;

const isUtf16: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The file begins as UTF-16 does; JSON is UTF-8 (RFC 8259), so it is not shown as a tree.',
  hint: 'Look at it as text.',
};
const noJson = (at: number): Failure => ({
  code: 'NOT_THIS_FORMAT',
  message: `No JSON value begins at byte ${at}, where the first one would.`,
  hint: 'Look at it as text or as bytes.',
});
