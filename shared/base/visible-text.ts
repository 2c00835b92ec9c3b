/** A stretch of text as it may be shown: what has an image, or characters that have none (or that steer others). */
export type TextRun =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hidden'; readonly code: string; readonly name: string; readonly count: number };

export type VisibleTextOptions = {
  /** Line feeds and tabs stay text, for places that show several lines. */
  readonly keepLines?: boolean;
};

/** Letters of scripts that are easily taken for one another, inside one word. */
export type MixedScripts = { readonly word: string; readonly scripts: readonly string[] };

/**
 * Untrusted text as runs: characters that cannot be seen, or that change how others are seen, stand alone with their
 * code, so that nothing in a name can hide or reorder the rest. Equal neighbours are one run with a count.
 */
export const splitVisibleText = (text: string, { keepLines = false }: VisibleTextOptions = {}): readonly TextRun[] => {
  const runs: TextRun[] = [];
  let plain = '';
  let marks = 0;
  const flush = (): void => {
    if (plain !== '') runs.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (const character of keepLines ? text.replaceAll('\r\n', '\n') : text) {
    marks = combining.test(character) ? marks + 1 : 0;
    if (!isHidden(character, keepLines) && marks <= stackedMarksMax) {
      plain += character;
      continue;
    }
    flush();
    const code = codeOf(character);
    const last = runs.at(-1);
    if (last?.kind === 'hidden' && last.code === code) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ kind: 'hidden', code, name: nameOf(character), count: 1 });
  }
  flush();
  return runs;
};

/** The same as one string, for places without markup: `⟦U+202E⟧`, and `⟦U+200B ×40⟧` where one is repeated. */
export const showText = (text: string, options: VisibleTextOptions = {}): string =>
  splitVisibleText(text, options)
    // The bracket of the escape itself is escaped too, so that no text can pretend to be.
    .map((run) => (run.kind === 'text' ? run.text.replaceAll('⟦', '⟦U+27E6⟧') : showHidden(run)))
    .join('');

export const showHidden = ({ code, count }: { readonly code: string; readonly count: number }): string =>
  count === 1 ? `⟦${code}⟧` : `⟦${code} ×${count}⟧`;

/** How many UTF-16 units of the text a run of hidden characters stands for. */
export const hiddenUnits = ({ code, count }: { readonly code: string; readonly count: number }): number =>
  count * (Number.parseInt(code.slice(2), 16) > 0xffff ? 2 : 1);

/** The first word that mixes scripts in a way that no ordinary writing does, or undefined. */
export const findMixedScripts = (text: string): MixedScripts | undefined => {
  for (const [word] of text.matchAll(words)) {
    const found = scripts.filter(([, pattern]) => pattern.test(word)).map(([name]) => name);
    if (found.length > 1 && !eastAsian.some((set) => found.every((name) => set.includes(name)))) {
      return { word, scripts: found };
    }
  }
  return undefined;
};

// More marks than any orthography stacks on one letter: they only paint over the lines above and below.
const stackedMarksMax = 4;
const combining = /^\p{M}$/u;

// Everything without an image of its own: controls, format characters, surrogates, private and unassigned code points,
// separators that break lines, the ignorable ones (variation selectors, fillers, tags), and blanks that pass for letters.
const hidden = /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]$/u;

const isHidden = (character: string, keepLines: boolean): boolean =>
  hidden.test(character) && !(keepLines && (character === '\n' || character === '\t'));

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

// Names as in the Unicode Character Database, in small letters.
const nameByCode: ReadonlyMap<number, string> = new Map([
  [0x0000, 'null'],
  [0x0009, 'tab'],
  [0x000a, 'line feed'],
  [0x000d, 'carriage return'],
  [0x001b, 'escape'],
  [0x007f, 'delete'],
  [0x00ad, 'soft hyphen'],
  [0x034f, 'combining grapheme joiner'],
  [0x061c, 'arabic letter mark'],
  [0x180e, 'mongolian vowel separator'],
  [0x200b, 'zero width space'],
  [0x200c, 'zero width non-joiner'],
  [0x200d, 'zero width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'pop directional formatting'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'pop directional isolate'],
  [0x2800, 'braille pattern blank'],
  [0x3164, 'hangul filler'],
  [0xfeff, 'zero width no-break space (byte order mark)'],
]);

const nameOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const name = nameByCode.get(code);
  if (name !== undefined) return name;
  if (code > 0xe0020 && code < 0xe007f) return `tag ${String.fromCodePoint(code - 0xe0000)}`;
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 'variation selector';
  return kinds.find(([, pattern]) => pattern.test(character))?.[0] ?? 'character without an image';
};

const kinds: readonly (readonly [string, RegExp])[] = [
  ['control character', /\p{Cc}/u],
  ['lone surrogate', /\p{Cs}/u],
  ['private use', /\p{Co}/u],
  ['unassigned', /\p{Cn}/u],
  ['format character', /\p{Cf}/u],
  ['combining mark stacked on others', /\p{M}/u],
];

const words = /[\p{L}\p{M}\p{Nd}]+/gu;
const scripts: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Coptic', /\p{Script=Coptic}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Lisu', /\p{Script=Lisu}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Han', /\p{Script=Han}/u],
  ['Hiragana', /\p{Script=Hiragana}/u],
  ['Katakana', /\p{Script=Katakana}/u],
  ['Bopomofo', /\p{Script=Bopomofo}/u],
  ['Hangul', /\p{Script=Hangul}/u],
];
// Sets that are written together without spaces (UTS 39, section 5.2, “highly restrictive”).
const eastAsian: readonly (readonly string[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];
