import type { Crypto } from '../shared/base/crypto.ts';
import { err, ok, type Result } from '../shared/base/result.ts';
import { checkChain } from '../shared/ledger/chain.ts';
import { groupDisclosures } from '../shared/ledger/group-disclosures.ts';
import { createMerkleRange, leafHash } from '../shared/ledger/merkle.ts';
import { revealLines } from '../shared/ledger/reveal.ts';
import type { CaseStore } from './case-store.ts';
import { joinDisclosures } from './ledger.ts';
import { createLineWriter } from './line-writer.ts';
import { assertDurable } from './open-database.ts';
import { writeOpenedBundle } from './opened-bundle.ts';
import { storageFailure } from './storage-failure.ts';

/** Fills an empty case with the ledger of a bundle that has verified, as far as its edition discloses it. */
export const importLedger = (
  { db, tables }: CaseStore,
  {
    texts,
    disclosures,
    opened,
  }: {
    readonly texts: readonly string[];
    readonly disclosures: readonly string[];
    readonly opened: Parameters<typeof writeOpenedBundle>[1];
  },
  crypto: Crypto,
): Result<null> => {
  const { lines, log } = checkChain(texts, crypto);
  const grouped = groupDisclosures(lines, disclosures, crypto);
  const insertLine = db.prepare('insert into ledger_line (seq, text) values (?, ?)');
  const insertDisclosure = db.prepare('insert into disclosure (seq, text) values (?, ?)');
  const range = createMerkleRange(crypto);
  try {
    db.transaction(() => {
      for (const [seq, text] of texts.entries()) {
        insertLine.run(seq, text);
        range.append(leafHash(text, crypto));
        const own = (grouped[seq] ?? []).flatMap((field) => field.disclosures);
        if (own.length > 0) insertDisclosure.run(seq, joinDisclosures(own));
      }
      const write = createLineWriter(db, tables);
      for (const line of revealLines(lines, disclosures, crypto).lines) write(line);
      db.prepare('insert into ledger_head (id, log, size, last_hash, merkle) values (1, ?, ?, ?, ?)').run(
        log ?? '',
        texts.length,
        crypto.sha256Hex(texts.at(-1) ?? ''),
        JSON.stringify(range.state()),
      );
      writeOpenedBundle(db, opened);
      assertDurable(db);
    }).immediate();
    return ok(null);
  } catch (error) {
    return err(storageFailure(error));
  }
};
