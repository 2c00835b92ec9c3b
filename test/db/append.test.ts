import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../../shared/base/bytes.ts';
import { err, ok } from '../../shared/base/result.ts';
import { checkChain } from '../../shared/ledger/chain.ts';
import { revealLines } from '../../shared/ledger/reveal.ts';
import { appendLines } from '../../db/append.ts';
import { createCaseStore, type CaseStore } from '../../db/case-store.ts';
import { headRoot, readDisclosures, readHead, readLines } from '../../db/ledger.ts';
import { replayTo, revealStored } from '../../db/replay.ts';
import { append, openStore, primaryRows, snapshotOf, temporaryDatabase } from '../support/case-database.ts';
import { testDeps } from '../support/deps.ts';
import { draft, draftTypes, successorOrigin, testId, testOrigin } from '../support/drafts.ts';
import { valueOf } from '../support/results.ts';

const { crypto } = testDeps();

// RFC 9162 section 2.1.1, straight from its definition.
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};
const treeHash = (texts: readonly string[]): Buffer => {
  if (texts.length <= 1) return texts[0] === undefined ? sha256() : sha256(Buffer.of(0), Buffer.from(texts[0]));
  let split = 1;
  while (split * 2 < texts.length) split *= 2;
  return sha256(Buffer.of(1), treeHash(texts.slice(0, split)), treeHash(texts.slice(split)));
};

const everything = (store: CaseStore) => ({ ...primaryRows(store), ...snapshotOf(store.tables) });
const rootOf = (store: CaseStore): string => {
  const head = readHead(store.db);
  if (head === undefined) throw new Error('no head');
  return bytesToHex(headRoot(head, crypto));
};

