import type { Sentence } from '../attribution/sentence.ts';
import { groupDigits } from '../base/grouped-digits.ts';
import type { Figure } from '../figures/figure-node.ts';

/**
 * A report as blocks, so that what is printed and what a page shows are the same. Nothing here knows paper. Texts may
 * come from anybody: who draws them shows what has no image and never reads them as markup.
 */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: Rich }
  | { readonly kind: 'paragraph'; readonly text: Rich }
  /** A judgement, set off from what explains it. `label` is above it. */
  | { readonly kind: 'statement'; readonly label: string; readonly text: Rich }
  | { readonly kind: 'note'; readonly tone: 'plain' | 'warning'; readonly text: Rich }
  | { readonly kind: 'list'; readonly items: readonly Rich[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: Rich])[] }
  | ReportTable
  /** `draw` takes a width in pixels: paper has one, a page as many as windows. */
  | { readonly kind: 'figure'; readonly draw: (width: number) => Figure; readonly caption: string };

export type ReportTable = {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Rich[])[];
  /** What was cut, in words; null where every row is there. */
  readonly more: string | null;
};
/** `width`: a share of the free room, or as wide as what it holds. */
export type ReportColumn = { readonly title: Rich; readonly width: number | 'auto'; readonly align?: 'start' | 'end' };

/** Width in pixels that figures are drawn for on paper: that of the text on a page of A4. */
export const paperFigureWidth = 640;

/** A stretch of text. `rating`: a code of the matrix. `hash`: hexadecimal digits, or another text without words. */
export type Span = {
  readonly kind: 'text' | 'strong' | 'muted' | 'word' | 'hash' | 'rating' | 'withheld';
  readonly text: string;
  /** The item of evidence that it names: a page leads there. */
  readonly item?: string;
};
export type Rich = readonly Span[];

/** Our own words and texts of the case side by side: a string is text as it is. */
export const rich = (...parts: readonly (string | Span | Rich)[]): Rich =>
  parts.flatMap((part) => {
    if (typeof part === 'string') return part === '' ? [] : [{ kind: 'text' as const, text: part }];
    return 'kind' in part ? [part] : part;
  });

export const strong = (text: string): Span => ({ kind: 'strong', text });
export const muted = (text: string): Span => ({ kind: 'muted', text });
export const hashSpan = (text: string): Span => ({ kind: 'hash', text });

/** Never blank where something is kept back. */
export const withheld: Span = { kind: 'withheld', text: 'withheld' };

const textCharactersMax = 1_500;

/** A text of the case, cut where it is very long, never in silence. Null: withheld in this edition. */
export const quote = (text: string | null | undefined, charactersMax = textCharactersMax): Rich => {
  if (text === null || text === undefined) return [withheld];
  if (text.length <= charactersMax) return rich(text);
  // A surrogate pair is not cut in two.
  const cut = text.slice(0, charactersMax).replace(/[\uD800-\uDBFF]$/u, '');
  return [
    { kind: 'text', text: cut },
    muted(` … and ${groupDigits(text.length - cut.length)} more characters, in data/view.json`),
  ];
};

/** A sentence of ours; the word of likelihood stands out, names are cut like every text of the case. */
export const sentenceToRich = (sentence: Sentence): Rich =>
  sentence.flatMap((part): Rich => {
    switch (part.kind) {
      case 'text':
        return quote(part.text);
      case 'number':
        return [strong(part.text)];
      case 'word':
        return [{ kind: 'word', text: part.text }];
      case 'item':
        return quote(part.text, 300).map((span) => ({ ...span, item: part.id }));
      case 'hypothesis':
      case 'group':
      case 'line':
        return quote(part.text, 300);
    }
  });

export const richToText = (text: Rich): string => text.map((span) => span.text).join('');

export const heading = (level: 1 | 2 | 3, ...text: readonly (string | Span | Rich)[]): ReportBlock => ({
  kind: 'heading',
  level,
  text: rich(...text),
});
export const paragraph = (...text: readonly (string | Span | Rich)[]): ReportBlock => ({
  kind: 'paragraph',
  text: rich(...text),
});
export const note = (tone: 'plain' | 'warning', ...text: readonly (string | Span | Rich)[]): ReportBlock => ({
  kind: 'note',
  tone,
  text: rich(...text),
});

const rowsMax = 400;

/** A table of at most so many rows; how many are not shown, and where they are, stands below it. */
export const table = (
  caption: string,
  columns: readonly (readonly [title: string | Rich, width: number | 'auto', align?: 'start' | 'end'])[],
  rows: readonly (readonly (string | Span | Rich)[])[],
  max = rowsMax,
): ReportTable => ({
  kind: 'table',
  caption,
  columns: columns.map(([title, width, align]) => ({
    title: typeof title === 'string' ? rich(title) : title,
    width,
    ...(align !== undefined && { align }),
  })),
  rows: rows.slice(0, max).map((row) => row.map((cell) => rich(cell))),
  more:
    rows.length <= max
      ? null
      : `${groupDigits(rows.length - max)} more rows are not printed here; data/view.json of the bundle holds them.`,
});
