/** Deeper nesting is refused before parsing: whoever walks through the value recurses. */
export const nestingDepthMax = 64;

/** Names that reach an object's prototype in careless code. */
export const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const [quotationMark, comma, colon] = [0x22, 0x2c, 0x3a];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];
const [minus, zero, nine] = [0x2d, 0x30, 0x39];
/** Fewer digits than any integer beyond 2^53 - 1 has. */
const digitsMax = 15;

/**
 * Whether a text is plainly JSON in its own canonical form (RFC 8785), found in one pass and without building a value.
 * True is certain; false says only that it takes a closer look, which also names what is wrong. Nearly every line and
 * disclosure of a ledger is plain: no escapes, no numbers but integers of up to fifteen digits.
 */
export const isPlainlyCanonical = (text: string): boolean =>
  !strayCharacter.test(text) && text.isWellFormed() && valueEnd(text, 0, 0) === text.length;

/** Escapes, and what must be escaped. Where there is none, a string ends at the next quotation mark. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const strayCharacter = /[\\\u0000-\u001f]/u;

/** Where the value that begins at `at` ends; -1 where there is none that is plain. */
const valueEnd = (text: string, at: number, depth: number): number => {
  const code = text.charCodeAt(at);
  if (code === quotationMark) return stringEnd(text, at);
  if (code === openBracket) return depth < nestingDepthMax ? listEnd(text, at, depth + 1) : -1;
  if (code === openBrace) return depth < nestingDepthMax ? objectEnd(text, at, depth + 1) : -1;
  if (code === minus || (code >= zero && code <= nine)) return integerEnd(text, at);
  for (const word of ['null', 'true', 'false']) if (text.startsWith(word, at)) return at + word.length;
  return -1;
};

const stringEnd = (text: string, at: number): number => {
  const end = text.indexOf('"', at + 1);
  return end < 0 ? -1 : end + 1;
};

const integerEnd = (text: string, at: number): number => {
  const first = text.charCodeAt(at) === minus ? at + 1 : at;
  let end = first;
  while (text.charCodeAt(end) >= zero && text.charCodeAt(end) <= nine) end += 1;
  const count = end - first;
  if (count === 0 || count > digitsMax) return -1;
  // No leading zero, and no minus before a zero alone. What follows a fraction is refused by whoever reads on.
  return text.charCodeAt(first) === zero && (count > 1 || first > at) ? -1 : end;
};

const listEnd = (text: string, at: number, depth: number): number => {
  let index = at + 1;
  if (text.charCodeAt(index) === closeBracket) return index + 1;
  for (;;) {
    index = valueEnd(text, index, depth);
    if (index < 0) return -1;
    const code = text.charCodeAt(index);
    index += 1;
    if (code === closeBracket) return index;
    if (code !== comma) return -1;
  }
};

/** Names must rise by their UTF-16 code units, which also lets none come twice. */
const objectEnd = (text: string, at: number, depth: number): number => {
  let index = at + 1;
  if (text.charCodeAt(index) === closeBrace) return index + 1;
  let last: string | undefined;
  for (;;) {
    const end = text.charCodeAt(index) === quotationMark ? stringEnd(text, index) : -1;
    if (end < 0 || text.charCodeAt(end) !== colon) return -1;
    const name = text.slice(index + 1, end - 1);
    if ((last !== undefined && name <= last) || forbiddenNames.has(name)) return -1;
    last = name;
    index = valueEnd(text, end + 1, depth);
    if (index < 0) return -1;
    const code = text.charCodeAt(index);
    index += 1;
    if (code === closeBrace) return index;
    if (code !== comma) return -1;
  }
};
