import { base64ToBytes, bytesToUtf8, joinBytes } from '../base/bytes.ts';
import { decodeCharset } from './charsets.ts';
import { decodeQuotedPrintable } from './mail-decoders.ts';
import { bytesToLatin1 } from './text-lines.ts';

export type MailHeader = {
  readonly name: string;
  /** Unfolded, RFC 5322 section 2.2.3; otherwise as it stands. */
  readonly value: string;
  /** Of its lines in the file. */
  readonly offset: number;
  readonly length: number;
  readonly isLatin1: boolean;
};

/** The lines of one header as one text: folding undone, nothing else. */
export const readHeader = (lines: readonly Uint8Array[], offset: number, length: number): MailHeader | undefined => {
  const bytes = joinBytes(lines);
  const utf8 = bytesToUtf8(bytes);
  const text = utf8 ?? bytesToLatin1(bytes);
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0)).trimEnd();
  // RFC 5322 section 2.2: printable ASCII without a colon.
  if (!/^[!-9;-~]+$/u.test(name)) return undefined;
  return { name, value: text.slice(colon + 1).trim(), offset, length, isLatin1: utf8 === undefined };
};

export const headerValues = (headers: readonly MailHeader[], name: string): readonly string[] =>
  headers.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value);

export const firstHeader = (headers: readonly MailHeader[], name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name)?.value;

/** Encoded words as text, RFC 2047; neighbours of one encoding are one run of bytes. What cannot be read stays as it is. */
export const decodeWords = (value: string): { readonly text: string; readonly problem: string | null } => {
  if (!value.includes('=?')) return { text: value, problem: null };
  let text = '';
  let problem: string | null = null;
  let at = 0;
  let run: { charset: string; bytes: Uint8Array[] } | undefined;
  const flush = (): void => {
    if (run === undefined) return;
    const decoded = decodeCharset(joinBytes(run.bytes), run.charset);
    text += decoded.text;
    problem ??= decoded.problem;
    run = undefined;
  };
  for (const match of value.matchAll(encodedWord)) {
    const [word, charset = '', , encoding = '', encoded = ''] = match;
    const between = value.slice(at, match.index);
    const bytes = encoding.toUpperCase() === 'B' ? base64ToBytes(padBase64(encoded)) : decodeWordQ(encoded);
    const isNeighbour = run !== undefined && /^\s*$/u.test(between);
    if (!isNeighbour || run?.charset !== charset.toLowerCase() || bytes === undefined) flush();
    if (!isNeighbour || bytes === undefined) text += between;
    at = match.index + word.length;
    if (bytes === undefined) {
      text += word;
      problem ??= 'an encoded word cannot be decoded';
    } else {
      run ??= { charset: charset.toLowerCase(), bytes: [] };
      run.bytes.push(bytes);
    }
  }
  flush();
  return { text: text + value.slice(at), problem };
};

/** The value of a header with parameters, RFC 2045 section 5.1 and RFC 2231: names in small letters, the first of each. */
export const parseParameters = (
  value: string,
): { readonly value: string; readonly parameters: ReadonlyMap<string, string> } => {
  const start = value.slice(0, parametersCharactersMax);
  const semicolon = start.indexOf(';');
  const plain = (semicolon < 0 ? start : start.slice(0, semicolon))
    .replaceAll(/\([^()]*\)/gu, '')
    .trim()
    .toLowerCase();
  const parts = new Map<string, string>();
  if (semicolon >= 0) {
    for (const [, name = '', quoted, token] of start.slice(semicolon).matchAll(parameter)) {
      const key = name.toLowerCase();
      if (!parts.has(key))
        parts.set(key, quoted === undefined ? (token ?? '').trim() : quoted.replaceAll(/\\([^])/gu, '$1'));
    }
  }
  return { value: plain, parameters: joinParameters(parts) };
};

const parametersCharactersMax = 2 ** 15;
const encodedWord = /=\?([!->@-~]{1,40}?)(\*[!->@-~]{1,20})?\?([bq])\?([!->@-~ ]{0,2000})\?=/giu;
const parameter = /;\s*([!#$%&*+\-.0-9A-Z^_`a-z{|}~]+)\s*=\s*(?:"((?:[^"\\]|\\[^])*)"|([^;"]*))/gu;

const padBase64 = (text: string): string => {
  const bare = text.replaceAll('=', '');
  return bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
};

const decodeWordQ = (text: string): Uint8Array =>
  decodeQuotedPrintable(Uint8Array.from(text.replaceAll('_', ' '), (character) => character.charCodeAt(0)));

// `name*0*=utf-8''a%20b; name*1=c`: pieces in order, and bytes in percent.
const joinParameters = (parts: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const whole = new Map<string, string>();
  for (const [key, value] of parts) {
    const [, name = key, index, star] = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/u.exec(key) ?? [];
    if (index !== undefined && Number(index) !== 0) continue;
    const pieces: (readonly [text: string, isEncoded: boolean])[] = [[value, star === '*']];
    if (index !== undefined) pieces.push(...laterPieces(parts, name));
    // The extended form is the better one where both are given.
    if (star === '*' || index !== undefined || !whole.has(name)) whole.set(name, joinPieces(pieces));
  }
  return whole;
};

const laterPieces = (
  parts: ReadonlyMap<string, string>,
  name: string,
): readonly (readonly [text: string, isEncoded: boolean])[] => {
  const pieces: (readonly [string, boolean])[] = [];
  for (;;) {
    const plain = parts.get(`${name}*${pieces.length + 1}`);
    const encoded = parts.get(`${name}*${pieces.length + 1}*`);
    if (plain !== undefined) pieces.push([plain, false]);
    else if (encoded !== undefined) pieces.push([encoded, true]);
    else return pieces;
  }
};

const joinPieces = (pieces: readonly (readonly [text: string, isEncoded: boolean])[]): string => {
  const [first] = pieces;
  if (first === undefined || !pieces.some(([, isEncoded]) => isEncoded)) return pieces.map(([text]) => text).join('');
  const [, charset = '', , start = ''] = /^([^']*)'([^']*)'([^]*)$/u.exec(first[0]) ?? ['', 'utf-8', '', first[0]];
  const bytes = pieces.map(([text, isEncoded], index) => {
    const piece = index === 0 ? start : text;
    return isEncoded ? percentToBytes(piece) : Uint8Array.from(piece, (character) => character.charCodeAt(0) & 0xff);
  });
  return decodeCharset(joinBytes(bytes), charset).text;
};

const percentToBytes = (text: string): Uint8Array => {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hex = /^%[0-9a-f]{2}$/iu.test(text.slice(at, at + 3)) ? text.slice(at + 1, at + 3) : undefined;
    bytes.push(hex === undefined ? text.charCodeAt(at) & 0xff : Number.parseInt(hex, 16));
    if (hex !== undefined) at += 2;
  }
  return Uint8Array.from(bytes);
};
