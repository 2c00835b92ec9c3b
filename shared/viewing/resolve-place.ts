import { counted } from '../base/counted.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { Place } from '../domain/excerpt-anchor.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { beginTable, readTableStart, runTable } from './csv-scan.ts';
import { beginScan, positionOf, runScan, type ByteRange, type JsonChild } from './json-children.ts';
import { readJsonStart } from './json-document.ts';
import { parsePointer, readJsonText } from './json-pointer.ts';
import { advanceSkip, beginSkip } from './json-skip.ts';

/** Reads on at each call of `next`, so that whoever drives it can do other things in between. */
export type Walk<T> = Generator<undefined, Result<T>, void>;

/** So much of the file is read between two pauses. */
const stepBytes = 2 ** 22;

/**
 * The bytes of a file that a place denotes. A range of lines holds the line feed of its last one, as `sed -n 3,7p` prints it;
 * a cell holds its quotation marks; a value of JSON is from its first to its last byte. The file comes from anyone: it is
 * read in windows, and nothing of it is kept.
 */
export function* resolvePlace(cursor: ByteCursor, place: Place): Walk<ByteRange> {
  switch (place.kind) {
    case 'bytes':
      return place.to > cursor.sizeBytes
        ? err(outside(`The file has ${counted(cursor.sizeBytes, 'byte')}, so byte ${place.to - 1} is not in it.`))
        : ok({ from: place.from, to: place.to });
    case 'lines':
      return yield* findLines(cursor, place.from, place.to);
    case 'cell':
      return yield* findCell(cursor, place.row, place.column);
    case 'pointer': {
      const path = yield* findPointer(cursor, place.pointer);
      if (!path.ok) return path;
      const last = path.value.at(-1);
      return last?.to === undefined || last.to === null
        ? err(notThis('The value has no end.'))
        : ok({ from: last.from, to: last.to });
    }
  }
}

function* findLines(cursor: ByteCursor, first: number, last: number): Walk<ByteRange> {
  let line = 1;
  let from = first === 1 ? 0 : undefined;
  for (let at = 0, paused = 0; at < cursor.sizeBytes;) {
    const bytes = cursor.chunk(at);
    if (bytes.length === 0) break;
    for (let feed = bytes.indexOf(lineFeed); feed >= 0; feed = bytes.indexOf(lineFeed, feed + 1)) {
      if (line === last && from !== undefined) return ok({ from, to: at + feed + 1 });
      line += 1;
      if (line === first) from = at + feed + 1;
    }
    at += bytes.length;
    if (at - paused >= stepBytes) {
      paused = at;
      yield;
    }
  }
  // The last line may have no line feed; behind the last line feed there is no line.
  if (line === last && from !== undefined && cursor.sizeBytes > 0 && !endsWithFeed(cursor)) {
    return ok({ from, to: cursor.sizeBytes });
  }
  const count = endsWithFeed(cursor) || cursor.sizeBytes === 0 ? line - 1 : line;
  return err(outside(`The file has ${counted(count, 'line')}, so line ${Math.max(first, count + 1)} is not in it.`));
}

const endsWithFeed = (cursor: ByteCursor): boolean =>
  cursor.slice(cursor.sizeBytes - 1, cursor.sizeBytes)[0] === lineFeed;

function* findCell(cursor: ByteCursor, row: number, column: number): Walk<ByteRange> {
  const start = readTableStart(cursor);
  if (start === undefined) {
    return err(notThis('The file begins as UTF-16 does, and is read as text and not as a table.'));
  }
  const scan = beginTable(start.delimiter.charCodeAt(0), start.at, 0, 1);
  const seen: { cells: number; cell: ByteRange | null; isOpen: boolean } = { cells: 0, cell: null, isOpen: false };
  while (!scan.isDone && scan.row <= row) {
    // Only where the wanted row may begin is each cell listened to.
    const isNear = scan.row + 1 >= row;
    runTable(scan, {
      cursor,
      stop: scan.at + stepBytes,
      ...(isNear && {
        onCell: ({ from, to, oddity }) => {
          if (scan.row !== row) return;
          seen.cells += 1;
          if (seen.cells === column) Object.assign(seen, { cell: { from, to }, isOpen: oddity === 'never closed' });
        },
      }),
      onRow: () => scan.row + 1 < row,
    });
    yield;
  }
  if (seen.isOpen) {
    return err(
      notThis('A quotation mark that opens in this cell is never closed: the rest of the file would be the cell.'),
    );
  }
  if (seen.cell !== null) return ok(seen.cell);
  return err(
    outside(
      seen.cells > 0
        ? `Row ${row} has ${seen.cells} cells, so there is no column ${column} in it.`
        : `The table has ${counted(Math.max(0, scan.row - 1), 'row')} behind its heading, so row ${row} is not in it.`,
    ),
  );
}

