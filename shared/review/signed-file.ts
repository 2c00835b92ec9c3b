import { bytesToHex, bytesToUtf8, concatBytes, utf8ToBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { crc32 } from '../bundle/crc32.ts';
import { verifySshsig } from '../bundle/sshsig.ts';
import { centralDirectory, endRecords, localHeader, type PlacedZipEntry } from '../bundle/zip-profile.ts';
import { scanZip, type ScannedEntry } from '../bundle/zip-scan.ts';

/** What a reviewer signs and sends: a review, or the closing of a dissent. The word names the files in it. */
export type SignedKind = 'review' | 'closing';

/** A file whose signature holds over `text` under the key that it carries. Whose key that is, is asked elsewhere. */
export type SignedFile = {
  readonly kind: SignedKind;
  /** The exact JSON that was signed. */
  readonly text: string;
  /** The armoured SSHSIG. */
  readonly signature: string;
  /** Hex of the public key blob that signed. */
  readonly keyHex: string;
  /** SHA-256 of the whole file. */
  readonly sha256: string;
};

type BadFile = Failure<'BAD_REVIEW_FILE' | 'REVIEW_NOT_SIGNED'>;

/** A review of 200,000 characters has at most this many bytes with its signature and the records of the ZIP. */
export const signedFileBytesMax = 1_000_000;
const namespace = 'plumbline-review-v1';

/** The ZIP of the bundles' profile that holds the JSON and its signature: one file for each pair of them. */
export const formatSignedFile = (kind: SignedKind, text: string, signature: string): Uint8Array => {
  const parts: Uint8Array[] = [];
  const entries: PlacedZipEntry[] = [];
  let offset = 0;
  for (const [name, content] of [
    [`${kind}.json`, text],
    [`${kind}.json.sshsig`, signature],
  ] as const) {
    const bytes = utf8ToBytes(content);
    const entry = { path: `${kind}/${name}`, size: bytes.length, crc32: crc32(bytes), offset };
    const header = localHeader(entry);
    parts.push(header, bytes);
    entries.push(entry);
    offset += header.length + bytes.length;
  }
  const directory = centralDirectory(entries);
  return concatBytes(...parts, directory, endRecords({ entries: entries.length, sizeBytes: directory.length, offset }));
};

/** Reads such a file and checks its signature. Anyone may have written the bytes. */
export const readSignedFile = (bytes: Bytes, crypto: Crypto): Result<SignedFile, BadFile> => {
  if (bytes.length > signedFileBytesMax) return bad(`it has more than ${signedFileBytesMax} bytes`);
  const scanned: ScannedEntry[] = [];
  const read = (position: number, lengthBytes: number) => bytes.subarray(position, position + lengthBytes);
  const { problems, topFolder } = scanZip({ sizeBytes: bytes.length, read }, (entry) => scanned.push(entry));
  const [problem] = problems;
  if (problem !== undefined) return bad(problem.message);
  const kind = topFolder === 'review' || topFolder === 'closing' ? topFolder : undefined;
  const [json, sshsig, extra] = scanned;
  if (kind === undefined || json === undefined || sshsig === undefined) {
    return bad('it does not hold a review or a closing with its signature');
  }
  if (extra !== undefined) return bad(`it holds a third file, ${extra.path}`);
  const text = textOf(json, `${kind}.json`, bytes);
  const signature = textOf(sshsig, `${kind}.json.sshsig`, bytes);
  if (text === undefined || signature === undefined) {
    return bad(`it does not hold ${kind}.json and ${kind}.json.sshsig as text`);
  }
  // CRC-32, and whatever else a ZIP could say twice.
  if (bytesToHex(formatSignedFile(kind, text, signature)) !== bytesToHex(bytes)) {
    return bad('writing it again gives other bytes');
  }
  const verified = verifySshsig({ armoured: signature, message: utf8ToBytes(text), namespace }, crypto);
  if (!verified.ok) {
    return err({
      code: 'REVIEW_NOT_SIGNED',
      message: `The signature in the file does not hold: ${verified.error.message}.`,
      hint: 'The file was changed after it was signed. Ask the reviewer for it again.',
    });
  }
  return ok({
    kind,
    text,
    signature,
    keyHex: bytesToHex(verified.value.publicKeyBlob),
    sha256: crypto.sha256Hex(bytes),
  });
};

const textOf = (entry: ScannedEntry, name: string, bytes: Bytes): string | undefined =>
  entry.path === name ? bytesToUtf8(bytes.subarray(entry.dataOffset, entry.dataOffset + entry.size)) : undefined;

const bad = (why: string): Result<never, BadFile> =>
  err({
    code: 'BAD_REVIEW_FILE',
    message: `It is no sound review file: ${why}.`,
    hint: 'Ask the reviewer for the file that `plumbline review sign` wrote.',
  });
