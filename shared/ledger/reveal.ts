import type { Crypto } from '../base/crypto.ts';
import { isJsonObject, type Json } from './canonical-json.ts';
import {
  decodeDisclosure,
  disclosureDigest,
  elementDigest,
  isResalted,
  unsaltedPart,
  type EncodedDisclosure,
} from './disclosure.ts';
import { lineTypeOf, type LineType } from './line-types.ts';
import type { LedgerLine } from './line.ts';
import { createSeenDigests } from './seen-digests.ts';

/** A digest that nothing in the edition opens. Of nested ones only the outermost is listed. */
export type Withheld = { readonly seq: number; readonly field: string; readonly digest: string };

/** A line with what its disclosures say. A field that is withheld whole is absent from `fields`. */
export type RevealedLine = {
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly day: string;
  readonly log: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly withheld: readonly Withheld[];
};

export type RevealFault = { readonly message: string; readonly at: string };
export type Revealed = { readonly lines: readonly RevealedLine[]; readonly faults: readonly RevealFault[] };

/**
 * Opens digests with the disclosures, which must stand in exactly the order of bundle format section 4 (line, field
 * name, then elements depth first) and each be used once. Anyone may have written both.
 */
export const revealLines = (
  lines: readonly LedgerLine[],
  disclosures: readonly EncodedDisclosure[],
  crypto: Crypto,
): Revealed => {
  const walk = new DisclosureWalk(disclosures, crypto);
  const revealed = lines.map((line) => walk.revealLine(line));
  walk.end();
  return { lines: revealed, faults: walk.faults };
};

/** Field of a line, and how many element disclosures lie between the field and here. */
type Place = { readonly seq: number; readonly field: string; readonly depth: number };

/** A paragraph and its tokens. Nothing deeper is ever written, and a hostile chain would exhaust the stack. */
const elementDepthMax = 2;

/**
 * A field that was opened and found sound, with nothing below it: most fields of a line say what those of the line before
 * said, and need then no second look but at their digests and salts.
 */
type KnownField = { readonly unsalted: string; readonly value: Json };

class DisclosureWalk {
  readonly faults: RevealFault[] = [];
  readonly #disclosures: readonly EncodedDisclosure[];
  readonly #digests: readonly string[];
  readonly #crypto: Crypto;
  readonly #seen = createSeenDigests();
  #next = 0;
  #withheld: Withheld[] = [];
  #faultCount = 0;
  readonly #known = new Map<LineType, Map<string, KnownField>>();

  constructor(disclosures: readonly EncodedDisclosure[], crypto: Crypto) {
    this.#disclosures = disclosures;
    this.#crypto = crypto;
    this.#digests = disclosures.map((encoded) => disclosureDigest(encoded, this.#crypto));
  }

