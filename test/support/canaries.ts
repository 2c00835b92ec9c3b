import { createHash } from 'node:crypto';
import { nodeRandomBytes } from '../../services/node-crypto.ts';
import { foundNeedles } from './found-needles.ts';

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** 24 random characters that stand for something that must not leave the house. */
export const newCanary = (): string =>
  [...nodeRandomBytes(24)].map((byte) => alphabet[byte % alphabet.length] ?? '').join('');

const digests = ['sha256', 'sha1', 'md5'] as const;
const digestNeedles = (content: Buffer): readonly (readonly [string, Buffer])[] =>
  digests.flatMap((name) => {
    const digest = createHash(name).update(content).digest();
    return [
      [`${name} hex`, Buffer.from(digest.toString('hex'))],
      [`${name} HEX`, Buffer.from(digest.toString('hex').toUpperCase())],
      [`${name} bytes`, digest],
      [`${name} base64`, Buffer.from(digest.toString('base64').replace(/=+$/u, ''))],
    ] as const;
  });

/** What of a text's base64 does not hang on what stands before and after it, at each of the three alignments. */
const base64Needles = (content: Buffer): readonly (readonly [string, Buffer])[] =>
  [0, 1, 2].flatMap((from) => {
    const whole = content.subarray(from, from + Math.floor((content.length - from) / 3) * 3);
    return [
      [`base64 at ${from}`, Buffer.from(whole.toString('base64'))],
      [`base64url at ${from}`, Buffer.from(whole.toString('base64url'))],
    ] as const;
  });

/** Every form in which the value itself, or a digest of it, could be found in a file. */
const needlesOf = (value: string): readonly (readonly [string, Buffer])[] => {
  const plain = Buffer.from(value, 'utf8');
  const hex = plain.toString('hex');
  const percent = hex.replaceAll(/../gu, (pair) => `%${pair}`);
  return [
    ['plain', plain],
    ['UTF-16LE', Buffer.from(value, 'utf16le')],
    ['UTF-16BE', Buffer.from(value, 'utf16le').swap16()],
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
    ['percent', Buffer.from(percent)],
    ['PERCENT', Buffer.from(percent.toUpperCase())],
    ...base64Needles(plain),
    ...digestNeedles(plain),
  ];
};

/** Forms of a withheld file: its digests, and its size where it stands as a number of its own. */
const fileFindings = (haystack: Buffer, content: Buffer): readonly string[] => {
  const found = digestNeedles(content)
    .filter(([, needle]) => haystack.includes(needle))
    .map(([form]) => form);
  const size = new RegExp(`(?<![0-9A-Za-z_-])${content.length}(?![0-9A-Za-z_-])`, 'u');
  return size.test(haystack.toString('latin1')) ? [...found, 'size'] : found;
};

export type Canaries = {
  /** Values by what they stand for. */
  readonly values: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Buffer>;
};

/** `name: form` of everything that a file gives away. */
export const findCanaries = (haystack: Buffer, { values, files }: Canaries): readonly string[] => {
  const needles = [...values].flatMap(([name, value]) =>
    needlesOf(value).map(([form, needle]) => ({ finding: `${name}: ${form}`, needle })),
  );
  const found = foundNeedles(
    haystack,
    needles.map(({ needle }) => needle),
  );
  return [
    ...needles.filter(({ needle }) => found.has(needle)).map(({ finding }) => finding),
    ...[...files].flatMap(([name, content]) => fileFindings(haystack, content).map((form) => `${name}: ${form}`)),
  ];
};
