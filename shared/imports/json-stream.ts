import type { Failure } from '../base/result.ts';
import { importLimits, overLimit } from './import-limits.ts';
import type { JsonValue } from './json-values.ts';

export type JsonPath = readonly (string | number)[];
/** Something odd in JSON that can be read nevertheless. */
export type JsonMark = { readonly code: string; readonly message: string; readonly pointer: string };

export type JsonStreamParts = {
  /** Whether the value at this path is a record: it is handed over by itself and then forgotten. */
  readonly isElement: (path: JsonPath) => boolean;
  readonly onElement: (value: JsonValue, path: JsonPath, pointer: string) => Failure | undefined;
  readonly onMark: (mark: JsonMark) => void;
};

export type JsonStream = {
  readonly push: (text: string) => Failure | undefined;
  readonly end: () => Failure | undefined;
  /** What is left of the whole once the records are out; undefined before the end. */
  readonly rest: () => JsonValue | undefined;
};

type Member = [name: string, value: JsonValue];
type Frame = {
  readonly isObject: boolean;
  readonly items: JsonValue[];
  readonly members: Member[];
  name: string;
  index: number;
  names: Set<string> | undefined;
};
type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or }' | ', or ]' | 'end';

// Above so many members of one object a set finds a repeated name sooner.
const fewNames = 8;

/**
 * Strict JSON (RFC 8259) in pieces of any size. What is not JSON is a failure with its place. A repeated name and a lone
 * surrogate are JSON, but readers differ over them: they are kept and marked.
 */
