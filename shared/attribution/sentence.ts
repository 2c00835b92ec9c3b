import type { WordingId } from '../reference/yardsticks.ts';

/**
 * A sentence in parts, so that a word of the yardstick can be underlined, a name can lead to what it names, and text
 * that came from outside never mingles with our own.
 */
export type SentencePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string; readonly band: string; readonly wording: WordingId }
  | Named;
/** Leads to what it names; a line is named by its number. */
export type Named = {
  readonly kind: 'hypothesis' | 'item' | 'group' | 'line';
  readonly id: string;
  readonly text: string;
};
export type Sentence = readonly SentencePart[];

/** Template tag: strings in the braces are our own words or numbers. */
export const say = (texts: readonly string[], ...parts: readonly (SentencePart | Sentence | string)[]): Sentence => {
  const sentence: SentencePart[] = [];
  for (const [index, text] of texts.entries()) {
    if (text !== '') sentence.push({ kind: 'text', text });
    const part = parts[index];
    if (part === undefined || part === '') continue;
    if (typeof part === 'string') sentence.push({ kind: 'text', text: part });
    else if ('kind' in part) sentence.push(part);
    else sentence.push(...part);
  }
  return sentence;
};

export const numberPart = (text: string): SentencePart => ({ kind: 'number', text });

/** `line 12`, which leads to it. */
export const linePart = (line: number): SentencePart => ({ kind: 'line', id: String(line), text: `line ${line}` });

export const quoted = (part: SentencePart): Sentence => say`“${part}”`;

/** `A, B and C`; what is beyond `max` is only counted. */
export const listParts = (parts: readonly (SentencePart | Sentence)[], max = Infinity): Sentence => {
  const shown = parts.slice(0, max);
  const rest = parts.length - shown.length;
  const all: readonly (SentencePart | Sentence | string)[] = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.flatMap((part, index) => {
    const joint = index === 0 ? '' : index === all.length - 1 ? ' and ' : ', ';
    return say`${joint}${part}`;
  });
};

export const sentenceToText = (sentence: Sentence): string => sentence.map(({ text }) => text).join('');
