/**
 * A text as paragraphs of tokens, the units that a redaction can withhold (bundle format, section 4).
 * A paragraph ends with its newlines; a token begins at each non-space that follows a space. Concatenation gives the
 * exact text back.
 */
export const textToParagraphs = (text: string): readonly (readonly string[])[] =>
  (text.match(/[^\n]*\n+|[^\n]+/gu) ?? []).map((paragraph) => paragraph.split(/(?<= )(?=[^ ])/u));
