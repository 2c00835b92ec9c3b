/**
 * Whether the first bytes of a file look like text: a byte order mark of UTF-16, or no control character but those that
 * texts have. Programs, pictures and archives have others at once.
 */
export const holdsText = (head: Uint8Array): boolean => {
  if (head.length === 0) return true;
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return head.every((byte) => byte >= 0x20 || isTextControl(byte));
};

/** Tab, the line ends, form feed, and the escape that terminals and ISO 2022 use. */
const isTextControl = (byte: number): boolean => (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b;