export const createJsonStream = ({ isElement, onElement, onMark }: JsonStreamParts): JsonStream => {
  const frames: Frame[] = [];
  let expected: Expected = 'value';
  let buffer = '';
  /** Characters before the buffer, and where the line at hand begins. */
  let passed = 0;
  let line = 1;
  let lineStart = 0;
  let document: JsonValue | undefined;
  /** Depth and place at which the element at hand began; -1 outside of one. */
  let elementDepth = -1;
  let elementStart = 0;
  let inElements = 0;
  let fault: Failure | undefined;

  const path = (): JsonPath => frames.map(({ isObject, name, index }) => (isObject ? name : index));
  const pointer = (): string => pathToPointer(path());
  const bad = (what: string, at: number): -1 => {
    fault ??= {
      code: 'BAD_JSON',
      message: `The file is not JSON: ${what} at line ${line}, column ${passed + at - lineStart + 1}; nothing of it was imported.`,
      hint: 'Look at that place of the file as text. A file that was cut off has to be got again.',
    };
    return -1;
  };
  const refuse = (what: string, at: number): -1 => {
    fault ??= overLimit(what, `line ${line}, column ${passed + at - lineStart + 1}`);
    return -1;
  };
  const mark = (code: string, message: string): void => onMark({ code, message, pointer: pointer() });

  const beginValue = (at: number): void => {
    if (elementDepth !== -1 || frames.length === 0 || !isElement(path())) return;
    elementDepth = frames.length;
    elementStart = passed + at;
  };
  const endValue = (value: JsonValue, end: number): number => {
    if (elementDepth === frames.length) {
      elementDepth = -1;
      inElements += passed + end - elementStart;
      const refused = onElement(value, path(), pointer());
      if (refused !== undefined) {
        fault ??= refused;
        return -1;
      }
    } else {
      const parent = frames.at(-1);
      if (parent === undefined) document = value;
      else if (parent.isObject) parent.members.push([parent.name, value]);
      else parent.items.push(value);
    }
    const parent = frames.at(-1);
    expected = parent === undefined ? 'end' : parent.isObject ? ', or }' : ', or ]';
    return end;
  };
  const open = (isObject: boolean, at: number): number => {
    if (frames.length >= importLimits.nesting) return refuse(`It is nested more than ${importLimits.nesting} deep`, at);
    frames.push({ isObject, items: [], members: [], name: '', index: 0, names: undefined });
    expected = isObject ? 'name or }' : 'value or ]';
    return at + 1;
  };
  const close = (at: number): number => {
    const frame = frames.pop();
    if (frame === undefined) return bad('nothing is open here', at);
    return endValue(
      frame.isObject ? { kind: 'object', members: frame.members } : { kind: 'list', items: frame.items },
      at + 1,
    );
  };
  const readName = (name: string): void => {
    const frame = frames.at(-1);
    if (frame === undefined) return;
    frame.name = name;
    const isKnown = frame.names === undefined ? hasMember(frame.members, name) : frame.names.has(name);
    if (isKnown)
      mark('DUPLICATE_NAME', 'The name stands twice in one object; both values are kept, the last one counts.');
    frame.names?.add(name);
    if (frame.names === undefined && frame.members.length >= fewNames) {
      frame.names = new Set([...frame.members.map(([other]) => other), name]);
    }
  };

  /** The text that begins at a quotation mark, or why there is none: undefined while it is not whole. */
  const readText = (at: number, isLast: boolean): { readonly text: string; readonly end: number } | undefined => {
    special.lastIndex = at + 1;
    let text = '';
    let from = at + 1;
    for (;;) {
      if (!special.test(buffer)) {
        if (isLast) bad('a text has no end', at);
        return undefined;
      }
      const stop = special.lastIndex - 1;
      const code = buffer.charCodeAt(stop);
      if (code === quotation) {
        const whole = text === '' ? buffer.slice(from, stop) : text + buffer.slice(from, stop);
        return { text: whole, end: stop + 1 };
      }
      if (code !== backslash) {
        bad('a control character stands in a text', stop);
        return undefined;
      }
      text += buffer.slice(from, stop);
      const length = buffer.charCodeAt(stop + 1) === letterU ? 6 : 2;
      if (stop + length > buffer.length) {
        if (isLast) bad('a text has no end', at);
        return undefined;
      }
      const escape = buffer.slice(stop + 1, stop + length);
      const character = length === 2 ? escapes.get(escape) : hex.test(escape) ? unitOf(escape) : undefined;
      if (character === undefined) {
        bad('an escape in a text is none that JSON knows', stop);
        return undefined;
      }
      text += character;
      from = stop + length;
      special.lastIndex = from;
    }
  };
  /** No text with half a character could be stored or shown; its escape stands in its place. */
  const wellFormed = (text: string): string => {
    if (text.isWellFormed()) return text;
    mark('LONE_SURROGATE', 'A text holds half a character (a lone surrogate); its escape is shown in its place.');
    return text.replaceAll(loneSurrogates, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
  };

  /** Where the token at `at` ends; -1 with a fault, or without one where it is not whole yet. */
  const readValue = (at: number, isLast: boolean): number => {
    const code = buffer.charCodeAt(at);
    if (code === quotation) {
      const read = readText(at, isLast);
      if (read === undefined) return -1;
      beginValue(at);
      return endValue(wellFormed(read.text), read.end);
    }
    if (code === openBrace || code === openBracket) {
      beginValue(at);
      return open(code === openBrace, at);
    }
    if (code === minus || (code >= digit0 && code <= digit9)) {
      numeral.lastIndex = at;
      numeral.test(buffer);
      const end = numeral.lastIndex;
      if (end === buffer.length && !isLast) return -1;
      const digits = buffer.slice(at, end);
      if (!wholeNumeral.test(digits)) return bad('a number is not written as JSON writes it', at);
      beginValue(at);
      return endValue({ kind: 'number', numeral: digits }, end);
    }
    for (const [word, value] of literals) {
      if (buffer.startsWith(word, at)) {
        beginValue(at);
        return endValue(value, at + word.length);
      }
      if (!isLast && word.startsWith(buffer.slice(at))) return -1;
    }
    return bad('what stands is no value', at);
  };
  const readToken = (at: number, isLast: boolean): number => {
    const code = buffer.charCodeAt(at);
    switch (expected) {
      case 'value or ]':
        return code === closeBracket ? close(at) : readValue(at, isLast);
      case 'value':
        return readValue(at, isLast);
      case 'name or }':
      case 'name': {
        if (code === closeBrace && expected === 'name or }') return close(at);
        if (code !== quotation) return bad('a name in quotation marks is missing', at);
        const read = readText(at, isLast);
        if (read === undefined) return -1;
        readName(wellFormed(read.text));
        expected = ':';
        return read.end;
      }
      case ':':
        if (code !== colon) return bad('a colon is missing', at);
        expected = 'value';
        return at + 1;
      case ', or }':
        if (code === closeBrace) return close(at);
        if (code !== comma) return bad('a comma or the end of the object is missing', at);
        expected = 'name';
        return at + 1;
      case ', or ]': {
        if (code === closeBracket) return close(at);
        if (code !== comma) return bad('a comma or the end of the list is missing', at);
        const frame = frames.at(-1);
        if (frame !== undefined) frame.index += 1;
        expected = 'value';
        return at + 1;
      }
      case 'end':
        return bad('something stands after the end', at);
    }
  };
  const read = (isLast: boolean): Failure | undefined => {
    let at = 0;
    const text = buffer;
    for (;;) {
      for (; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === lineFeed) {
          line += 1;
          lineStart = passed + at + 1;
        } else if (code !== space && code !== tab && code !== carriageReturn) break;
      }
      if (at >= text.length) break;
      const end = readToken(at, isLast);
      if (fault !== undefined) return fault;
      if (end === -1) break;
      at = end;
      if (elementDepth !== -1 && passed + at - elementStart > importLimits.recordCharacters) {
        refuse(`One record has more than ${importLimits.recordCharacters} characters`, at);
        return fault;
      }
    }
    buffer = buffer.slice(at);
    passed += at;
    if (buffer.length > importLimits.recordCharacters) {
      refuse(`One text has more than ${importLimits.recordCharacters} characters`, 0);
    }
    if (elementDepth === -1 && passed - inElements > importLimits.otherCharacters) {
      refuse(`More than ${importLimits.otherCharacters} characters stand outside its records`, 0);
    }
    return fault;
  };
  return {
    push: (text) => {
      buffer = buffer === '' ? text : buffer + text;
      return read(false);
    },
    end: () => {
      const last = read(true);
      if (last === undefined && expected !== 'end') bad('the file ends before its JSON does', buffer.length);
      return fault;
    },
    rest: () => (expected === 'end' ? document : undefined),
  };
};

const hasMember = (members: readonly Member[], name: string): boolean => {
  for (const [other] of members) if (other === name) return true;
  return false;
};

/** RFC 6901. */
export const pathToPointer = (path: JsonPath): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quotation = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const digit0 = 0x30;
const digit9 = 0x39;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const letterU = 0x75;
const openBrace = 0x7b;
const closeBrace = 0x7d;

// oxlint-disable-next-line eslint/no-control-regex -- control characters are what may not stand in a text
const special = /["\\\u0000-\u001f]/g;
const numeral = /[-+.0-9eE]*/y;
const wholeNumeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/u;
const hex = /^u[0-9a-fA-F]{4}$/u;
const loneSurrogates = /[\ud800-\udfff]/gu;
const unitOf = (escape: string): string => String.fromCharCode(Number.parseInt(escape.slice(1), 16));
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const literals: readonly (readonly [word: string, value: JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
