import type { Crypto } from '../base/crypto.ts';
import type { WithholdingReason } from '../domain/vocabulary.ts';
import { isJsonObject, type Json } from '../ledger/canonical-json.ts';
import { decodeDisclosure, disclosureDigest, elementDigest, type EncodedDisclosure } from '../ledger/disclosure.ts';
import { lineTypeOf } from '../ledger/line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { textToParagraphs } from '../ledger/text.ts';

/** Words of one paragraph that an edition withholds: `first` to `last`, from 0 and included. `member` null: the field itself. */
export type WithheldWords = {
  readonly member: string | null;
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  readonly reason: WithholdingReason;
};

/** One text of a field, whole: every word of it can be withheld by itself. */
export type FieldText = { readonly member: string | null; readonly text: string };

/** The texts of a field that are disclosed word by word; none where it holds names, dates or numbers. */
export const textsOfField = (
  line: Pick<RevealedLine, 'type' | 'v' | 'fields'>,
  field: string,
): readonly FieldText[] => {
  const fields = lineTypeOf(line.type, line.v)?.fields ?? {};
  const paths = Object.hasOwn(fields, field) ? (fields[field]?.texts ?? []) : [];
  const value = Object.hasOwn(line.fields, field) ? (line.fields[field] ?? null) : null;
  if (paths.includes('')) return typeof value === 'string' ? [{ member: null, text: value }] : [];
  if (paths.length === 0 || !isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([member, text]) =>
    typeof text === 'string' && (paths.includes(member) || paths.includes('*')) ? [{ member, text }] : [],
  );
};

/** Why these words cannot be withheld; undefined where they can. */
export const faultInWords = (
  line: Pick<RevealedLine, 'seq' | 'type' | 'v' | 'fields'>,
  field: string,
  { member, paragraph, first, last }: Omit<WithheldWords, 'reason'>,
): string | undefined => {
  const at = `line ${line.seq}, ${field}${member === null ? '' : `.${member}`}`;
  const text = textsOfField(line, field).find((one) => one.member === member);
  if (text === undefined) return `${at}, is no text whose words can be withheld one by one`;
  const paragraphs = textToParagraphs(text.text);
  const words = paragraphs[paragraph];
  if (words === undefined) return `${at}, has ${paragraphs.length} paragraphs and no number ${paragraph} (from 0)`;
  if (first > last) return `${at}, paragraph ${paragraph}: word ${first} comes after word ${last}`;
  return last < words.length
    ? undefined
    : `${at}, paragraph ${paragraph}, has ${words.length} words and no number ${last} (from 0)`;
};

/** The words themselves, as they stand in the text. */
export const textOfWords = (text: string, { paragraph, first, last }: WithheldWords): string =>
  (textToParagraphs(text)[paragraph] ?? []).slice(first, last + 1).join('');

/** What of a text is left, in the pieces between what is withheld. */
export const piecesAround = (text: string, words: readonly WithheldWords[]): readonly string[] => {
  const pieces = [''];
  for (const [number, tokens] of textToParagraphs(text).entries()) {
    const own = words.filter(({ paragraph }) => paragraph === number);
    for (const [at, token] of tokens.entries()) {
      if (own.some(({ first, last }) => first <= at && at <= last)) pieces.push('');
      else pieces[pieces.length - 1] += token;
    }
  }
  return pieces.filter((piece) => piece !== '');
};

export type ShownDisclosures = {
  readonly shown: readonly EncodedDisclosure[];
  /** The outermost digest of everything that is left out, with why. */
  readonly reasons: ReadonlyMap<string, WithholdingReason>;
};

/**
 * The disclosures of one field without those of the words. A paragraph of which nothing is left goes as a whole, so that it
 * does not tell how many words it had.
 */
export const leaveOutWords = (
  disclosures: readonly EncodedDisclosure[],
  words: readonly WithheldWords[],
  crypto: Crypto,
): ShownDisclosures => {
  const byDigest = new Map(disclosures.map((encoded) => [disclosureDigest(encoded, crypto), encoded]));
  const valueAt = (digest: string | undefined): Json =>
    decodeDisclosure(byDigest.get(digest ?? '') ?? '')?.value ?? null;
  const whole = decodeDisclosure(disclosures[0] ?? '')?.value ?? null;
  const reasons = new Map<string, WithholdingReason>();
  const inside = new Set<string>();
  const paragraphs = new Map<string, WithholdingReason>();
  for (const { member, paragraph, first, last, reason } of words) {
    const text = member === null ? whole : isJsonObject(whole) ? (whole[member] ?? null) : null;
    const digest = digestsIn(text)[paragraph];
    if (digest === undefined) continue;
    paragraphs.set(digest, paragraphs.get(digest) ?? reason);
    for (const token of digestsIn(valueAt(digest)).slice(first, last + 1)) reasons.set(token, reason);
  }
  for (const [digest, reason] of paragraphs) {
    const tokens = digestsIn(valueAt(digest));
    if (!tokens.every((token) => reasons.has(token))) continue;
    for (const token of tokens) {
      reasons.delete(token);
      inside.add(token);
    }
    reasons.set(digest, reason);
  }
  const shown = [...byDigest].flatMap(([digest, encoded]) =>
    reasons.has(digest) || inside.has(digest) ? [] : [encoded],
  );
  return { shown, reasons };
};

const digestsIn = (value: Json): readonly string[] =>
  Array.isArray(value) ? value.flatMap((element: Json) => elementDigest(element) ?? []) : [];
