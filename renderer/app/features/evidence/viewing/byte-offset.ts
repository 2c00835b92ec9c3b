import { groupDigits } from '../../../../../shared/base/grouped-digits.ts';

/** How much of a file is looked at at once. */
export const windowBytes = 4096;

/** Bytes that are read before and after it as well, so that no character is cut at its edges. Less than a window. */
export const contextBytes = 1024;

/** A place in a file as a person types it, in decimal or as `0x…`; undefined where it is none. */
export const parseOffset = (text: string): number | undefined => {
  const typed = text.trim().replaceAll(/[\s_,]/gu, '');
  const isHex = /^0x[0-9a-f]{1,13}$/iu.test(typed);
  if (!isHex && !/^\d{1,15}$/u.test(typed)) return undefined;
  return Number.parseInt(typed, isHex ? 16 : 10);
};

/** The start of the window that holds a place; the last window where the place is beyond the end. */
export const windowStart = (offset: number, size: number): number => {
  const last = size === 0 ? 0 : Math.floor((size - 1) / windowBytes) * windowBytes;
  return Math.min(last, Math.floor(Math.max(0, offset) / windowBytes) * windowBytes);
};

/** Which bytes are on the screen: `Bytes 4 096–8 191 of 12 345`. */
export const windowWords = (start: number, size: number): string => {
  if (size === 0) return 'The file is empty.';
  const end = Math.min(size, start + windowBytes) - 1;
  return `Bytes ${groupDigits(start)}–${groupDigits(end)} of ${groupDigits(size)}`;
};
