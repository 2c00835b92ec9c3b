import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { bytesToUtf8 } from '../../shared/base/bytes.ts';
import { createJsonStream } from '../../shared/imports/json-stream.ts';
import { createByteCursor, type ByteCursor } from '../../shared/viewing/byte-cursor.ts';
import { kindOf, positionOf, type JsonChild } from '../../shared/viewing/json-children.ts';
import { readJsonStart, skipBlanks, type JsonStart } from '../../shared/viewing/json-document.ts';
import {
  containerAt,
  createJsonIndex,
  growContainer,
  listChildren,
  openContainer,
  type Container,
  type JsonIndex,
} from '../../shared/viewing/json-index.ts';
import {
  createJsonLines,
  growJsonLines,
  listJsonLines,
  type JsonLine,
  type JsonLinesIndex,
} from '../../shared/viewing/json-lines.ts';
import { readJsonText } from '../../shared/viewing/json-pointer.ts';
import { previewRaw, previewText, type JsonPreview } from '../../shared/viewing/json-preview.ts';
import { findPointer } from '../../shared/viewing/resolve-place.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { driveWalk } from '../evidence/drive-walk.ts';
import { withStoredFile, withStoredFileWalk, type StoredFile } from '../evidence/stored-file.ts';
import { callBytesMax, type ViewCache } from './view-cache.ts';

type Page = Output<'evidence.json'>;
type Child = Page['children'][number];
type Window = { readonly from: number; readonly count: number };

type KnownJson = { readonly index: JsonIndex; readonly start: Result<JsonStart>; lines: JsonLinesIndex | null };
export type JsonCache = ViewCache<KnownJson>;

/** Children of one object or list, or the values of the file: those of the window are read, and counted as far as was read. */
export const readJson = (
  session: CaseSession,
  { evidence, at, end, from, count }: Checked<'evidence.json'>,
  cache: JsonCache,
): Result<Page> =>
  withStoredFile(session, evidence, (file) => {
    const whole = createByteCursor(file);
    const known = cache.of(file, () => ({
      index: createJsonIndex(),
      start: readJsonStart(whole, file.name),
      lines: null,
    }));
    const { start } = known;
    if (!start.ok) return start;
    if (at !== null) return readContainer(known.index, cursorUntil(file, end), at, start.value, { from, count });
    return ok(
      start.value.form === 'lines'
        ? readLines(known, whole, start.value, { from, count })
        : readDocument(known.index, whole, start.value, { from, count }),
    );
  });

/** Where the values on the way to the one of a pointer stand, for opening them one in the other. */
export const readJsonPath = (
  session: CaseSession,
  { evidence, pointer }: Checked<'evidence.json-path'>,
): Promise<Result<Output<'evidence.json-path'>>> =>
  withStoredFileWalk(session, evidence, async (file) => {
    const path = await driveWalk(findPointer(createByteCursor(file), pointer));
    return path.ok ? ok({ steps: path.value.map(({ index, from }) => ({ index, from })) }) : path;
  });

// A value on a line ends with it, whatever its brackets say.
const cursorUntil = ({ sizeBytes, read }: StoredFile, end: number | null): ByteCursor => {
  const until = end === null ? sizeBytes : Math.min(end, sizeBytes);
  return createByteCursor({
    sizeBytes: until,
    read: (position, length) => read(position, Math.min(length, until - position)),
  });
};

const readContainer = (
  index: JsonIndex,
  cursor: ByteCursor,
  at: number,
  { form }: JsonStart,
  window: Window,
): Result<Page> => {
  const container = openContainer(index, cursor, at);
  if (container === undefined) return err(nothingThere(at));
  growContainer(index, container, cursor, callBytesMax);
  const { scan } = container;
  const children = listChildren(index, container, cursor, window);
  return ok({
    size: cursor.sizeBytes,
    isWhole: scan.end !== null || scan.fault !== null,
    bytesRead: positionOf(scan) - at,
    form,
    kind: scan.isObject ? 'object' : 'list',
    total: scan.index + (scan.open === null ? 0 : 1),
    from: window.from,
    fault: scan.fault,
    isUnchecked: container.isUnchecked,
    children: children.map((child) => describeChild(cursor, container, child)),
  });
};

const readDocument = (index: JsonIndex, cursor: ByteCursor, start: JsonStart, { from }: Window): Page => {
  const { at } = start;
  const container = containerAt(index, cursor, at);
  const end = start.end ?? container?.scan.end ?? null;
  const after = end === null ? null : skipBlanks(cursor, end, end + callBytesMax);
  const kind = kindOf(cursor.chunk(at)[0] ?? 0);
  const root: JsonChild = { index: 0, name: null, kind: kind ?? 'word', from: at, to: end };
  return {
    size: cursor.sizeBytes,
    isWhole: true,
    bytesRead: end ?? at,
    form: 'document',
    kind: 'file',
    total: 1,
    from,
    fault:
      after === null || after >= cursor.sizeBytes ? null : { at: after, message: 'something stands after its end' },
    isUnchecked: false,
    children: from > 0 ? [] : [describeChild(cursor, undefined, root)],
  };
};

const readLines = (known: KnownJson, cursor: ByteCursor, { at }: JsonStart, window: Window): Page => {
  const lines = (known.lines ??= createJsonLines(at));
  growJsonLines(lines, cursor, callBytesMax);
  return {
    size: cursor.sizeBytes,
    isWhole: lines.isDone,
    bytesRead: lines.at,
    form: 'lines',
    kind: 'file',
    total: lines.index,
    from: window.from,
    fault: null,
    isUnchecked: false,
    children: listJsonLines(lines, cursor, window).map((line) => describeLine(cursor, line)),
  };
};

const describeChild = (cursor: ByteCursor, container: Container | undefined, child: JsonChild): Child => {
  const { index, name, kind, from, to } = child;
  const nameText = name === null ? undefined : readJsonText(cursor, name.from, name.to);
  return {
    index,
    line: null,
    name: name === null ? null : toReply(previewText(cursor, name.from, name.to)),
    isRepeated: nameText !== undefined && container?.repeated.has(nameText) === true,
    kind,
    from,
    to,
    value: toReply(kind === 'text' && to !== null ? previewText(cursor, from, to) : previewRaw(cursor, from, to, kind)),
  };
};

const checkedBytesMax = 2 ** 16;

const describeLine = (cursor: ByteCursor, { index, line, from, to }: JsonLine): Child => {
  const kind = kindOf(cursor.chunk(from)[0] ?? 0);
  const isReadable = kind !== undefined && (to - from > checkedBytesMax || isJson(cursor.slice(from, to)));
  return {
    index,
    line,
    name: null,
    isRepeated: false,
    kind: isReadable ? kind : 'unreadable',
    from,
    to,
    value: toReply(
      isReadable && kind === 'text' ? previewText(cursor, from, to) : previewRaw(cursor, from, to, kind ?? 'word'),
    ),
  };
};

const isJson = (bytes: Uint8Array): boolean => {
  const text = bytesToUtf8(bytes);
  if (text === undefined) return false;
  const stream = createJsonStream({ isElement: () => false, onElement: () => undefined, onMark: () => undefined });
  return stream.push(text) === undefined && stream.end() === undefined;
};

const toReply = ({ text, isCut, marks }: JsonPreview): Child['value'] => ({ text, isCut, marks: [...marks] });

const nothingThere = (at: number): Failure => ({
  code: 'PLACE_OUTSIDE',
  message: `No object and no list begins at byte ${at}.`,
  hint: 'Open the file from its beginning.',
});
