import { bytesToLatin1 } from '../imports/text-lines.ts';
import type { ByteCursor } from './byte-cursor.ts';
import {
  advanceSkip,
  beginSkip,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlank,
  openBrace,
  openBracket,
  quotation,
  type JsonFault,
  type JsonSkip,
} from './json-skip.ts';

export type ByteRange = { readonly from: number; readonly to: number };
export type JsonKind = 'object' | 'list' | 'text' | 'number' | 'word';

/** A member of an object or an item of a list, by its bytes. */
export type JsonChild = {
  readonly index: number;
  /** With its quotation marks; null for items of a list. */
  readonly name: ByteRange | null;
  readonly kind: JsonKind;
  readonly from: number;
  /** Null while its end was not come to. */
  readonly to: number | null;
};

/** One object or list, child by child. It may be left and gone on with at any time. */
export type JsonScan = {
  readonly isObject: boolean;
  at: number;
  index: number;
  expects: 'first' | 'entry' | 'colon' | 'value' | 'comma';
  name: ByteRange | null;
  nameSkip: JsonSkip | null;
  /** The child whose end is looked for. */
  open: { readonly child: JsonChild; readonly skip: JsonSkip } | null;
  /** Behind its closing bracket, once it was come to. */
  end: number | null;
  fault: JsonFault | null;
};

/** At the bracket that opens it; undefined where none stands. */
export const beginScan = (cursor: ByteCursor, at: number): JsonScan | undefined => {
  const byte = cursor.chunk(at)[0];
  if (byte !== openBrace && byte !== openBracket) return undefined;
  return newScan(byte === openBrace, at + 1, 0, 'first');
};

/** At the name or the value with which a child begins. */
export const resumeScan = (isObject: boolean, at: number, index: number): JsonScan =>
  newScan(isObject, at, index, 'entry');

/** How far into the file it has come. */
export const positionOf = ({ open, nameSkip, at }: JsonScan): number => open?.skip.at ?? nameSkip?.at ?? at;

const newScan = (isObject: boolean, at: number, index: number, expects: JsonScan['expects']): JsonScan => ({
  isObject,
  at,
  index,
  expects,
  name: null,
  nameSkip: null,
  open: null,
  end: null,
  fault: null,
});

export type ScanParts = {
  readonly cursor: ByteCursor;
  /** Where in the file this call stops. */
  readonly stop: number;
  /** False ends the call. */
  readonly onChild: (child: JsonChild, entryAt: number) => boolean;
  /** The end of a child that begins here, where it is known already. */
  readonly endOf?: (from: number) => number | undefined;
};

export const runScan = (scan: JsonScan, parts: ScanParts): void => {
  while (scan.end === null && scan.fault === null) {
    if (scan.open !== null) {
      const ended = endChild(scan, parts);
      if (ended !== 'go on') return;
      continue;
    }
    if (scan.nameSkip !== null) {
      if (!endName(scan, scan.nameSkip, parts)) return;
      continue;
    }
    const byte = nextByte(scan, parts);
    if (byte === undefined) return;
    if (byte === -1) scan.fault = { at: scan.at, message: 'the file ends within a value' };
    else step(scan, byte, parts);
  }
};

/** The byte that is no blank; undefined where the call has to stop before one came, -1 at the end of the file. */
const nextByte = (scan: JsonScan, { cursor, stop }: ScanParts): number | undefined => {
  for (;;) {
    const bytes = cursor.chunk(scan.at);
    if (bytes.length === 0) return -1;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (!isBlank(byte)) {
        scan.at += index;
        return byte;
      }
    }
    scan.at += bytes.length;
    if (scan.at >= stop) return undefined;
  }
};

const step = (scan: JsonScan, byte: number, parts: ScanParts): void => {
  const { isObject, expects, at } = scan;
  const close = isObject ? closeBrace : closeBracket;
  if (byte === close && (expects === 'first' || expects === 'comma')) {
    scan.end = at + 1;
    return;
  }
  switch (expects) {
    case 'first':
    case 'entry':
      if (!isObject) beginChild(scan, byte, parts);
      else if (byte === quotation) scan.nameSkip = beginSkip('text', at);
      else scan.fault = { at, message: 'a name in quotation marks is missing' };
      return;
    case 'colon':
      if (byte !== colon) scan.fault = { at, message: 'a colon is missing' };
      else {
        scan.at += 1;
        scan.expects = 'value';
      }
      return;
    case 'value':
      beginChild(scan, byte, parts);
      return;
    case 'comma':
      if (byte !== comma)
        scan.fault = { at, message: `a comma or the end of the ${isObject ? 'object' : 'list'} is missing` };
      else {
        scan.at += 1;
        scan.expects = 'entry';
      }
      return;
  }
};

const beginChild = (scan: JsonScan, byte: number, { endOf }: ScanParts): void => {
  const { at, index, name } = scan;
  const what = byte === quotation ? 'text' : byte === openBrace || byte === openBracket ? 'nest' : 'token';
  const kind = kindOf(byte);
  if (kind === undefined) {
    scan.fault = { at, message: 'what stands is no value' };
    return;
  }
  const skip = beginSkip(what, at);
  const known = endOf?.(at);
  // A text begins within itself: its first quotation mark is no end.
  if (what === 'text') {
    skip.at = at + 1;
    skip.inText = true;
  }
  scan.open = { child: { index, name, kind, from: at, to: known ?? null }, skip };
};

/** What a value is by its first byte; undefined where no value begins so. */
export const kindOf = (byte: number): JsonKind | undefined => {
  if (byte === openBrace) return 'object';
  if (byte === openBracket) return 'list';
  if (byte === quotation) return 'text';
  if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) return 'number';
  return byte >= 0x61 && byte <= 0x7a ? 'word' : undefined;
};

const endName = (scan: JsonScan, skip: JsonSkip, { cursor, stop }: ScanParts): boolean => {
  if (skip.at === scan.at && !skip.inText) {
    skip.at += 1;
    skip.inText = true;
  }
  const state = advanceSkip(skip, cursor, stop);
  if (state === 'paused') return false;
  if (state !== 'done') {
    scan.fault = state;
    return true;
  }
  scan.name = { from: scan.at, to: skip.at };
  scan.at = skip.at;
  scan.nameSkip = null;
  scan.expects = 'colon';
  return true;
};

const endChild = (scan: JsonScan, { cursor, stop, onChild }: ScanParts): 'go on' | 'stop' => {
  const { open } = scan;
  if (open === null) return 'go on';
  const { child, skip } = open;
  if (child.to === null) {
    const state = advanceSkip(skip, cursor, stop);
    if (state === 'paused') return 'stop';
    if (state !== 'done') {
      scan.fault = state;
      return 'go on';
    }
  }
  const to = child.to ?? skip.at;
  if ((child.kind === 'number' || child.kind === 'word') && !isToken(cursor, child.kind, child.from, to)) {
    const what = child.kind === 'number' ? 'a number is not written as JSON writes it' : 'what stands is no value';
    scan.fault = { at: child.from, message: what };
    return 'go on';
  }
  const entryAt = child.name?.from ?? child.from;
  scan.open = null;
  scan.name = null;
  scan.at = to;
  scan.index += 1;
  scan.expects = 'comma';
  return onChild({ ...child, to }, entryAt) && to < stop ? 'go on' : 'stop';
};

const numeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/u;

const isToken = (cursor: ByteCursor, kind: 'number' | 'word', from: number, to: number): boolean => {
  const text = bytesToLatin1(cursor.slice(from, to));
  return kind === 'number' ? numeral.test(text) : text === 'true' || text === 'false' || text === 'null';
};
