/** Longest that every common file system takes, in bytes of UTF-8. */
const nameBytesMax = 200;
const standIn = 'upload';

/**
 * A file name from what the window says, percent-encoded UTF-8. It may have been chosen by whoever made the evidence: it
 * is kept as it is, but for what would make it another path or no name at all.
 */
export const uploadName = (header: string | undefined, platform: NodeJS.Platform): string => {
  const unsafe = platform === 'win32' ? /[\p{Cc}<>:"/\\|?*]/gu : /[\0/\\]/gu;
  const name = shorten(decode(header ?? '').replaceAll(unsafe, '_'));
  const isName = name !== '' && name !== '.' && name !== '..';
  return isName && !(platform === 'win32' && isReserved(name)) ? name : standIn;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

const shorten = (name: string): string => {
  let short = name;
  while (Buffer.byteLength(short) > nameBytesMax) short = Array.from(short).slice(0, -1).join('');
  return short;
};

/** Names of devices, and names that Windows would shorten. */
const isReserved = (name: string): boolean =>
  /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name) || /[. ]$/u.test(name);
