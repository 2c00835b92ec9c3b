import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../shared/base/result.ts';
import { checkChain } from '../shared/ledger/chain.ts';
import { revealLines } from '../shared/ledger/reveal.ts';
import type { LineDraft } from '../shared/ledger/line.ts';
import { appendLines } from '../db/append.ts';
import { createCaseStore, type CaseStore } from '../db/case-store.ts';
import { readDisclosures, readLines } from '../db/ledger.ts';
import { openDatabase } from '../db/open-database.ts';
import { rebuildProjections } from '../db/replay.ts';
import { nodeCrypto, nodeRandomBytes } from '../services/node-crypto.ts';
import type { Benchmark } from './measure.ts';

const linesCount = 10_000;
const deps = { crypto: nodeCrypto, random: nodeRandomBytes };

const draft = (index: number): LineDraft => ({
  type: 'source.add',
  fields: {
    actor: 'bench',
    at: '2026-01-01T00:00:00Z',
    tlp: 'CLEAR',
    id: `so-${String(index).padStart(26, '0')}`,
    name: `Source ${index}`,
    kind: 'sensor',
    reliability: 'B',
    descriptor: '',
  },
});

const openStore = (path: string): CaseStore => {
  const db = openDatabase(path, 'create');
  if (!db.ok) throw new Error(db.error.message);
  return createCaseStore(db.value);
};

/** P10 on 10,000 lines of 8 fields: append in batches, verify, rebuild every projection. */
export const ledgerBenchmarks = (): readonly Benchmark[] => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  let run = 0;
  let store = openStore(join(folder, 'first.db'));
  const fill = (): void => {
    store.close();
    run += 1;
    store = openStore(join(folder, `${run}.db`));
    for (let start = 0; start < linesCount; start += 1000) {
      const drafts = Array.from({ length: 1000 }, (_, index) => draft(start + index));
      const appended = appendLines(store, deps, () => ok({ drafts, log: 'plumbline.local/0000000000000000' }));
      if (!appended.ok) throw new Error(appended.error.message);
    }
  };
  const plainInserts = (): void => {
    const { db } = store;
    db.exec('drop table if exists plain; create table plain (seq integer, position integer, text text)');
    const insert = db.prepare('insert into plain values (?, ?, ?)');
    const lines = readLines(db);
    const disclosures = readDisclosures(db);
    db.transaction(() => {
      for (const [seq, text] of lines.entries()) insert.run(seq, -1, text);
      for (const [position, text] of disclosures.entries()) insert.run(0, position, text);
    }).immediate();
  };
  fill();
  const texts = readLines(store.db);
  const disclosures = readDisclosures(store.db);
  return [
    {
      id: 'P10',
      what: `append ${linesCount} lines`,
      peer: 'the same rows as plain inserts',
      goal: 6,
      ours: fill,
      theirs: plainInserts,
    },
    {
      id: 'P10',
      what: `verify ${linesCount} lines`,
      peer: 'one-shot SHA-256 of the same strings',
      goal: 4,
      ours: () => {
        const chain = checkChain(texts, nodeCrypto);
        if (revealLines(chain.lines, disclosures, nodeCrypto).faults.length > 0)
          throw new Error('the ledger does not hold');
      },
      theirs: () => {
        for (const text of texts) nodeCrypto.sha256Hex(text);
        for (const text of disclosures) nodeCrypto.sha256Hex(text);
      },
    },
    {
      id: 'P10',
      what: `rebuild ${linesCount} lines (goal: 20,000 a second)`,
      peer: '–',
      goal: linesCount / 20,
      ours: () => void rebuildProjections(store, nodeCrypto),
      theirs: null,
      end: () => {
        store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    },
  ];
};
