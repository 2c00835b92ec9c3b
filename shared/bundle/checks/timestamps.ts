import { bytesToHex, utf8ToBytes, type Bytes } from '../../base/bytes.ts';
import type { Crypto } from '../../base/crypto.ts';
import { parseCheckpointNote } from '../../ledger/checkpoint.ts';
import { certificateToPem, parseCertificates, type Certificate } from '../../timestamps/certificate.ts';
import { findTimeStampRoot, readTimeStamp, timeStampText, type TimeStamp } from '../../timestamps/time-stamp.ts';
import { textOf, type BundleContents } from '../bundle-contents.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';

const folder = 'timestamps/';
// Each costs its reader several signatures to check, and its sender nothing.
const stampsMax = 100;

/** The three files of a time stamp: what was asked, what came back, and the root that whoever took it in trusted. */
export const timeStampFiles = (
  { query, reply, root }: { readonly query: Bytes; readonly reply: Bytes; readonly root: Certificate },
  crypto: Pick<Crypto, 'sha256Hex'>,
): readonly (readonly [string, Bytes])[] => {
  const stem = stemOf(reply, crypto);
  return [
    [`${stem}.tsq`, query],
    [`${stem}.tsr`, reply],
    [`${stem}.pem`, utf8ToBytes(certificateToPem(root))],
  ];
};

/** By the reply, so that none is there twice. */
const stemOf = (reply: Bytes, crypto: Pick<Crypto, 'sha256Hex'>): string =>
  `${folder}stamp-${crypto.sha256Hex(reply).slice(0, 16)}`;

/**
 * Every file is of a whole and sound time stamp of a checkpoint in the bundle, anchored or not. A root inside the bundle
 * is shown and never trusted: without one from outside the check is `not checked`.
 */
export const checkTimestamps = (contents: BundleContents, roots: readonly Certificate[], crypto: Crypto): Outcome => {
  const paths = [...contents.snapshot.files.keys()].filter((path) => path.startsWith(folder)).sort();
  if (paths.length === 0) return notChecked('absent');
  const sizes = stampedSizes(contents, crypto);
  const stems = new Set<string>();
  for (const path of paths) {
    const stem = /^(timestamps\/stamp-[0-9a-f]{16})\.(?:tsq|tsr|pem)$/u.exec(path)?.[1];
    if (stem === undefined) return fails('no file of a time stamp has such a name', path);
    stems.add(stem);
    if (stems.size > stampsMax) return fails(`there are more than ${stampsMax} time stamps`, path);
  }
  const anchored: string[] = [];
  let unchecked = 0;
  for (const stem of stems) {
    const read = readFiles(stem, contents, crypto);
    if ('status' in read) return read;
    const size = sizes.get(bytesToHex(read.info.imprint));
    if (size === undefined) return fails('it is a time stamp of no checkpoint in this bundle', `${stem}.tsr`);
    if (!read.isSignatureChecked) unchecked += 1;
    const root = findTimeStampRoot(read, roots, crypto);
    if (root.ok) anchored.push(`${size} lines existed at ${timeStampText(read.info)}, says ${root.value.name}`);
  }
  if (unchecked > 0)
    return notChecked(`${countOf(stems.size)} of sound form; a page has no means to check the signatures`);
  if (anchored.length === 0)
    return notChecked(
      `${countOf(stems.size)}, sound under the keys inside; nothing outside the bundle vouches for them`,
    );
  const others = stems.size - anchored.length;
  return holds(`${anchored.join('; ')}${others === 0 ? '' : `; ${others} more that nothing outside vouches for`}`);
};

const countOf = (count: number): string => `${count} time ${count === 1 ? 'stamp' : 'stamps'}`;

const readFiles = (
  stem: string,
  { snapshot }: Pick<BundleContents, 'snapshot'>,
  crypto: Crypto,
): TimeStamp | Outcome => {
  const bytesOf = (ending: string): Bytes | undefined => snapshot.files.get(`${stem}.${ending}`)?.bytes ?? undefined;
  const query = bytesOf('tsq');
  const reply = bytesOf('tsr');
  const pem = textOf(snapshot, `${stem}.pem`);
  if (query === undefined) return fails('the query of a time stamp is missing', `${stem}.tsq`);
  if (reply === undefined) return fails('the reply of a time stamp is missing', `${stem}.tsr`);
  if (pem === undefined) return fails('the root of a time stamp is missing', `${stem}.pem`);
  if (stemOf(reply, crypto) !== stem) return fails('it has another name than its bytes give it', `${stem}.tsr`);
  const stamp = readTimeStamp({ query, reply }, crypto);
  if (!stamp.ok) return fails(stamp.error.message, `${stem}.tsr`);
  const certificates = parseCertificates(pem);
  if (!certificates.ok) return fails(certificates.error.message, `${stem}.pem`);
  if (certificates.value.map(certificateToPem).join('') !== pem || certificates.value.length !== 1)
    return fails('it is not one certificate as OpenSSL writes it', `${stem}.pem`);
  if (!stamp.value.isSignatureChecked) return stamp.value;
  const root = findTimeStampRoot(stamp.value, certificates.value, crypto);
  return root.ok ? stamp.value : fails(`it does not lead to the root beside it: ${root.error.message}`, `${stem}.pem`);
};

/** Size of each checkpoint in the bundle, by the SHA-256 of its note body. */
const stampedSizes = ({ snapshot, note }: BundleContents, crypto: Crypto): ReadonlyMap<string, number> => {
  const earlier = [...snapshot.files.keys()]
    .filter((path) => path.startsWith('data/ledger/history/'))
    .map((path) => parseCheckpointNote(textOf(snapshot, path) ?? ''));
  return new Map(
    [note, ...earlier].flatMap((one) =>
      one.ok ? [[crypto.sha256Hex(one.value.body), one.value.checkpoint.size] as const] : [],
    ),
  );
};