  revealLine(line: LedgerLine): RevealedLine {
    this.#withheld = [];
    const { seq, type, v, day, log } = line;
    const lineType = lineTypeOf(type, v);
    const names = Object.keys(line._sd).sort();
    if (lineType !== undefined && !isSameList(names, namesOfFields(lineType)))
      this.#fault(`the fields of ${type} are not those of its type`, `line ${seq}`);
    const known = this.#knownOf(lineType);
    const fields: Record<string, Json> = {};
    for (const name of names) {
      const digest = line._sd[name] ?? '';
      const before = known.get(name);
      if (before !== undefined && this.#opensAgain(digest, before.unsalted)) {
        this.#take(digest, seq);
        fields[name] = before.value;
        continue;
      }
      const start = { next: this.#next, faults: this.#faultCount, withheld: this.#withheld.length };
      const value = this.#open(digest, { seq, field: name, depth: 0 }, name);
      if (value === undefined) continue;
      // A name such as toString must not find what every object inherits.
      const fieldType =
        lineType !== undefined && Object.hasOwn(lineType.fields, name) ? lineType.fields[name] : undefined;
      const joined = fieldType === undefined ? value : joinTexts(value, fieldType.texts);
      const parsed = fieldType?.schema.safeParse(joined);
      if (parsed?.success === false) {
        this.#fault(`${type}.${name} holds what its type does not allow`, `line ${seq}`);
        continue;
      }
      fields[name] = joined;
      const isAlone = this.#next === start.next + 1 && this.#withheld.length === start.withheld;
      if (isAlone && this.#faultCount === start.faults)
        known.set(name, { unsalted: unsaltedPart(this.#disclosures[start.next] ?? ''), value: joined });
    }
    if (typeof fields['at'] === 'string' && fields['at'].slice(0, 10) !== day) {
      this.#fault('the day is not the day of its time', `line ${seq}`);
    }
    return { seq, type, v, day, log, fields, withheld: this.#withheld };
  }

  #knownOf(lineType: LineType | undefined): Map<string, KnownField> {
    if (lineType === undefined) return new Map();
    const known = this.#known.get(lineType) ?? new Map<string, KnownField>();
    this.#known.set(lineType, known);
    return known;
  }

  /** Whether the digest is that of the next disclosure, and this one says under its salt what one before it said. */
  #opensAgain(digest: string, unsalted: string): boolean {
    return this.#digests[this.#next] === digest && isResalted(this.#disclosures[this.#next] ?? '', unsalted);
  }

  #take(digest: string, seq: number): void {
    this.#seen.add(digest, seq);
    this.#next += 1;
  }

  /** Whatever is left over opens no digest at its place: unused, used twice, or out of order. */
  end(): void {
    for (const seq of this.#seen.twice()) this.#fault('a digest occurs twice', `line ${seq}`);
    if (this.#next < this.#disclosures.length) {
      this.#fault('the disclosure opens no digest at its place: unused, doubled or out of order', this.#here());
    }
  }

  #open(digest: string, place: Place, name: string | null): Json | undefined {
    const { seq, field } = place;
    this.#seen.add(digest, seq);
    if (this.#digests[this.#next] !== digest) {
      this.#withheld.push({ seq, field, digest });
      return undefined;
    }
    const at = this.#here();
    const disclosure = decodeDisclosure(this.#disclosures[this.#next] ?? '');
    this.#next += 1;
    if (disclosure === undefined) {
      this.#fault('the disclosure is not canonical or its salt is not 32 bytes', at);
      return undefined;
    }
    if (disclosure.name !== name) {
      this.#fault('the disclosure bears another name than the digest that it opens', at);
      return undefined;
    }
    return this.#openElements(disclosure.value, place, at);
  }

  #openElements(value: Json, place: Place, at: string): Json {
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) {
      if (value.length === 0) return value;
      return value.map((element) => {
        const digest = elementDigest(element);
        if (digest === undefined) return this.#openElements(element, place, at);
        if (place.depth === elementDepthMax) {
          this.#fault('elements are nested deeper than those of a text', at);
          return { withheld: digest };
        }
        return this.#open(digest, { ...place, depth: place.depth + 1 }, null) ?? { withheld: digest };
      });
    }
    if (Object.hasOwn(value, '_sd') || Object.hasOwn(value, '...')) this.#fault('a value holds a reserved name', at);
    // It would pass for words that the edition withholds, without being listed as such.
    if (Object.hasOwn(value, 'withheld') && Object.keys(value).length === 1) {
      this.#fault('a value poses as withheld', at);
    }
    // Most values hold no element to open, and are what they were.
    let opened: Record<string, Json> | undefined;
    for (const name of Object.keys(value)) {
      const member = value[name] ?? null;
      const now = this.#openElements(member, place, at);
      if (now !== member) opened = { ...(opened ?? value), [name]: now };
    }
    return opened ?? value;
  }

  #here(): string {
    return `disclosure ${this.#next}`;
  }

  #fault(message: string, at: string): void {
    this.#faultCount += 1;
    // The first hundred say enough; a hostile file must not fill the memory with the rest.
    if (this.faults.length < 100) this.faults.push({ message, at });
  }
}

const fieldNames = new WeakMap<LineType, readonly string[]>();

/** The names of a type's fields, in order. */
const namesOfFields = (lineType: LineType): readonly string[] => {
  const known = fieldNames.get(lineType) ?? Object.keys(lineType.fields).sort();
  fieldNames.set(lineType, known);
  return known;
};

const isSameList = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name, index) => name === right[index]);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const joinTexts = (value: Json, paths: readonly string[]): Json => {
  if (paths.includes('')) return joinText(value);
  if (paths.length === 0 || !isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      paths.includes(name) || paths.includes('*') ? joinText(member) : member,
    ]),
  );
};

/** A text of which every word is disclosed becomes the exact text; any other stays in its parts. */
const joinText = (value: Json): Json => {
  if (!isList(value)) return value;
  let text = '';
  for (const paragraph of value) {
    if (!isList(paragraph)) return value;
    for (const token of paragraph) {
      if (typeof token !== 'string') return value;
      text += token;
    }
  }
  return text;
};
