import { err, ok, type Failure, type Result } from '../base/result.ts';

/**
 * A sentence as a person types it: words, and fields in braces, `{cite:EX-0007}`, `{likelihood:hy-3f}`. A brace that is
 * meant as such is typed twice. What a field names is looked up by whoever has the case.
 */
export const notationFields = ['cite', 'likelihood', 'probability', 'confidence', 'hypothesis'] as const;
export type NotationField = (typeof notationFields)[number];

export type NotationPart =
  { readonly kind: 'words'; readonly text: string } | { readonly kind: NotationField; readonly of: string };

export const parseNotation = (text: string): Result<readonly NotationPart[], Failure<'BAD_SENTENCE'>> => {
  const parts: NotationPart[] = [];
  let words = '';
  let at = 0;
  while (at < text.length) {
    const brace = text.indexOf('{', at);
    words += text.slice(at, brace < 0 ? text.length : brace);
    if (brace < 0) break;
    if (text.charAt(brace + 1) === '{') {
      words += '{';
      at = brace + 2;
      continue;
    }
    const field = fieldPattern.exec(text.slice(brace, brace + fieldCharactersMax));
    const kind = notationFields.find((one) => one === field?.[1]);
    if (field === null || kind === undefined) return badField(text.slice(brace), brace);
    if (words !== '') parts.push({ kind: 'words', text: words });
    words = '';
    parts.push({ kind, of: field[2] ?? '' });
    at = brace + field[0].length;
  }
  if (words !== '') parts.push({ kind: 'words', text: words });
  return ok(parts);
};

const fieldPattern = /^\{([a-z]+):\s*([^\s{}]+)\s*\}/u;
const fieldCharactersMax = 200;
const shownCharactersMax = 40;

const badField = (rest: string, at: number) =>
  err({
    code: 'BAD_SENTENCE' as const,
    message: `At character ${at + 1} the sentence has no field that can be read: ${JSON.stringify(rest.slice(0, shownCharactersMax))}.`,
    hint: `A field is one of ${notationFields.map((field) => `{${field}:…}`).join(', ')}; a brace that is meant as such is typed twice.`,
  });

/** The text that `parseNotation` reads as these parts. */
export const notationText = (parts: readonly NotationPart[]): string =>
  parts.map((part) => (part.kind === 'words' ? part.text.replaceAll('{', '{{') : `{${part.kind}:${part.of}}`)).join('');