describe('appendLines', () => {
  it('writes lines, disclosures, projections and head of every type of line together', () => {
    const store = openStore();
    const drafts = draftTypes.map((type) => draft(type));
    const before = drafts.slice(0, -1);
    expect(append(store, before)).toEqual({ ok: true, value: { first: 0, size: before.length } });
    const succession = appendLines(store, testDeps(), () => ok({ drafts: drafts.slice(-1), log: successorOrigin }));
    expect(succession).toEqual({ ok: true, value: { first: before.length, size: drafts.length } });

    const texts = readLines(store.db);
    expect(checkChain(texts, crypto)).toMatchObject({ fault: undefined, log: successorOrigin });
    const revealed = revealStored(store.db, crypto);
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines.map(({ type, fields }) => ({ type, fields }))).toEqual(drafts);
    expect(snapshotOf(store.tables)).toEqual(snapshotOf(replayTo(store.db, crypto, drafts.length)));
    expect(readHead(store.db)).toMatchObject({
      log: successorOrigin,
      size: drafts.length,
      lastHash: createHash('sha256')
        .update(texts.at(-1) ?? '')
        .digest('hex'),
    });
  });

  it('keeps the Merkle root of all lines at every size', () => {
    const store = openStore();
    for (let size = 1; size <= 20; size += 1) {
      valueOf(append(store, [draft(size === 1 ? 'case.open' : 'correction')]));
      expect(rootOf(store)).toBe(treeHash(readLines(store.db)).toString('hex'));
    }
  });

  it('goes on with the same tree after closing and opening again', () => {
    const path = temporaryDatabase();
    const first = openStore(path);
    valueOf(append(first, [draft('case.open'), draft('source.add'), draft('correction')]));
    first.close();
    const second = openStore(path, 'write');
    valueOf(append(second, [draft('correction'), draft('correction')]));
    expect(checkChain(readLines(second.db), crypto).fault).toBeUndefined();
    expect(rootOf(second)).toBe(treeHash(readLines(second.db)).toString('hex'));
  });

  it('shows the decision the case as it is inside the transaction', () => {
    const store = openStore();
    valueOf(append(store, [draft('case.open'), draft('source.add')]));
    appendLines(store, testDeps(), ({ tables, head }) => {
      expect(head).toMatchObject({ log: testOrigin, size: 2 });
      expect(tables.get('source', testId('source'))?.name).toBe('Vendor');
      expect(store.db.inTransaction).toBe(true);
      return ok({ drafts: [] });
    });
    expect(readHead(store.db)?.size).toBe(2);
  });

  it('writes nothing for a plan without lines', () => {
    const store = openStore();
    expect(appendLines(store, testDeps(), () => ok({ drafts: [], log: testOrigin }))).toEqual({
      ok: true,
      value: { first: 0, size: 0 },
    });
    expect(readHead(store.db)).toBeUndefined();
  });

  describe('writes nothing at all', () => {
    it.each([
      ['the first', [draft('correction', { corrects: -1 }), draft('source.add'), draft('evidence.add')]],
      ['a middle', [draft('source.add'), draft('correction', { corrects: -1 }), draft('evidence.add')]],
      ['the last', [draft('source.add'), draft('evidence.add'), draft('correction', { corrects: -1 })]],
      ['a line of an unknown type as the last', [draft('source.add'), { type: 'moon.land', fields: {} }]],
    ])('where %s line is not sound', (_, drafts) => {
      const store = openStore();
      valueOf(append(store, [draft('case.open')]));
      const before = everything(store);
      const appended = append(store, drafts);
      expect(appended.ok ? 'written' : appended.error.code).toBe('INVALID_LINE');
      expect(everything(store)).toEqual(before);
      expect(store.db.inTransaction).toBe(false);
      valueOf(append(store, [draft('correction')]));
      expect(checkChain(readLines(store.db), crypto).fault).toBeUndefined();
    });

    it('where the decision refuses or throws', () => {
      const store = openStore();
      valueOf(append(store, [draft('case.open')]));
      const before = everything(store);
      const failure = { code: 'NO', message: 'no' };
      expect(appendLines(store, testDeps(), () => err(failure))).toEqual({ ok: false, error: failure });
      const bug = () => {
        throw new TypeError('a bug');
      };
      expect(() => appendLines(store, testDeps(), bug)).toThrow('a bug');
      expect(everything(store)).toEqual(before);
    });

    it('under another origin, unless the first line is a succession', () => {
      const store = openStore();
      valueOf(append(store, [draft('case.open')]));
      const before = everything(store);
      const moved = appendLines(store, testDeps(), () => ok({ drafts: [draft('correction')], log: successorOrigin }));
      expect(moved.ok ? 'written' : moved.error.code).toBe('INVALID_LINE');
      expect(everything(store)).toEqual(before);
    });

    it('under a log that is not an origin', () => {
      const store = openStore();
      const appended = appendLines(store, testDeps(), () => ok({ drafts: [draft('case.open')], log: 'elsewhere' }));
      expect(appended.ok ? 'written' : appended.error.code).toBe('INVALID_LINE');
      expect(readLines(store.db)).toEqual([]);
    });

    it('through a connection that was opened without the sequence', () => {
      const path = temporaryDatabase();
      const store = openStore(path);
      valueOf(append(store, [draft('case.open')]));
      const before = everything(store);
      store.close();
      const raw = new Database(path);
      raw.pragma('journal_mode = WAL');
      const unsafe = createCaseStore(raw);
      expect(() => append(unsafe, [draft('correction')])).toThrow('synchronous is not FULL');
      expect(everything(unsafe)).toEqual(before);
      unsafe.close();
    });

    it('through a connection for reading', () => {
      const path = temporaryDatabase();
      valueOf(append(openStore(path), [draft('case.open')]));
      const reader = openStore(path, 'read');
      const appended = append(reader, [draft('correction')]);
      expect(appended.ok ? 'written' : appended.error.code).toBe('READ_ONLY');
    });

    it('while another connection is writing, and says that the case is busy', () => {
      const path = temporaryDatabase();
      const store = openStore(path);
      valueOf(append(store, [draft('case.open')]));
      const other = openStore(path, 'write');
      store.db.pragma('busy_timeout = 50');
      other.db.exec('begin immediate');
      const appended = append(store, [draft('correction')]);
      expect(appended.ok ? 'written' : appended.error.code).toBe('CASE_BUSY');
      other.db.exec('rollback');
      expect(append(store, [draft('correction')])).toMatchObject({ ok: true, value: { size: 2 } });
    });

    it('where the database is full', () => {
      const store = openStore();
      valueOf(append(store, [draft('case.open')]));
      const before = everything(store);
      store.db.pragma(`max_page_count = ${String(store.db.pragma('page_count', { simple: true }))}`);
      const appended = append(
        store,
        Array.from({ length: 200 }, () => draft('evidence.add')),
      );
      expect(appended.ok ? 'written' : appended.error.code).toBe('DISK_FULL');
      expect(everything(store)).toEqual(before);
    });

    it.each([
      ['its last hash', "update ledger_head set last_hash = replace(hex(zeroblob(32)), 'x', '')"],
      ['its size', 'update ledger_head set size = size - 1'],
      ['a size beyond the lines', 'update ledger_head set size = size + 1'],
    ])('onto a head that was changed behind the program: %s', (_, sql) => {
      const store = openStore();
      valueOf(append(store, [draft('case.open'), draft('source.add')]));
      store.db.exec('drop trigger ledger_head_update');
      store.db.exec(sql);
      const before = everything(store);
      const appended = append(store, [draft('correction')]);
      expect(appended.ok ? 'written' : appended.error.code).toBe('LEDGER_DAMAGED');
      expect(everything(store)).toEqual(before);
    });
  });

  it('sees at once what a second connection appended', () => {
    const path = temporaryDatabase();
    const [one, two] = [openStore(path), openStore(path, 'write')];
    valueOf(append(one, [draft('case.open')]));
    for (let round = 0; round < 5; round += 1) {
      valueOf(append(two, [draft('correction')]));
      valueOf(append(one, [draft('correction')]));
    }
    expect(readHead(one.db)?.size).toBe(11);
    expect(everything(one)).toEqual(everything(two));
    expect(checkChain(readLines(one.db), crypto).fault).toBeUndefined();
  });

  it('lets four processes append a hundred lines each to one unbroken chain', async () => {
    const path = temporaryDatabase();
    const store = openStore(path);
    valueOf(append(store, [draft('case.open')]));
    const script = fileURLToPath(new URL('../support/append-child.ts', import.meta.url));
    const outcomes = await Promise.all(
      ['a', 'b', 'c', 'd'].map(
        (name) =>
          new Promise<string>((resolve, reject) => {
            const child = spawn(process.execPath, [script, path, name, '100'], { stdio: ['ignore', 'ignore', 'pipe'] });
            let stderr = '';
            child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
            child.on('error', reject);
            child.on('close', (code) => resolve(code === 0 ? 'done' : stderr));
          }),
      ),
    );
    expect(outcomes).toEqual(['done', 'done', 'done', 'done']);
    const texts = readLines(store.db);
    expect(texts).toHaveLength(401);
    expect(checkChain(texts, crypto).fault).toBeUndefined();
    expect(rootOf(store)).toBe(treeHash(texts).toString('hex'));
    const revealed = revealStored(store.db, crypto);
    expect(revealed.faults).toEqual([]);
    const reasons = revealed.lines.slice(1).map(({ fields }) => fields['reason']);
    expect(new Set(reasons).size).toBe(400);
    for (const name of ['a', 'b', 'c', 'd']) {
      // Each process finds its own lines in the order in which they were acknowledged.
      const own = reasons.filter((reason) => typeof reason === 'string' && reason.startsWith(`${name} `));
      expect(own).toEqual(Array.from({ length: 100 }, (_, number) => `${name} ${number}`));
    }
  }, 120_000);
});

