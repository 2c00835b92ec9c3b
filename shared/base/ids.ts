import type { RandomBytes } from './random.ts';

/** Prefix of an identifier by what it names; the 26 characters behind it are random, never content or order. */
export const idPrefixes = {
  evidence: 'ev',
  source: 'so',
  hypothesis: 'hy',
  group: 'gr',
  intake: 'in',
  assumption: 'as',
  custody: 'cu',
  request: 'rq',
  import: 'im',
  finding: 'fi',
  link: 'li',
  comment: 'co',
  review: 'rw',
  gap: 'ga',
  indicator: 'ic',
  counter: 'ct',
  premortem: 'pm',
  judgement: 'jg',
  opinion: 'op',
  ranking: 'rk',
  name: 'nm',
  cluster: 'cl',
  sentence: 'st',
  clock: 'ck',
  notification: 'no',
  remediation: 'rm',
  measure: 'me',
  asset: 'at',
  redress: 'rd',
  inject: 'ij',
} as const;
export type IdKind = keyof typeof idPrefixes;

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** 16 random bytes as 26 Crockford base32 characters, most significant bits first, two zero bits at the front. */
export const bytesToCrockford = (bytes: Uint8Array): string => {
  let text = '';
  let value = 0;
  let bits = 2;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; value &= (1 << bits) - 1) {
      bits -= 5;
      text += crockford.charAt(value >> bits);
    }
  }
  return text;
};

export const newId = (kind: IdKind, random: RandomBytes): string =>
  `${idPrefixes[kind]}-${bytesToCrockford(random(16))}`;

export const isId = (kind: IdKind, text: string): boolean =>
  text.startsWith(`${idPrefixes[kind]}-`) && randomPart.test(text.slice(idPrefixes[kind].length + 1));

const randomPart = /^[0-9a-hjkmnp-tv-z]{26}$/u;
