import { instantToDay, isInstant } from '../base/clock.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import {
  canonicalJson,
  isJsonObject,
  isSameJson,
  parseCanonicalJson,
  type Json,
  type JsonObject,
} from './canonical-json.ts';
import {
  discloseField,
  isDigest,
  saltPart,
  TextValue,
  unsaltedPart,
  type DisclosableValue,
  type DisclosedField,
  type DisclosureDeps,
  type EncodedDisclosure,
} from './disclosure.ts';
import { currentLineType, type LineType } from './line-types.ts';
import { forbiddenNames } from './plain-json.ts';

/** One line of the ledger: only salted digests, order, kind and day. Bundle format, section 3. */
export type LedgerLine = {
  readonly _sd: Readonly<Record<string, string>>;
  readonly day: string;
  readonly log: string;
  readonly prev: string;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
};

/** What is to be written, in plain values. Every field of the type is given. */
export type LineDraft = { readonly type: string; readonly fields: JsonObject };

export type LedgerHead = { readonly log: string; readonly size: number; readonly lastHash: string };
export const noLineHash = '0'.repeat(64);

/** `disclosures` holds, by field name in ASCII order, the field's own disclosure and then its elements. */
export type WrittenLine = {
  readonly line: LedgerLine;
  readonly text: string;
  readonly disclosures: readonly EncodedDisclosure[];
};

const originPattern = /^plumbline\.local\/[0-9a-f]{16}$/u;

/** By type and name, what fields of the lines before held, with their disclosures but for the salt. */
export type WrittenFields = Map<LineType, Map<string, WrittenField>>;
type WrittenField = { readonly value: Json; readonly unsalted: string };

/**
 * Salts and writes one line. Errors name the field that its type does not allow. Where many lines are written, most of
 * their fields say what those of the line before said: `written` serves all of them, and these need no second look.
 */
export const writeLine = (
  draft: LineDraft,
  head: LedgerHead,
  deps: DisclosureDeps,
  written: WrittenFields = new Map(),
): Result<WrittenLine, Failure<'INVALID_LINE'>> => {
  const lineType = currentLineType(draft.type);
  if (lineType === undefined) return invalid(`there is no line type ${draft.type}`);
  const unknown = Object.keys(draft.fields).find((name) => !Object.hasOwn(lineType.fields, name));
  if (unknown !== undefined) return invalid(`${draft.type} has no field ${unknown}`);
  if (!originPattern.test(head.log)) return invalid('its log is not an origin');
  const digests: Record<string, string> = {};
  const disclosures: EncodedDisclosure[] = [];
  const before = written.get(lineType) ?? new Map<string, WrittenField>();
  written.set(lineType, before);
  for (const [name, fieldType] of fieldsInOrder(lineType)) {
    const disclosed = writeField(name, draft.fields[name], fieldType, deps, before);
    if (!disclosed.ok) return invalid(`${draft.type}.${name}: ${disclosed.error}`);
    digests[name] = disclosed.value.digest;
    for (const encoded of disclosed.value.disclosures) disclosures.push(encoded);
  }
  const at = draft.fields['at'];
  if (typeof at !== 'string' || !isInstant(at)) return invalid(`${draft.type}.at is not an instant`);
  const line: LedgerLine = {
    _sd: digests,
    day: instantToDay(at),
    log: head.log,
    prev: head.lastHash,
    seq: head.size,
    type: draft.type,
    v: lineType.v,
  };
  return ok({ line, text: canonicalJson(line), disclosures });
};

const writeField = (
  name: string,
  given: Json | undefined,
  { schema, texts }: LineType['fields'][string],
  deps: DisclosureDeps,
  written: Map<string, WrittenField>,
): Result<DisclosedField, string> => {
  const before = written.get(name);
  if (before !== undefined && isSameJson(given, before.value)) return ok(saltPart(before.unsalted, deps));
  const parsed = schema.safeParse(given);
  if (!parsed.success) return err(parsed.error.issues[0]?.message ?? 'refused');
  // oxlint-disable-next-line typescript/consistent-type-assertions -- schemas of line fields yield nothing but Json
  const value = parsed.data as Json;
  const fault = faultInFieldValue(value) ?? faultInTexts(value, texts);
  if (fault !== undefined) return err(fault);
  const disclosed = discloseField(name, markTexts(value, texts), deps);
  const [encoded = '', ...elements] = disclosed.disclosures;
  // The digests of elements never come twice.
  if (elements.length === 0) written.set(name, { value, unsalted: unsaltedPart(encoded) });
  return ok(disclosed);
};

const orderedFields = new WeakMap<LineType, readonly (readonly [string, LineType['fields'][string]])[]>();

const fieldsInOrder = (lineType: LineType) => {
  const known = orderedFields.get(lineType) ?? Object.entries(lineType.fields).sort(byName);
  orderedFields.set(lineType, known);
  return known;
};

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : left > right ? 1 : 0;

const invalid = (what: string) =>
  err({
    code: 'INVALID_LINE' as const,
    message: `The ledger refuses the line: ${what}.`,
    hint: 'Correct the named field and try again; nothing was written.',
  });

