import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { evidencePath, sha256 } from './small-case.ts';

export type Acknowledged = {
  readonly items: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<number, { readonly type: string; readonly item: string }>;
};

/** What an intake loop said; the last line counts only if it is whole. */
export const parseAcknowledged = (outputs: readonly string[]): Acknowledged => {
  const items = new Map<string, string>();
  const lines = new Map<number, { readonly type: string; readonly item: string }>();
  for (const output of outputs) {
    for (const line of output.split('\n').slice(0, -1)) {
      const [word, first = '', second = '', third = ''] = line.split(' ');
      if (word === 'taken') items.set(first, second);
      if (word === 'line') {
        if (lines.has(Number(first))) throw new Error(`line ${first} was acknowledged twice`);
        lines.set(Number(first), { type: second, item: third });
      }
    }
  }
  return { items, lines };
};

/**
 * What of it the case lacks. Reads the database and the files by its own means, not by the code under test, and wants
 * every item and line at its place, every file with its hash, and no row without its line.
 */
export const findLost = (folder: string, { items, lines }: Acknowledged): readonly string[] => {
  const lost: string[] = [];
  const db = new Database(join(folder, 'case.db'), { readonly: true });
  const hashes = new Map(
    db
      .prepare<[], { key: string; sha256: string }>('select key, sha256 from evidence')
      .all()
      .map((row) => [row.key, row.sha256]),
  );
  for (const [id, hash] of items) {
    if (hashes.get(id) !== hash) lost.push(`item ${id}`);
    const stats = statSync(evidencePath(folder, hash), { throwIfNoEntry: false });
    if (stats === undefined || sha256(readFileSync(evidencePath(folder, hash))) !== hash) lost.push(`file ${hash}`);
  }
  const texts = db.prepare<[], string>('select text from ledger_line order by seq').pluck().all();
  const types = texts.map((text) => (JSON.parse(text) as { readonly type: string }).type);
  for (const [seq, { type }] of lines) if (types[seq] !== type) lost.push(`line ${seq} (${type})`);
  const rated = new Set(db.prepare<[], string>('select distinct item from rating').pluck().all());
  const seen = new Set(db.prepare<[], string>('select distinct item from custody').pluck().all());
  const linked = new Set(db.prepare<[], string>('select "fromItem" from link').pluck().all());
  const rowsByType = new Map([
    ['rating.set', rated],
    ['custody.event', seen],
    ['link.add', linked],
  ]);
  for (const { type, item } of lines.values()) {
    if (rowsByType.get(type)?.has(item) !== true) lost.push(`row of ${type} on ${item}`);
  }
  // An item that was entered twice is whole or not there: both readings in one group, and the link between them.
  const planted = db
    .prepare<[], { key: string; originGroup: string | null; truthGroup: string | null }>(
      `select planted.key, planted."originGroup", truth."originGroup" as "truthGroup" from evidence planted
       left join link on link."fromItem" = planted.key left join evidence truth on truth.key = link."toItem"
       where planted.title like 'planted:%'`,
    )
    .all();
  for (const { key, originGroup, truthGroup } of planted) {
    if (originGroup === null || originGroup !== truthGroup) lost.push(`half of the pair of ${key}`);
  }
  const groups =
    db.prepare<[], number>("select count(*) from origin_group where name like 'Two readings of %'").pluck().get() ?? 0;
  if (groups > planted.length) lost.push(`${groups - planted.length} groups without a pair`);
  for (const [index, text] of texts.entries()) {
    const { prev } = JSON.parse(text) as { readonly prev: string };
    if (index > 0 && prev !== sha256(texts[index - 1] ?? '')) lost.push(`link of line ${index}`);
  }
  for (const table of ['evidence', 'rating', 'custody', 'intake']) {
    const orphans = db
      .prepare<[], string>(`select key from ${table} where seq not in (select seq from ledger_line)`)
      .pluck()
      .all();
    lost.push(...orphans.map((key) => `orphan ${table} ${key}`));
  }
  const orphans = db
    .prepare('select count(*) from disclosure where seq not in (select seq from ledger_line)')
    .pluck()
    .get();
  if (orphans !== 0) lost.push('orphan disclosures');
  db.close();
  return lost;
};