describe('reading the ledger', () => {
  it('gives lines and disclosures of a range in bundle order', () => {
    const store = openStore();
    valueOf(append(store, [draft('case.open'), draft('source.add'), draft('correction')]));
    const all = readLines(store.db);
    expect(readLines(store.db, 1, 2)).toEqual(all.slice(1, 2));
    const disclosures = readDisclosures(store.db);
    const revealed = revealLines(checkChain(all, crypto).lines, disclosures, crypto);
    expect([revealed.faults, revealed.lines.flatMap(({ withheld }) => withheld)]).toEqual([[], []]);
    const ofEach = [0, 1, 2].map((seq) => readDisclosures(store.db, seq, seq + 1));
    expect(ofEach.flat()).toEqual(disclosures);
    expect(ofEach.every(({ length }) => length > 5)).toBe(true);
  });

  it('knows no head before the first line', () => {
    expect(readHead(openStore().db)).toBeUndefined();
  });

  it('throws on a right edge of the tree that is no such thing', () => {
    const store = openStore();
    valueOf(append(store, [draft('case.open')]));
    const head = readHead(store.db);
    if (head === undefined) throw new Error('no head');
    const edges = [
      ['', 'JSON'],
      ['{}', 'peaks'],
      ['{"peaks":[],"size":1}', 'complete subtrees'],
      ['{"peaks":["zz"],"size":1}', 'lower-case hex'],
    ] as const;
    for (const [merkle, why] of edges) expect(() => headRoot({ ...head, merkle }, crypto)).toThrow(why);
  });
});