/** The values on the way to the one that a pointer names, the whole document first. */
export function* findPointer(cursor: ByteCursor, pointer: string): Walk<readonly PointedValue[]> {
  const parts = parsePointer(pointer);
  if (parts === undefined) return err(outside(`${pointer} is no JSON pointer (RFC 6901).`));
  const start = readJsonStart(cursor, '');
  if (!start.ok) return start;
  if (start.value.form === 'lines') {
    return err(
      notThis('The file holds one JSON value on each line; a pointer names a value of a file that is one value.'),
    );
  }
  const { at } = start.value;
  if (parts.length === 0) {
    const whole = yield* wholeValue(cursor, at);
    return whole.ok ? ok([{ index: 0, ...whole.value }]) : whole;
  }
  const path: PointedValue[] = [{ index: 0, from: at, to: null }];
  for (const [depth, part] of parts.entries()) {
    const child = yield* findChild(cursor, path.at(-1)?.from ?? at, part, parts.slice(0, depth));
    if (!child.ok) return child;
    path.push({ index: child.value.index, from: child.value.from, to: child.value.to });
  }
  return ok(path);
}

/** Which child of the value before it, and its bytes; the end is looked for of the last one only. */
export type PointedValue = { readonly index: number; readonly from: number; readonly to: number | null };

function* wholeValue(cursor: ByteCursor, at: number): Walk<ByteRange> {
  const first = cursor.chunk(at)[0] ?? 0;
  const skip = beginSkip(first === 0x22 ? 'text' : first === 0x7b || first === 0x5b ? 'nest' : 'token', at);
  if (first === 0x22) {
    skip.at += 1;
    skip.inText = true;
  }
  for (;;) {
    const state = advanceSkip(skip, cursor, skip.at + stepBytes);
    if (state === 'done') return ok({ from: at, to: skip.at });
    if (state !== 'paused') return err(notThis(`The file is not JSON: ${state.message} at byte ${state.at}.`));
    yield;
  }
}

function* findChild(cursor: ByteCursor, at: number, part: string, before: readonly string[]): Walk<JsonChild> {
  const where = before.map((one) => `/${one}`).join('');
  const scan = beginScan(cursor, at);
  if (scan === undefined)
    return err(outside(`The value at ${where || 'the top'} is no object and no list, so nothing is in it.`));
  const index = /^(?:0|[1-9]\d{0,15})$/u.test(part) ? Number(part) : -1;
  const seen: { child: JsonChild | null; times: number } = { child: null, times: 0 };
  // A list is left behind the item; an object is read to its end, because the name may stand in it again.
  while (scan.end === null && scan.fault === null && (scan.isObject || seen.child === null)) {
    runScan(scan, {
      cursor,
      stop: positionOf(scan) + stepBytes,
      onChild: (child) => {
        const { name } = child;
        const isIt = name === null ? child.index === index : readJsonText(cursor, name.from, name.to) === part;
        if (isIt) Object.assign(seen, { child, times: seen.times + 1 });
        return !(isIt && name === null);
      },
    });
    yield;
  }
  if (scan.fault !== null && (scan.isObject || seen.child === null)) {
    return err(notThis(`The file is not JSON: ${scan.fault.message} at byte ${scan.fault.at}.`));
  }
  if (seen.child === null) {
    const what = scan.isObject ? 'name' : 'item';
    return err(outside(`There is no ${what} ${part} in the value at ${where || 'the top'}.`));
  }
  if (seen.times > 1) {
    return err({
      code: 'AMBIGUOUS',
      message: `The name ${part} stands ${seen.times} times in one object at ${where || 'the top'}, so a pointer does not say which value is meant.`,
      hint: 'Name the bytes of the value that you mean: bytes:FROM-TO.',
    });
  }
  return ok(seen.child);
}

const outside = (message: string): Failure => ({
  code: 'PLACE_OUTSIDE',
  message,
  hint: 'Look at the file, and name a place that is in it.',
});
const notThis = (message: string): Failure => ({
  code: 'NOT_THIS_FORMAT',
  message,
  hint: 'Name the bytes instead (bytes:FROM-TO), or lines (lines:FROM-TO).',
});

const lineFeed = 0x0a;
