import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { ok } from '../../shared/base/result.ts';
import { placeSchema, type Place } from '../../shared/domain/excerpt-anchor.ts';
import { decodeStrictly, type EncodingId } from '../../shared/viewing/encodings.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withEvidenceFile } from '../evidence/evidence-file.ts';

type Passage = { readonly offset: number; readonly length: number };
type Snippet = { readonly snippet: string; readonly marks: readonly (readonly [number, number])[] };

/**
 * The bytes of the first words that were found in a passage of a file. The passage is read and decoded again: what was
 * found in the index but does not stand there is not claimed to, and the whole passage is given.
 */
export const placeOfPassage = (session: CaseSession, item: string, passage: Passage, snippet: Snippet): Place => {
  const whole: Place = { kind: 'bytes', from: passage.offset, to: passage.offset + Math.max(1, passage.length) };
  const found = withEvidenceFile(session, item, ({ read }) => {
    const [first, second] = read(0, 2);
    const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const bytes = read(passage.offset, passage.length);
    const encoding: EncodingId = isWide
      ? first === 0xff
        ? 'utf-16le'
        : 'utf-16be'
      : decodeStrictly(bytes, 'utf-8') === undefined
        ? 'windows-1252'
        : 'utf-8';
    return ok(findWords(bytes, encoding, snippet));
  });
  if (!found.ok || found.value === undefined) return whole;
  const { from, to } = found.value;
  return { kind: 'bytes', from: passage.offset + from, to: passage.offset + to };
};

const findWords = (
  bytes: Uint8Array,
  encoding: EncodingId,
  { snippet, marks }: Snippet,
): { readonly from: number; readonly to: number } | undefined => {
  const text = decodeStrictly(bytes, encoding);
  const [mark] = marks;
  if (text === undefined || mark === undefined) return undefined;
  // Where the snippet was cut stands an ellipsis.
  const begin = snippet.startsWith('…') && !text.includes(snippet.slice(0, mark[1])) ? 1 : 0;
  const at = text.indexOf(snippet.slice(begin, mark[1]));
  if (at === -1) return undefined;
  const start = at + mark[0] - begin;
  const from = bytesOf(text.slice(0, start), encoding);
  return { from, to: from + bytesOf(text.slice(start, start + mark[1] - mark[0]), encoding) };
};

const bytesOf = (text: string, encoding: EncodingId): number =>
  encoding === 'utf-8' ? utf8ToBytes(text).length : encoding === 'windows-1252' ? text.length : 2 * text.length;

/** Where a record stands in its file, as the index has it; null where that is no place. */
export const placeOfRecord = (stored: string | null): Place | null => {
  const place = placeSchema.safeParse(toPlace(parse(stored)));
  return place.success ? place.data : null;
};

const parse = (stored: string | null): unknown => {
  try {
    return JSON.parse(stored ?? 'null');
  } catch {
    return null;
  }
};

const toPlace = (stored: unknown): unknown => {
  if (typeof stored !== 'object' || stored === null) return null;
  if ('pointer' in stored) return { kind: 'pointer', pointer: stored.pointer };
  if ('line' in stored) return { kind: 'lines', from: stored.line, to: stored.line };
  if (
    'offset' in stored &&
    'length' in stored &&
    typeof stored.offset === 'number' &&
    typeof stored.length === 'number'
  )
    return { kind: 'bytes', from: stored.offset, to: stored.offset + stored.length };
  return null;
};