/** Text that is to be disclosed word by word becomes a TextValue; what is no string there (null) stays. */
const markTexts = (value: Json, paths: readonly string[]): DisclosableValue => {
  if (paths.includes('') && typeof value === 'string') return new TextValue(value);
  if (paths.length === 0 || !isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const isText = typeof member === 'string' && (paths.includes(name) || paths.includes('*'));
      return [name, isText ? new TextValue(member) : member];
    }),
  );
};

/** A plain value must not look like a digest, or it could not be told from one in a redacted edition. */
const faultInFieldValue = (value: Json): string | undefined => {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'a text holds a lone surrogate';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : 'numbers are safe integers';
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return value.map(faultInFieldValue).find((fault) => fault !== undefined);
  for (const [name, member] of Object.entries(value)) {
    if (reservedNames.has(name)) return `the name ${name} is reserved`;
    const fault = faultInFieldValue(member);
    if (fault !== undefined) return fault;
  }
  return undefined;
};
/** The schemas also allow a text in parts, as a redacted edition shows it; only whole texts, or none, are written. */
const faultInTexts = (value: Json, paths: readonly string[]): string | undefined => {
  if (paths.length === 0) return undefined;
  const texts = isJsonObject(value)
    ? Object.entries(value).flatMap(([name, member]) => (paths.includes(name) || paths.includes('*') ? [member] : []))
    : paths.includes('')
      ? [value]
      : [];
  return texts.every((text) => text === null || typeof text === 'string') ? undefined : 'a text is written whole';
};

const reservedNames: ReadonlySet<string> = new Set(['_sd', '...', '__proto__', 'constructor', 'prototype']);

/** Accepts only what `writeLine` could have written: the text may come from anyone. */
export const parseLine = (text: string): Result<LedgerLine, Failure<'BAD_LINE'>> => {
  const sound = readSoundLine(text);
  return sound === undefined ? readLine(text) : ok(sound);
};

/** A line letter by letter, but for lengths, whether names rise and come once, and whether the day exists. */
const soundPattern =
  /^\{"_sd":\{(?:"[a-zA-Z][a-zA-Z0-9]*":"[\w-]*[AEIMQUYcgkosw048]"(?:,"[a-zA-Z][a-zA-Z0-9]*":"[\w-]*[AEIMQUYcgkosw048]")*)?\},"day":"\d{4}-\d\d-\d\d","log":"plumbline\.local\/[0-9a-f]{16}","prev":"[0-9a-f]*","seq":(?:0|[1-9]\d{0,14}),"type":"[a-z]+(?:\.[a-z]+)?","v":[1-9]\d{0,14}\}$/u;

/** A sound line is known at a glance; undefined says only that it takes a closer look, which also names what is wrong. */
const readSoundLine = (text: string): LedgerLine | undefined => {
  if (!soundPattern.test(text)) return undefined;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the pattern leaves no other form
  const line = JSON.parse(text) as LedgerLine;
  let last = '';
  let end = '{"_sd":'.length;
  for (const name of Object.keys(line._sd)) {
    if (name <= last || name.length > 40 || line._sd[name]?.length !== 43 || forbiddenNames.has(name)) return undefined;
    last = name;
    end += name.length + 49;
  }
  // Where a name came twice there is more text than the names that are left fill.
  if (!text.startsWith('},"day":"', Math.max(end, '{"_sd":{'.length))) return undefined;
  return line.prev.length === 64 && isInstant(`${line.day}T00:00:00Z`) ? line : undefined;
};

const readLine = (text: string): Result<LedgerLine, Failure<'BAD_LINE'>> => {
  const parsed = parseCanonicalJson(text);
  if (!parsed.ok) return bad(parsed.error.message);
  const value = parsed.value;
  if (!isJsonObject(value)) return bad('it is not an object');
  if (Object.keys(value).join(' ') !== '_sd day log prev seq type v') return bad('its members are not those of a line');
  const { _sd, day, log, prev, seq, type, v } = value;
  if (!isDigestMap(_sd)) return bad('_sd does not map names to digests');
  if (typeof day !== 'string' || !isInstant(`${day}T00:00:00Z`)) return bad('day is not a date');
  if (typeof log !== 'string' || !originPattern.test(log)) return bad('log is not an origin');
  if (typeof prev !== 'string' || !/^[0-9a-f]{64}$/u.test(prev)) return bad('prev is not a hash');
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return bad('seq is not a count');
  if (typeof type !== 'string' || !/^[a-z]+(\.[a-z]+)?$/u.test(type)) return bad('type is not noun.verb');
  if (typeof v !== 'number' || !Number.isSafeInteger(v) || v < 1) return bad('v is not a version');
  return ok({ _sd, day, log, prev, seq, type, v });
};

const isDigestMap = (value: Json | undefined): value is Readonly<Record<string, string>> =>
  isJsonObject(value) &&
  Object.entries(value).every(
    ([name, digest]) => fieldNamePattern.test(name) && typeof digest === 'string' && isDigest(digest),
  );
const fieldNamePattern = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/u;

const bad = (why: string) =>
  err({
    code: 'BAD_LINE' as const,
    message: `The ledger line is not sound: ${why}.`,
    hint: 'The ledger was changed after it was written. Compare it with a copy or a printed checkpoint.',
  });

export const lineHash = (text: string, crypto: Crypto): string => crypto.sha256Hex(text);
