import type { ByteCursor } from './byte-cursor.ts';
import { beginScan, positionOf, resumeScan, runScan, type JsonChild, type JsonScan } from './json-children.ts';
import { readJsonText } from './json-pointer.ts';

/** What is known of one JSON file, as far as somebody has looked. Nothing of its text is kept but names, up to a limit. */
export type JsonIndex = {
  readonly containers: Map<string, Container>;
  /** Ends of values that took long to pass over. */
  readonly ends: Map<number, number>;
  namesHeld: number;
};

/** One object or list, child by child. */
export type Container = {
  readonly scan: JsonScan;
  readonly points: Point[];
  readonly names: Set<string>;
  readonly repeated: Set<string>;
  /** It has more names than are remembered: repetitions among the later ones are not known. */
  isUnchecked: boolean;
};
/** Where a child begins. */
type Point = { readonly at: number; readonly index: number };

const containersMax = 100;
const namesHeldMax = 500_000;
const childrenBetweenPoints = 128;
const longBytes = 2 ** 16;

export const createJsonIndex = (): JsonIndex => ({ containers: new Map(), ends: new Map(), namesHeld: 0 });

/** The object or list that opens at a place; undefined where none does. */
export const openContainer = (index: JsonIndex, cursor: ByteCursor, at: number): Container | undefined =>
  remember(index, `${at}-${cursor.sizeBytes}`, () => {
    const scan = beginScan(cursor, at);
    if (scan === undefined) return undefined;
    return { scan, points: [], names: new Set(), repeated: new Set(), isUnchecked: false };
  });

/** The same, if somebody has opened it already. */
export const containerAt = (index: JsonIndex, cursor: ByteCursor, at: number): Container | undefined =>
  index.containers.get(`${at}-${cursor.sizeBytes}`);

const remember = (index: JsonIndex, key: string, make: () => Container | undefined): Container | undefined => {
  const found = index.containers.get(key) ?? make();
  if (found === undefined) return undefined;
  index.containers.delete(key);
  index.containers.set(key, found);
  for (const [oldest, container] of index.containers) {
    if (index.containers.size <= containersMax) break;
    index.containers.delete(oldest);
    index.namesHeld -= container.names.size;
  }
  return found;
};

/** Reads on so far, or to the end of the object, the list or the file. */
export const growContainer = (index: JsonIndex, container: Container, cursor: ByteCursor, bytesMax: number): void => {
  const { scan, points } = container;
  const stop = positionOf(scan) + bytesMax;
  runScan(scan, {
    cursor,
    stop,
    endOf: (from) => index.ends.get(from),
    onChild: (child, entryAt) => {
      if (child.index % childrenBetweenPoints === 0) points.push({ at: entryAt, index: child.index });
      if (child.to !== null && child.to - child.from >= longBytes) index.ends.set(child.from, child.to);
      if (child.name !== null) noteName(index, container, readJsonText(cursor, child.name.from, child.name.to));
      return true;
    },
  });
};

const noteName = (index: JsonIndex, container: Container, name: string | undefined): void => {
  if (name === undefined) return;
  if (container.names.has(name)) container.repeated.add(name);
  else if (index.namesHeld >= namesHeldMax) container.isUnchecked = true;
  else {
    container.names.add(name);
    index.namesHeld += 1;
  }
};

/** The children from one on that the index has come to; the last of them may be one whose end was not come to. */
export const listChildren = (
  index: JsonIndex,
  { scan, points }: Container,
  cursor: ByteCursor,
  { from, count }: { readonly from: number; readonly count: number },
): readonly JsonChild[] => {
  const children: JsonChild[] = [];
  const end = Math.min(from + count, scan.index);
  const point = points.findLast((one) => one.index <= from);
  if (point !== undefined && from < end) {
    // What was passed over once is passed over again at once: long values are remembered, and between two points lie few.
    const again = resumeScan(scan.isObject, point.at, point.index);
    runScan(again, {
      cursor,
      stop: Number.POSITIVE_INFINITY,
      endOf: (at) => index.ends.get(at),
      onChild: (child) => {
        if (child.index >= from) children.push(child);
        return child.index + 1 < end;
      },
    });
  }
  const open = scan.open?.child;
  if (open !== undefined && open.index >= from && open.index < from + count) children.push(open);
  return children;
};
