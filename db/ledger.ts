import { z } from 'zod';
import type { Crypto } from '../shared/base/crypto.ts';
import { restoreMerkleRange, type MerkleRange } from '../shared/ledger/merkle.ts';
import { noLineHash, type LedgerHead } from '../shared/ledger/line.ts';
import type { CaseDatabase } from './open-database.ts';

export type StoredHead = LedgerHead & { readonly merkle: string };

/** Undefined before the first line. */
export const readHead = (db: CaseDatabase): StoredHead | undefined =>
  db.prepare<[], StoredHead>('select log, size, last_hash as lastHash, merkle from ledger_head where id = 1').get();

export const emptyHead = (log: string): StoredHead => ({
  log,
  size: 0,
  lastHash: noLineHash,
  merkle: '{"peaks":[],"size":0}',
});

const merkleStateSchema = z.object({ peaks: z.array(z.string()), size: z.number() });

/** The kept right edge of the tree. Throws where the row was tampered with: `case rebuild` does not depend on it. */
export const headRange = (head: StoredHead, crypto: Crypto): MerkleRange => {
  const range = restoreMerkleRange(merkleStateSchema.parse(JSON.parse(head.merkle)), crypto);
  if (!range.ok) throw new Error(range.error.message);
  return range.value;
};

/**
 * Why the kept head cannot be the head of the lines, as far as count, last line and form say; undefined if it can. Cheap
 * enough for every opening; whether it is, only reading every line shows.
 */
export const headDamage = (head: StoredHead, db: CaseDatabase, crypto: Crypto): string | undefined => {
  const [last, ...more] = readLines(db, head.size - 1);
  if (last === undefined || more.length > 0) return `it counts ${head.size} lines, and the ledger has another number`;
  if (crypto.sha256Hex(last) !== head.lastHash) return 'it holds another hash than that of the last line';
  // A head under another origin would be checked against what is known of another case, or of none.
  if (!last.includes(`"log":"${head.log}"`)) return 'it names another log than the last line';
  try {
    return headRange(head, crypto).size === head.size ? undefined : 'its tree has another size';
  } catch {
    return 'its tree cannot be read';
  }
};

/** Root over all lines. */
export const headRoot = (head: StoredHead, crypto: Crypto): Uint8Array => headRange(head, crypto).root();

/** Texts of the lines `from` … `to - 1`, in order. */
export const readLines = (db: CaseDatabase, from = 0, to = Number.MAX_SAFE_INTEGER): readonly string[] =>
  db
    .prepare<[number, number], string>('select text from ledger_line where seq >= ? and seq < ? order by seq')
    .pluck()
    .all(from, to);

/** Disclosures of the lines `from` … `to - 1`, in bundle order. */
export const readDisclosures = (db: CaseDatabase, from = 0, to = Number.MAX_SAFE_INTEGER): readonly string[] =>
  db
    .prepare<[number, number], string>('select text from disclosure where seq >= ? and seq < ? order by seq')
    .pluck()
    .all(from, to)
    .flatMap(splitDisclosures);

/** A line of which none is at hand has no row. */
export const joinDisclosures = (disclosures: readonly string[]): string => disclosures.join('\n');
export const splitDisclosures = (stored: string): readonly string[] => stored.split('\n');
