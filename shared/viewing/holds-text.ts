/**
 * Whether the first bytes of a file look like text: a byte order mark of UTF-16 or its units, or no control character
 * but those that texts have. Programs, pictures and archives have others at once.
 */
export const holdsText = (head: Uint8Array): boolean => {
  if (head.length === 0) return true;
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (head.every((byte) => byte >= 0x20 || isTextControl(byte))) return true;
  return looksLikeUtf16(head, 'utf-16le') || looksLikeUtf16(head, 'utf-16be');
};

/** Tab, the line ends, form feed, and the escape that terminals and ISO 2022 use. */
const isTextControl = (byte: number): boolean => (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b;

const unitsMin = 4;

/**
 * UTF-16 without a byte order mark: nine in ten units are of Latin or Cyrillic (high byte 00 or 04), some of Latin as
 * spaces and line ends are, and none is a control character that texts do not have.
 */
export const looksLikeUtf16 = (head: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean => {
  const units = Math.floor(head.length / 2);
  if (units < unitsMin) return false;
  const [high, low] = encoding === 'utf-16le' ? [1, 0] : [0, 1];
  let letters = 0;
  let latin = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const highByte = head[2 * unit + high] ?? 0;
    const lowByte = head[2 * unit + low] ?? 0;
    if (highByte === 0) {
      if (lowByte < 0x20 && !isTextControl(lowByte)) return false;
      latin += 1;
    }
    if (highByte === 0 || highByte === 4) letters += 1;
  }
  return latin > 0 && letters * 10 >= units * 9;
};
