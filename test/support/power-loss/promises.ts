import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { evidencePath, sha256 } from '../small-case.ts';

/** What was acknowledged, and must be there whenever the power goes afterwards. `folder` and `path` are below the root. */
export type Promised =
  | { readonly kind: 'case'; readonly folder: string }
  | { readonly kind: 'item'; readonly folder: string; readonly id: string; readonly sha256: string | null }
  | { readonly kind: 'line'; readonly folder: string; readonly seq: number; readonly text: string | RegExp }
  | { readonly kind: 'import'; readonly folder: string; readonly item: string; readonly records: number }
  | { readonly kind: 'no import'; readonly folder: string; readonly item: string }
  | { readonly kind: 'file'; readonly path: string; readonly sha256: string };

/** What a case that is closed holds: every line as it is, every item. */
export const everythingIn = (root: string, folder: string): readonly Promised[] => {
  const db = new Database(join(root, folder, 'case.db'), { readonly: true });
  const lines = db.prepare<[], string>('select text from ledger_line order by seq').pluck().all();
  const items = db.prepare<[], { id: string; sha256: string | null }>('select key as id, sha256 from evidence').all();
  db.close();
  return [
    { kind: 'case', folder },
    ...lines.map((text, seq): Promised => ({ kind: 'line', folder, seq, text })),
    ...items.map((item): Promised => ({ kind: 'item', folder, ...item })),
  ];
};

/**
 * What of it a folder lacks, and what there is torn or hangs in the air. Reads the database and the files by its own means,
 * not by the code under test.
 */
export const findLosses = (root: string, folder: string, promised: readonly Promised[]): readonly string[] => {
  const path = join(root, folder);
  const db = new Database(join(path, 'case.db'), { readonly: true });
  try {
    return [
      ...chainFaults(db),
      ...promised.flatMap((promise) =>
        promise.kind !== 'file' && promise.folder === folder ? lossOf(db, promise) : [],
      ),
      ...fileFaults(db, path),
    ];
  } finally {
    db.close();
  }
};

/** Files outside a case are either not there, or whole; and there once they were promised. */
export const findFileLosses = (
  root: string,
  promised: readonly Promised[],
  later: readonly Promised[],
): readonly string[] => [
  ...promised.flatMap((promise) =>
    promise.kind === 'file' && hashAt(join(root, promise.path)) !== promise.sha256 ? [`file ${promise.path}`] : [],
  ),
  ...later.flatMap((promise) =>
    promise.kind === 'file' && ![promise.sha256, null].includes(hashAt(join(root, promise.path)))
      ? [`half of ${promise.path}`]
      : [],
  ),
];

const hashAt = (path: string): string | null => (existsSync(path) ? sha256(readFileSync(path)) : null);

const lossOf = (db: Database.Database, promise: Exclude<Promised, { readonly kind: 'file' }>): readonly string[] => {
  switch (promise.kind) {
    case 'case':
      return [];
    case 'item': {
      const row = db
        .prepare<[string], { sha256: string | null }>('select sha256 from evidence where key = ?')
        .get(promise.id);
      return row?.sha256 === promise.sha256 ? [] : [`item ${promise.id}`];
    }
    case 'line': {
      const text = db.prepare<[number], string>('select text from ledger_line where seq = ?').pluck().get(promise.seq);
      const isThere =
        text !== undefined && (typeof promise.text === 'string' ? text === promise.text : promise.text.test(text));
      return isThere ? [] : [`line ${promise.seq} (${String(promise.text).slice(0, 60)})`];
    }
    case 'import':
    case 'no import': {
      const rows = db
        .prepare<[string], { records: number }>(
          'select records from import_record where item = ? and "undoneSeq" is null',
        )
        .all(promise.item);
      if (promise.kind === 'no import') return rows.length === 0 ? [] : [`undoing of the import of ${promise.item}`];
      return rows.length === 1 && rows[0]?.records === promise.records ? [] : [`import of ${promise.item}`];
    }
  }
};

const chainFaults = (db: Database.Database): readonly string[] => {
  const lines = db.prepare<[], { seq: number; text: string }>('select seq, text from ledger_line order by seq').all();
  const faults = lines.flatMap(({ seq, text }, at) => {
    const { prev } = JSON.parse(text) as { readonly prev: string };
    const isLinked = at === 0 || prev === sha256(lines[at - 1]?.text ?? '');
    return seq === at && isLinked ? [] : [`link of line ${at}`];
  });
  const head = db.prepare<[], { size: number; last: string }>('select size, last_hash as last from ledger_head').get();
  if (head?.size !== lines.length || head.last !== sha256(lines.at(-1)?.text ?? '')) faults.push('head');
  const orphans = db
    .prepare<[], number>('select count(*) from disclosure where seq not in (select seq from ledger_line)')
    .pluck()
    .get();
  return orphans === 0 ? faults : [...faults, 'disclosures without their line'];
};

/** Every row has its file, and every file under a hash has that hash, whether a line names it or not. */
const fileFaults = (db: Database.Database, path: string): readonly string[] => {
  const rows = db
    .prepare<[], { key: string; sha256: string; size: number }>(
      'select key, sha256, size from evidence where sha256 is not null',
    )
    .all();
  const missing = rows.filter(
    ({ sha256: hash, size }) => statSync(evidencePath(path, hash), { throwIfNoEntry: false })?.size !== size,
  );
  const evidence = join(path, 'evidence');
  const torn = readdirSync(evidence)
    .filter((shard) => /^[0-9a-f]{2}$/u.test(shard))
    .flatMap((shard) => readdirSync(join(evidence, shard)).map((name) => join(shard, name)))
    .filter((name) => !name.endsWith(hashOf(join(evidence, name))));
  return [...missing.map(({ key }) => `file of ${key}`), ...torn.map((name) => `torn file ${name}`)];
};

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
