import { err, ok, type Failure, type Result } from '../base/result.ts';
import { isOrigin, parseEdition, type Edition } from './bundle-name.ts';
import { bundlePart } from './layout.ts';
import { isBundlePath } from './path-segment.ts';

export type BagFailure = Failure<'BAG_MALFORMED'>;

/** RFC 8493 section 2.1.1: the whole of bagit.txt. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** RFC 8493 section 2.2.2: octets and number of the payload files. */
export type PayloadOxum = { readonly sizeBytes: number; readonly files: number };

export type BagInfo = {
  readonly payloadOxum: PayloadOxum;
  /** `YYYY-MM-DD`, the day of the release. */
  readonly baggingDate: string;
  /** Version of the program that rendered the bundle. */
  readonly softwareVersion: string;
  readonly origin: string;
  /** Lines of the ledger under the checkpoint. */
  readonly size: number;
  readonly edition: Edition;
};

export type ManifestEntry = { readonly sha256: string; readonly path: string };

const malformed = (message: string, at: string): Result<never, BagFailure> =>
  err({ code: 'BAG_MALFORMED', message, at });

export const checkBagDeclaration = (text: string): Result<null, BagFailure> =>
  text === bagDeclaration
    ? ok(null)
    : malformed('bagit.txt is not the two lines of BagIt 1.0 in UTF-8, each ended by one line feed', 'bagit.txt');

export const payloadOxum = (files: Iterable<{ readonly path: string; readonly size: number }>): PayloadOxum => {
  let sizeBytes = 0;
  let count = 0;
  for (const { path, size } of files) {
    if (bundlePart(path) !== 'payload') continue;
    sizeBytes += size;
    count += 1;
  }
  return { sizeBytes, files: count };
};

export const formatBagInfo = (info: BagInfo): string =>
  `Payload-Oxum: ${info.payloadOxum.sizeBytes}.${info.payloadOxum.files}
Bagging-Date: ${info.baggingDate}
Bag-Software-Agent: plumbline/${info.softwareVersion}
External-Identifier: ${info.origin}#${info.size}
Internal-Sender-Identifier: edition=${info.edition}
`;

const bagInfoPatterns = [
  ['Payload-Oxum', /^Payload-Oxum: (0|[1-9][0-9]{0,15})\.(0|[1-9][0-9]{0,15})$/u],
  ['Bagging-Date', /^Bagging-Date: ([0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))$/u],
  ['Bag-Software-Agent', /^Bag-Software-Agent: plumbline\/([0-9A-Za-z][0-9A-Za-z.+-]{0,63})$/u],
  ['External-Identifier', /^External-Identifier: (plumbline\.local\/[0-9a-f]{16})#([1-9][0-9]{0,15})$/u],
  ['Internal-Sender-Identifier', /^Internal-Sender-Identifier: edition=(full|restricted|public)$/u],
] as const;

/** The five fields in their order, one a line, nothing else; folded lines and other fields are refused. */
export const parseBagInfo = (text: string): Result<BagInfo, BagFailure> => {
  const lines = text.split('\n');
  const values: string[] = [];
  for (const [index, [field, pattern]] of bagInfoPatterns.entries()) {
    const match = pattern.exec(lines[index] ?? '');
    if (match === null) return malformed(`line ${index + 1} of bag-info.txt is not a sound ${field}`, 'bag-info.txt');
    values.push(...match.slice(1));
  }
  if (lines.length !== bagInfoPatterns.length + 1 || lines.at(-1) !== '') {
    return malformed('bag-info.txt does not end after its fifth line', 'bag-info.txt');
  }
  const [sizeText = '', filesText = '', baggingDate = '', softwareVersion = '', origin = ''] = values;
  const size = Number(values[5]);
  const oxum = { sizeBytes: Number(sizeText), files: Number(filesText) };
  const edition = parseEdition(values[6] ?? '');
  if (edition === undefined || !isOrigin(origin) || ![size, oxum.sizeBytes, oxum.files].every(Number.isSafeInteger)) {
    return malformed('bag-info.txt holds a number that is too large', 'bag-info.txt');
  }
  return ok({ payloadOxum: oxum, baggingDate, softwareVersion, origin, size, edition });
};

const compareAscii = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** RFC 8493 section 2.1.3 in the form that `sha256sum` writes: `<64 hex>  <path>`, sorted by path as ASCII bytes. */
export const formatManifest = (entries: readonly ManifestEntry[]): string =>
  entries
    .toSorted((left, right) => compareAscii(left.path, right.path))
    .map(({ sha256, path }) => `${sha256}  ${path}\n`)
    .join('');

/**
 * Only what `formatManifest` writes: lower-case hex, two spaces, a path of sound segments, ascending without repetition,
 * one line feed after each line. `manifestPath` names the file in a failure.
 */
export const parseManifest = (text: string, manifestPath: string): Result<readonly ManifestEntry[], BagFailure> => {
  if (text === '') return ok([]);
  if (!text.endsWith('\n')) return malformed(`${manifestPath} does not end with a line feed`, manifestPath);
  const entries: ManifestEntry[] = [];
  let previous = '';
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    const sha256 = line.slice(0, 64);
    const path = line.slice(66);
    if (!/^[0-9a-f]{64}$/u.test(sha256) || line.slice(64, 66) !== '  ' || !isBundlePath(path)) {
      return malformed(`line ${index + 1} of ${manifestPath} is not "<64 hex>  <path>"`, manifestPath);
    }
    if (path <= previous) {
      return malformed(`line ${index + 1} of ${manifestPath} is not after the line before it`, manifestPath);
    }
    entries.push({ sha256, path });
    previous = path;
  }
  return ok(entries);
};
