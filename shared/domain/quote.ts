import { bytesToHex, bytesToUtf8 } from '../base/bytes.ts';
import { quoteCharactersMax, type Quote } from '../ledger/finding-line-types.ts';

/** So many bytes are enough for any quote. */
export const quoteBytesMax = 8192;
const hexBytesMax = 256;

/**
 * The beginning of an excerpt as a quote. `bytes` are its first ones of `sizeBytes`, `head` are the
 * first two bytes of the file: a byte order mark there says how all of it is read.
 */
export const quoteOf = (
  bytes: Uint8Array,
  sizeBytes: number,
  { head, from }: { readonly head: Uint8Array; readonly from: number },
): Quote => {
  const wide = wideForm(head);
  const form = wide !== undefined && from % 2 === 0 ? wide : 'utf-8';
  const isCut = bytes.length < sizeBytes;
  const text = form === 'utf-8' ? utf8Beginning(bytes, isCut) : wideText(bytes, form, isCut);
  if (text === undefined || control.test(text)) {
    return {
      form: 'hex',
      isWhole: sizeBytes <= hexBytesMax,
      text: bytesToHex(bytes.subarray(0, hexBytesMax)),
    };
  }
  const shown = firstCharacters(text);
  return { form, isWhole: shown.length === text.length && !isCut, text: shown };
};

/** What no text has in it; escapes are in logs that were in colour. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f]/u;

const wideForm = (head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
};

const wideText = (bytes: Uint8Array, form: 'utf-16le' | 'utf-16be', isCut: boolean): string | undefined => {
  if (bytes.length % 2 !== 0) return undefined;
  const high = form === 'utf-16be' ? 0 : 1;
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    text += String.fromCharCode(((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0));
  }
  if (text.isWellFormed()) return text;
  const shorter = text.slice(0, -1);
  return isCut && shorter.isWellFormed() ? shorter : undefined;
};

/** Where more follows, the last character may be cut in two. */
const utf8Beginning = (bytes: Uint8Array, isCut: boolean): string | undefined => {
  for (let less = 0; less <= (isCut ? 3 : 0); less += 1) {
    const text = bytesToUtf8(bytes.subarray(0, bytes.length - less));
    if (text !== undefined) return text;
  }
  return undefined;
};

/** Never ends between the two halves of a character. */
const firstCharacters = (text: string): string => {
  if (text.length <= quoteCharactersMax) return text;
  const last = text.charCodeAt(quoteCharactersMax - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? quoteCharactersMax - 1 : quoteCharactersMax);
};
