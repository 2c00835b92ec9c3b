import { base64urlToUtf8, bytesToBase64url, isBase64url, utf8ToBase64url } from '../base/bytes.ts';
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

const encodeDisclosure = (disclosure: Disclosure): EncodedDisclosure => {
  const { salt, name, value } = disclosure;
  return utf8ToBase64url(canonicalJson(name === null ? [salt, value] : [salt, name, value]));
};

/** Undefined for anything that `encodeDisclosure` could not have written: the text comes from whoever made the bundle. */
export const decodeDisclosure = (encoded: EncodedDisclosure): Disclosure | undefined => {
  const text = base64urlToUtf8(encoded);
  const parsed = text === undefined ? undefined : parseCanonicalJson(text);
  if (parsed === undefined || !parsed.ok || !Array.isArray(parsed.value)) return undefined;
  const parts: readonly Json[] = parsed.value;
  const [salt, name] = parts;
  const value = parts.at(-1);
  if (typeof salt !== 'string' || !isBase64url(salt, saltLengthBytes) || value === undefined) return undefined;
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
export const isDigest = (text: string): boolean => isBase64url(text, 32);

export type DisclosedField = { readonly digest: string; readonly disclosures: readonly EncodedDisclosure[] };

/**
 * Salts one field. Texts that are disclosed word by word must already be `TextValue`s; their paragraphs and tokens become
 * element disclosures right after their parent, depth first.
 */
export const discloseField = (name: string, value: DisclosableValue, deps: DisclosureDeps): DisclosedField => {
  const children: EncodedDisclosure[] = [];
  const json = discloseTexts(value, children, deps);
  const encoded = encodeDisclosure({ salt: newSalt(deps), name, value: json });
  return { digest: disclosureDigest(encoded, deps.crypto), disclosures: [encoded, ...children] };
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

const newSalt = (deps: DisclosureDeps): string => bytesToBase64url(deps.random(saltLengthBytes));

const discloseTexts = (value: DisclosableValue, out: EncodedDisclosure[], deps: DisclosureDeps): Json => {
  if (value instanceof TextValue) {
    return textToParagraphs(value.text).map((tokens) => {
      const tokenDisclosures = tokens.map((token) =>
        encodeDisclosure({ salt: newSalt(deps), name: null, value: token }),
      );
      const paragraph = encodeDisclosure({
        salt: newSalt(deps),
        name: null,
        value: tokenDisclosures.map((token) => ({ '...': disclosureDigest(token, deps.crypto) })),
      });
      out.push(paragraph, ...tokenDisclosures);
      return { '...': disclosureDigest(paragraph, deps.crypto) };
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((element) => discloseTexts(element, out, deps));
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, discloseTexts(value[name] ?? null, out, deps)]),
  );
};

const isList = (value: DisclosableValue): value is readonly DisclosableValue[] => Array.isArray(value);
