/** A face as figures use it: Inter in two weights, JetBrains Mono for numbers. */
export type Face = { readonly size: number; readonly isBold?: boolean; readonly isMono?: boolean };

/** About how wide a text will be, in pixels, without asking a page: exact for ASCII, generous for the rest. */
export const measureText = (text: string, { size, isBold = false, isMono = false }: Face): number => {
  let hundredths = 0;
  for (const character of text) hundredths += isMono ? monoWidth(character) : interWidth(character);
  return (hundredths * size * (isBold && !isMono ? boldFactor : 1)) / 100;
};

/** The text, or as much of it as fits into `width` with an ellipsis. Never cut inside a character or an escape. */
export const shortenText = (text: string, width: number, face: Face): string => {
  if (measureText(text, face) <= width) return text;
  const room = width - measureText('…', face);
  let used = 0;
  let kept = '';
  for (const cluster of text.match(clusters) ?? []) {
    used += measureText(cluster, face);
    if (used > room) break;
    kept += cluster;
  }
  return `${kept.trimEnd()}…`;
};

// An escape such as ⟦U+202E⟧ is one unit, and so is a letter with the marks on it.
const clusters = /⟦[^⟧]{0,24}⟧|\P{M}\p{M}*|\p{M}+/gu;

const boldFactor = 1.04;

// Advance widths of Inter 400 with tabular figures, U+0020 to U+007E, in hundredths of the size.
const ascii = [
  27, 29, 47, 63, 64, 98, 64, 30, 39, 39, 65, 65, 27, 65, 27, 36, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 27, 27, 65,
  65, 65, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74, 69, 99, 68, 68,
  63, 39, 36, 39, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56,
  82, 55, 56, 55, 39, 33, 39, 65,
];
const otherWidths: ReadonlyMap<string, number> = new Map([
  ['–', 50],
  ['—', 75],
  ['…', 90],
  ['\u2212', 65],
  ['×', 65],
  ['·', 29],
  ['“', 48],
  ['”', 48],
  ['’', 28],
  ['ρ', 62],
  ['\u202f', 20],
  ['\u00a0', 27],
]);

const interWidth = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f) return ascii[code - 0x20] ?? 0;
  return otherWidths.get(character) ?? otherWidth(character, code);
};

const monoWidth = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f) return 60;
  return isWide(code) ? 120 : isWithoutWidth(character) ? 0 : 60;
};

const otherWidth = (character: string, code: number): number => {
  if (isWithoutWidth(character)) return 0;
  if (isWide(code)) return 105;
  if (code < 0x250) return interWidth(/^[ -~]/u.exec(character.normalize('NFD'))?.[0] ?? 'w');
  return /\p{Lu}/u.test(character) ? 82 : 72;
};

const isWithoutWidth = (character: string): boolean => /^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character);

// Scripts and signs that take a whole square (UAX 11, in broad strokes), emoji among them.
const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  (code >= 0x2190 && code <= 0x2bff) ||
  code >= 0x12000;
