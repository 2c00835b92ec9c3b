import { bytesToUtf8 } from '../base/bytes.ts';
import { encodingOf, findEncoding, type EncodingId } from './encodings.ts';
import { holdsText, looksLikeUtf16 } from './holds-text.ts';

export type DetectedEncoding = {
  readonly encoding: EncodingId;
  /** Which rule says so, as a sentence. */
  readonly rule: string;
  /** False where it is a guess, or nothing but the usual. */
  readonly isSure: boolean;
};

/** A guess by the frequencies of letters, the likeliest first; names as the guesser has them. */
export type GuessEncoding = (bytes: Uint8Array) => readonly { readonly name: string; readonly confidence: number }[];

/**
 * What the first bytes of a file are read as: by its byte order mark; as UTF-16 by how its units are made; as UTF-8
 * where every byte follows it; else as a guess, which says that it is one.
 */
export const detectEncoding = (head: Uint8Array, isWhole: boolean, guess: GuessEncoding): DetectedEncoding => {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { encoding: 'utf-8', rule: 'The file begins with the byte order mark of UTF-8.', isSure: true };
  if (first === 0xff && second === 0xfe)
    return { encoding: 'utf-16le', rule: 'The file begins with the byte order mark FF FE.', isSure: true };
  if (first === 0xfe && second === 0xff)
    return { encoding: 'utf-16be', rule: 'The file begins with the byte order mark FE FF.', isSure: true };
  const looked = isWhole ? 'All of the file' : 'The beginning of the file (64 KiB)';
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    if (looksLikeUtf16(head, encoding)) {
      return {
        encoding,
        rule: `No byte order mark. ${looked} is made of units of 16 bits that are Latin or Cyrillic letters, nine in ten.`,
        isSure: false,
      };
    }
  }
  if (!holdsText(head)) {
    return {
      encoding: 'utf-8',
      rule: `${looked} holds control characters that texts do not have. Read as UTF-8, which nothing speaks for.`,
      isSure: false,
    };
  }
  if (head.every((byte) => byte < 0x80))
    return { encoding: 'utf-8', rule: `${looked} is ASCII, which is UTF-8, too.`, isSure: isWhole };
  if (bytesToUtf8(isWhole ? head : withoutCutCharacter(head)) !== undefined)
    return { encoding: 'utf-8', rule: `${looked} follows the rules of UTF-8.`, isSure: true };
  return guessCyrillic(head) ?? guessByLetters(head, guess) ?? fallback;
};

const fallback: DetectedEncoding = {
  encoding: 'windows-1252',
  rule: 'Not UTF-8, and the letters speak for no encoding. Read as Windows-1252, the most usual.',
  isSure: false,
};

/** The last character may go on behind the bytes that were looked at. */
const withoutCutCharacter = (bytes: Uint8Array): Uint8Array => {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
    if (byte < 0x80) return bytes;
  }
  return bytes;
};

const firstLetter = 0x430;
// The ten most frequent letters of Russian make two thirds of a text; in Ukrainian, without і, more than a half.
const commonLetters = Array.from('оеаинтсрвл', (letter) => (letter.codePointAt(0) ?? 0) - firstLetter);
const commonShareMin = 0.5;
const lettersMin = 12;
const cyrillic = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'] as const satisfies readonly EncodingId[];

/** The encoding in which most of the bytes beyond ASCII are the commonest small letters of Russian. */
const guessCyrillic = (head: Uint8Array): DetectedEncoding | undefined => {
  const counts = new Map<number, number>();
  let total = 0;
  for (const byte of head) {
    if (byte < 0x80) continue;
    counts.set(byte, (counts.get(byte) ?? 0) + 1);
    total += 1;
  }
  if (total < lettersMin) return undefined;
  const [best] = cyrillic
    .map((encoding) => {
      const common = commonBytes[encoding].reduce((sum, byte) => sum + (counts.get(byte) ?? 0), 0);
      return { encoding, share: common / total };
    })
    .sort((left, right) => right.share - left.share);
  if (best === undefined || best.share < commonShareMin) return undefined;
  const percent = Math.floor(best.share * 100);
  return {
    encoding: best.encoding,
    rule: `A guess: in ${encodingOf(best.encoding).title}, ${percent} % of the bytes beyond ASCII are the ten commonest small letters of Russian.`,
    isSure: false,
  };
};

/** Where the encodings have those ten letters (the Encoding Standard, indexes of single-byte encodings). */
const commonBytes: Readonly<Record<(typeof cyrillic)[number], readonly number[]>> = {
  'windows-1251': commonLetters.map((place) => 0xe0 + place),
  // The letters in the order of the Latin alphabet.
  'koi8-r': [0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4, 0xd3, 0xd2, 0xd7, 0xcc],
  // Small letters up to п from 0xA0 on, from р on from 0xE0 on.
  ibm866: commonLetters.map((place) => (place < 16 ? 0xa0 + place : 0xe0 + place - 16)),
  'iso-8859-5': commonLetters.map((place) => 0xd0 + place),
};

const confidenceMin = 20;

const guessByLetters = (head: Uint8Array, guess: GuessEncoding): DetectedEncoding | undefined => {
  for (const { name, confidence } of guess(head)) {
    const found = findEncoding(name);
    if (found === undefined || found.shape === 'utf-8' || found.shape === 'utf-16' || confidence < confidenceMin)
      continue;
    return {
      encoding: found.id,
      rule: `A guess by the frequencies of letters: ${name}, with ${confidence} of 100 points.`,
      isSure: false,
    };
  }
  return undefined;
};
