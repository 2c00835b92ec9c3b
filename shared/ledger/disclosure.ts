import { base64urlToUtf8, holdsBase64url, startedBase64url, utf8ToBase64url } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import type { RandomBytes } from '../base/random.ts';
import { canonicalJson, isJsonObject, parseCanonicalJson, type Json } from './canonical-json.ts';
import { textToParagraphs } from './text.ts';

/** One salted value: of a field (`name` given) or of an array element (`name` null). Bundle format, section 4. */
export type Disclosure = {
  readonly salt: string;
  readonly name: string | null;
  readonly value: Json;
};

/** base64url(UTF8(JCS([salt, name, value]))), or without the name for an array element. */
export type EncodedDisclosure = string;

export type DisclosureDeps = { readonly crypto: Crypto; readonly random: RandomBytes };

const saltLengthBytes = 32;
/** 43 base64url characters, of which the last one has no bits to spare: 32 bytes. */
const is32Bytes = /^[\w-]{42}[AEIMQUYcgkosw048]$/u;

// The 45 bytes of `["` and a salt are 60 digits of their own, so what follows them is the same for the same name and value.
const saltedDigits = 60;

const newSalted = ({ random }: DisclosureDeps): string => startedBase64url('["', random(saltLengthBytes));

const encodeUnsalted = (name: string | null, value: Json): string =>
  utf8ToBase64url(`",${name === null ? '' : `${canonicalJson(name)},`}${canonicalJson(value)}]`);

/** Whatever of a disclosure does not hang on its salt. */
export const unsaltedPart = (encoded: EncodedDisclosure): string => encoded.slice(saltedDigits);

/** The disclosure of the same name and value under a salt of its own. */
export const saltPart = (unsalted: string, deps: DisclosureDeps): DisclosedField => {
  const encoded = newSalted(deps) + unsalted;
  return { digest: disclosureDigest(encoded, deps.crypto), disclosures: [encoded] };
};

/** Whether a disclosure is another one, known to be sound, but for the salt. */
export const isResalted = (encoded: EncodedDisclosure, unsalted: string): boolean =>
  // `endsWith` looks at one character after the other, which takes eight times as long.
  encoded.slice(saltedDigits) === unsalted && holdsBase64url(encoded.slice(0, saltedDigits), '["', saltLengthBytes);

/** Undefined for anything that `discloseField` could not have written: the text comes from whoever made the bundle. */
export const decodeDisclosure = (encoded: EncodedDisclosure): Disclosure | undefined => {
  const text = base64urlToUtf8(encoded);
  const parsed = text === undefined ? undefined : parseCanonicalJson(text);
  if (parsed === undefined || !parsed.ok || !Array.isArray(parsed.value)) return undefined;
  const parts: readonly Json[] = parsed.value;
  const [salt, name] = parts;
  const value = parts.at(-1);
  if (typeof salt !== 'string' || !is32Bytes.test(salt) || value === undefined) return undefined;
  if (parts.length === 2) return { salt, name: null, value };
  return parts.length === 3 && typeof name === 'string' ? { salt, name, value } : undefined;
};

export const disclosureDigest = (encoded: EncodedDisclosure, crypto: Crypto): string => crypto.sha256Base64url(encoded);

/** The digest of an array element's disclosure if `element` is exactly `{"...": digest}`. */
export const elementDigest = (element: Json): string | undefined => {
  if (!isJsonObject(element)) return undefined;
  const names = Object.keys(element);
  const digest = element['...'];
  return names.length === 1 && typeof digest === 'string' && isDigest(digest) ? digest : undefined;
};

/** 43 base64url characters: 32 bytes. */
export const isDigest = (text: string): boolean => is32Bytes.test(text);

export type DisclosedField = { readonly digest: string; readonly disclosures: readonly EncodedDisclosure[] };

/**
 * Salts one field. Texts that are disclosed word by word must already be `TextValue`s; their paragraphs and tokens become
 * element disclosures right after their parent, depth first.
 */
export const discloseField = (name: string, value: DisclosableValue, deps: DisclosureDeps): DisclosedField => {
  const children: EncodedDisclosure[] = [];
  const json = discloseTexts(value, children, deps);
  const field = saltPart(encodeUnsalted(name, json), deps);
  return { ...field, disclosures: [...field.disclosures, ...children] };
};

/** A text that is to be disclosed word by word. */
export class TextValue {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type DisclosableValue =
  Json | TextValue | readonly DisclosableValue[] | { readonly [name: string]: DisclosableValue };

/** Whether no text in it is to be disclosed word by word. */
const isWhole = (value: DisclosableValue): value is Json => {
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof TextValue) return false;
  return isList(value) ? value.every(isWhole) : Object.values(value).every(isWhole);
};

const discloseTexts = (value: DisclosableValue, out: EncodedDisclosure[], deps: DisclosureDeps): Json => {
  if (value instanceof TextValue) {
    return textToParagraphs(value.text).map((tokens) => {
      const words = tokens.map((token) => saltElement(token, deps));
      const paragraph = saltElement(
        words.map(({ digest }) => ({ '...': digest })),
        deps,
      );
      out.push(...paragraph.disclosures, ...words.flatMap(({ disclosures }) => disclosures));
      return { '...': paragraph.digest };
    });
  }
  if (isWhole(value)) return value;
  if (isList(value)) return value.map((element) => discloseTexts(element, out, deps));
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, discloseTexts(value[name] ?? null, out, deps)]),
  );
};

const saltElement = (value: Json, deps: DisclosureDeps): DisclosedField => saltPart(encodeUnsalted(null, value), deps);

const isList = (value: DisclosableValue): value is readonly DisclosableValue[] => Array.isArray(value);
