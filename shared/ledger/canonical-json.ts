import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { Pieces } from '../base/pieces.ts';
import { forbiddenNames, isPlainlyCanonical, nestingDepthMax } from './plain-json.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values are the same, in whatever order their members stand. */
export const isSameJson = (left: Json | undefined, right: Json | undefined): boolean => {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (isArray(left) || isArray(right)) {
    if (!isArray(left) || !isArray(right) || left.length !== right.length) return false;
    return left.every((element, index) => isSameJson(element, right[index]));
  }
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSameJson(left[name], right[name]))
  );
};

/**
 * RFC 8785 (JCS). Member names are sorted by UTF-16 code units; numbers and strings are written as ECMAScript does.
 * Throws on what I-JSON (RFC 7493) cannot hold: non-finite numbers and lone surrogates. Callers hold checked values.
 */
export const canonicalJson = (value: Json): string => {
  const ordered = inOrder(value);
  return ordered === undefined ? writeJson(value) : JSON.stringify(ordered);
};

/** The same text in pieces: one for each element of the lists that lie in an object, or in an object in one. */
export const canonicalPieces = (value: Json): Pieces => {
  const pieces: string[] = [];
  addPieces(value, 2, pieces);
  return pieces;
};

const addPieces = (value: Json, depth: number, pieces: string[]): void => {
  if (typeof value !== 'object' || value === null || (depth === 0 && !isArray(value))) {
    pieces.push(canonicalJson(value));
    return;
  }
  let before = isArray(value) ? '[' : '{';
  const end = isArray(value) ? ']' : '}';
  if (isArray(value)) {
    for (const element of value) {
      pieces.push(before, canonicalJson(element));
      before = ',';
    }
  } else {
    for (const name of Object.keys(value).sort()) {
      pieces.push(`${before}${quote(name)}:`);
      addPieces(value[name] ?? null, depth - 1, pieces);
      before = ',';
    }
  }
  pieces.push(before === ',' ? end : before + end);
};

/**
 * What `JSON.stringify` writes in exactly the canonical form, several times as fast as pieces are joined: the value itself,
 * or a copy of what in it is not in order. Undefined where it may not be written at all, or no object holds that order.
 */
const inOrder = (value: Json): Json | undefined => {
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return value;
  return isArray(value) ? listInOrder(value) : objectInOrder(value);
};

const listInOrder = (list: readonly Json[]): readonly Json[] | undefined => {
  let copy: Json[] | undefined;
  let index = 0;
  for (const element of list) {
    const ordered = inOrder(element);
    if (ordered === undefined) return undefined;
    if (ordered !== element) copy ??= list.slice();
    if (copy !== undefined) copy[index] = ordered;
    index += 1;
  }
  return copy ?? list;
};

const objectInOrder = (object: JsonObject): JsonObject | undefined => {
  const names = Object.keys(object);
  const isSorted = isRising(names);
  // An object puts names that are numbers first, by their value, in whatever order they were set.
  if (!isSorted && names.sort().some(isNumeral)) return undefined;
  let copy: Record<string, Json> | undefined = isSorted ? undefined : {};
  for (const name of names) {
    const member = object[name];
    const ordered = member === undefined || !name.isWellFormed() ? undefined : inOrder(member);
    // Setting this name sets no member.
    if (ordered === undefined || name === '__proto__') return undefined;
    if (ordered !== member) copy ??= { ...object };
    if (copy !== undefined) copy[name] = ordered;
  }
  return typeof object['toJSON'] === 'function' ? undefined : (copy ?? object);
};

const isRising = (names: readonly string[]): boolean => {
  let last = '';
  for (const name of names) {
    if (name < last) return false;
    last = name;
  }
  return true;
};

/** Digits and nothing else; an order of its own have only those below 2 ** 32 - 1, and this asks no further. */
const isNumeral = (name: string): boolean => /^\d+$/u.test(name);

const writeJson = (value: Json): string => {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON holds finite numbers only');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((name) => `${quote(name)}:${writeJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
};

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);

const quote = (text: string): string => {
  if (!text.isWellFormed()) throw new TypeError('canonical JSON holds well-formed text only');
  return JSON.stringify(text);
};

/**
 * Accepts a text only if it is its own canonical form, which also rules out duplicate names, lossy numbers and
 * insignificant space. Numbers beyond the safe integers are refused, since another reader may round them differently.
 */
export const parseCanonicalJson = (text: string): Result<Json, Failure<'NOT_CANONICAL_JSON'>> => {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- JSON.parse yields nothing but Json
  if (isPlainlyCanonical(text)) return ok(JSON.parse(text) as Json);
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  return canonicalJson(parsed.value) === text ? parsed : refuse('the text is not its own canonical form (RFC 8785)');
};

/** Any well-formed JSON with the same caps on depth, numbers and names; the text need not be canonical. */
export const parseJson = (text: string): Result<Json, Failure<'NOT_CANONICAL_JSON'>> => {
  if (nestingDepth(text) > nestingDepthMax) return refuse(`nesting is deeper than ${nestingDepthMax}`);
  let value: Json;
  try {
    // oxlint-disable-next-line typescript/consistent-type-assertions -- JSON.parse yields nothing but Json
    value = JSON.parse(text) as Json;
  } catch {
    return refuse('the text is not JSON');
  }
  const fault = faultIn(value);
  return fault === undefined ? ok(value) : refuse(fault);
};

const refuse = (why: string) =>
  err({
    code: 'NOT_CANONICAL_JSON' as const,
    message: `Refused JSON: ${why}.`,
    hint: 'Ask the sender for the original file.',
  });

const nestingDepth = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) index = stringEnd(text, index);
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
};

/** Where the string that begins at `at` has its closing quotation mark: the first that is not escaped. */
const stringEnd = (text: string, at: number): number => {
  let end = at;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let before = end;
    while (text.charCodeAt(before - 1) === 0x5c) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
};

const faultIn = (value: Json): string | undefined => {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'a text holds a lone surrogate';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return 'a number is out of range';
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? 'an integer is beyond 2^53 - 1' : undefined;
  }
  if (value === null || typeof value === 'boolean') return undefined;
  if (isArray(value)) {
    for (const element of value) {
      const fault = faultIn(element);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  for (const name of Object.keys(value)) {
    if (forbiddenNames.has(name)) return `the member name ${name} is forbidden`;
    const fault = faultIn(name) ?? faultIn(value[name] ?? null);
    if (fault !== undefined) return fault;
  }
  return undefined;
};
