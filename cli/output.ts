import type { Failure } from '../shared/base/result.ts';

/**
 * Control characters, bidi controls, zero-width and other characters without an image, separators that break lines,
 * lone surrogates; and the opening bracket of the escape itself, so that no text can pretend to be escaped.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u27e6]/gu;

/** Untrusted text for a terminal: what cannot be seen is shown as `⟦U+202E⟧`. Everything printed passes here once. */
export const safe = (text: string): string =>
  text.replace(
    unsafe,
    (character) => `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`,
  );

/** Columns as wide as what they will show once `safe`; the last one is not padded. Escaping is left to the printer. */
export const formatTable = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, shownWidth(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - shownWidth(cell)),
      )
      .join('  '),
  );
};

const shownWidth = (cell: string): number => Array.from(safe(cell)).length;

/** One JSON document in ASCII, so that no terminal or log can be led astray by it. */
export const formatJson = (document: unknown): string => {
  const text = JSON.stringify(document, null, 2);
  // By code unit, not by character: outside the basic plane JSON has two escapes.
  return `${text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
};

/** What a case that must not be taken for real has on top of everything about it. */
export const formatMark = (mark: string | null | undefined): readonly string[] => {
  switch (mark) {
    case 'exercise':
      return ['EXERCISE: nothing here is about real events.', ''];
    case 'demonstration':
      return ['DEMONSTRATION: the ratings are illustrative and nobody’s assessment.', ''];
    case 'none':
    case null:
    case undefined:
      return [];
    // A bundle may come from anyone and from a later version.
    default:
      return [`MARKED: ${mark}`, ''];
  }
};

/** An error as `--json` prints it. */
export const failureToDocument = ({ code, message, hint, at }: Failure): unknown => ({
  error: { code, message, hint: hint ?? defaultHint, at: at ?? null },
});

/** An error for people: what happened and why; what to do. */
export const formatFailure = ({ message, hint, at }: Failure): string => {
  const place = at === undefined || message.includes(at) ? '' : ` (${at})`;
  return `${toSentence(message, place)} ${toSentence(hint ?? defaultHint, '')}`;
};

const defaultHint = 'See `plumbline --help` for what is expected.';

const toSentence = (text: string, place: string): string => {
  const [, words = text, end = ''] = /^(.*?)([.!?]?)$/su.exec(text.trim()) ?? [];
  return `${words}${place}${end === '' ? '.' : end}`;
};
