import { base64ToBytes, bytesToBase64, bytesToHex, type Bytes } from '../../shared/base/bytes.ts';
import type { Crypto } from '../../shared/base/crypto.ts';
import { timeStampFiles } from '../../shared/bundle/checks/timestamps.ts';
import type { CheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { parseCertificate, type Certificate } from '../../shared/timestamps/certificate.ts';
import { findTimeStampRoot, readTimeStamp, type TimeStamp } from '../../shared/timestamps/time-stamp.ts';
import { readTimeStamps, type StoredTimeStamp } from '../../db/time-stamps.ts';
import type { ZipFile } from '../bundles/zip-writer.ts';
import type { CaseSession } from '../cases/case-session.ts';

/** A time stamp as a case keeps it, with the root under which it was taken in. */
export type KeptTimeStamp = {
  readonly query: Bytes;
  readonly reply: Bytes;
  readonly root: Certificate;
  readonly stamp: TimeStamp;
};

export const storeTimeStamp = (
  { query, reply, root }: Pick<KeptTimeStamp, 'query' | 'reply' | 'root'>,
  size: number,
  addedAt: string,
): StoredTimeStamp => ({
  size,
  query: bytesToBase64(query),
  reply: bytesToBase64(reply),
  root: bytesToBase64(root.whole),
  addedAt,
});

/** Undefined for what this program did not write, or what does not hold any more. */
export const restoreTimeStamp = (stored: StoredTimeStamp, crypto: Crypto): KeptTimeStamp | undefined => {
  const bytesOf = (text: string): Bytes => base64ToBytes(text) ?? new Uint8Array();
  const [query, reply] = [bytesOf(stored.query), bytesOf(stored.reply)];
  const root = parseCertificate(bytesOf(stored.root));
  const stamp = readTimeStamp({ query, reply }, crypto);
  if (!root.ok || !stamp.ok || !findTimeStampRoot(stamp.value, [root.value], crypto).ok) return undefined;
  return { query, reply, root: root.value, stamp: stamp.value };
};

/** The files of every kept time stamp of one of these checkpoints. */
export const keptTimeStampFiles = (
  session: CaseSession,
  notes: readonly CheckpointNote[],
  crypto: Crypto,
): readonly ZipFile[] => {
  const imprints = new Set(notes.map(({ body }) => crypto.sha256Hex(body)));
  return readTimeStamps(session.store.db)
    .map((stored) => restoreTimeStamp(stored, crypto))
    .filter((kept) => kept !== undefined)
    .filter(({ stamp }) => imprints.has(bytesToHex(stamp.info.imprint)))
    .flatMap((kept) => timeStampFiles(kept, crypto))
    .map(([path, bytes]) => ({ path, source: { bytes } }));
};
