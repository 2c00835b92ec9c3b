import {
  chmodSync,
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { changeCharacter, pick, type Below } from './seeded.ts';

type Raw = InstanceType<typeof Database>;

/** What is done to a copy of a case, by somebody with its database and files in hand. Null where there is nothing to do it to. */
export type StoreTampering = { readonly what: string; readonly act: (folder: string, below: Below) => string | null };

/** Opens the database without rules and triggers, as anybody can. */
const inDatabase = (folder: string, act: (db: Raw) => string | null): string | null => {
  const db = new Database(join(folder, 'case.db'));
  try {
    const triggers = db.prepare<[], string>("select name from sqlite_schema where type = 'trigger'").pluck().all();
    for (const name of triggers) db.exec(`drop trigger "${name}"`);
    db.pragma('foreign_keys = off');
    db.pragma('ignore_check_constraints = on');
    const done = act(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return done;
  } finally {
    db.close();
  }
};

const sizeOf = (db: Raw): number => db.prepare<[], number>('select count(*) from ledger_line').pluck().get() ?? 0;
const textOf = (db: Raw, table: 'ledger_line' | 'disclosure', seq: number): string =>
  db.prepare<[number], string>(`select text from ${table} where seq = ?`).pluck().get(seq) ?? '';
const setText = (db: Raw, table: 'ledger_line' | 'disclosure', seq: number, text: string): void => {
  db.prepare(`update ${table} set text = ? where seq = ?`).run(text, seq);
};

const moveUp = (db: Raw, from: number, by: number): void => {
  // Through numbers that nobody has, so that none meets another on the way.
  for (const table of ['ledger_line', 'disclosure']) {
    db.exec(`update ${table} set seq = -seq - 1000 where seq >= ${from}`);
    db.exec(`update ${table} set seq = -seq - 1000 + ${by} where seq < 0`);
  }
};

const projected = [
  'evidence',
  'hypothesis',
  'rating',
  'source',
  'custody',
  'custody_grade',
  'origin_group',
  'case_file',
] as const;

const onDatabase = (what: string, act: (db: Raw, below: Below) => string | null): StoreTampering => ({
  what,
  act: (folder, below) => inDatabase(folder, (db) => act(db, below)),
});

const evidenceFiles = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'evidence'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /[0-9a-f]{64}$/u.test(name))
    .map((name) => join(folder, 'evidence', name))
    .sort();

const onFile = (what: string, act: (path: string, below: Below, all: readonly string[]) => void): StoreTampering => ({
  what,
  act: (folder, below) => {
    const all = evidenceFiles(folder);
    const path = pick(all, below);
    chmodSync(path, 0o600);
    act(path, below, all);
    return path.slice(folder.length + 1);
  },
});

export const storeTamperings: readonly StoreTampering[] = [
  onDatabase('a character of a line', (db, below) => {
    const seq = below(sizeOf(db));
    setText(db, 'ledger_line', seq, changeCharacter(textOf(db, 'ledger_line', seq), below));
    return `line ${seq}`;
  }),
  onDatabase('a line taken out, and those after it numbered anew', (db, below) => {
    const seq = below(sizeOf(db) - 1);
    db.exec(`delete from disclosure where seq = ${seq}; delete from ledger_line where seq = ${seq}`);
    moveUp(db, seq + 1, -1);
    return `line ${seq}`;
  }),
  onDatabase('a line put in, and those after it numbered anew', (db, below) => {
    const [seq, from] = [below(sizeOf(db)), below(sizeOf(db))];
    const [text, said] = [textOf(db, 'ledger_line', from), textOf(db, 'disclosure', from)];
    moveUp(db, seq, 1);
    db.prepare('insert into ledger_line values (?, ?)').run(seq, text);
    db.prepare('insert into disclosure (seq, text) values (?, ?)').run(seq, said);
    return `line ${seq}`;
  }),
  onDatabase('a line put at the end', (db, below) => {
    const [size, from] = [sizeOf(db), below(sizeOf(db))];
    db.prepare('insert into ledger_line values (?, ?)').run(size, textOf(db, 'ledger_line', from));
    db.prepare('insert into disclosure (seq, text) values (?, ?)').run(size, textOf(db, 'disclosure', from));
    return `line ${size}`;
  }),
  onDatabase('two lines swapped', (db, below) => {
    const one = below(sizeOf(db) - 1);
    const other = one + 1 + below(sizeOf(db) - one - 1);
    for (const table of ['ledger_line', 'disclosure'] as const) {
      const [left, right] = [textOf(db, table, one), textOf(db, table, other)];
      setText(db, table, one, right);
      setText(db, table, other, left);
    }
    return `line ${one}`;
  }),
  onDatabase('the end cut off', (db, below) => {
    const keep = 1 + below(sizeOf(db) - 1);
    db.exec(`delete from disclosure where seq >= ${keep}; delete from ledger_line where seq >= ${keep}`);
    return `line ${keep}`;
  }),
  onDatabase('a character of what a line says', (db, below) => {
    const seq = below(sizeOf(db));
    setText(db, 'disclosure', seq, changeCharacter(textOf(db, 'disclosure', seq), below));
    return `line ${seq}`;
  }),
  onDatabase('something that a line says taken out', (db, below) => {
    const seq = below(sizeOf(db));
    const said = textOf(db, 'disclosure', seq).split('\n');
    setText(db, 'disclosure', seq, said.toSpliced(below(said.length), 1).join('\n'));
    return `line ${seq}`;
  }),
  onDatabase('what two lines say swapped', (db, below) => {
    const one = below(sizeOf(db) - 1);
    const [left, right] = [textOf(db, 'disclosure', one), textOf(db, 'disclosure', one + 1)];
    setText(db, 'disclosure', one, right);
    setText(db, 'disclosure', one + 1, left);
    return `line ${one}`;
  }),
  onDatabase('everything that a line says gone', (db, below) => {
    const seq = below(sizeOf(db));
    db.exec(`delete from disclosure where seq = ${seq}`);
    return `line ${seq}`;
  }),
  ...[
    "last_hash = 'x'",
    'size = size - 1',
    'size = size + 1',
    "log = 'plumbline.local/0000000000000000'",
    "merkle = 'x'",
  ].map((set) =>
    onDatabase(`another head: ${set}`, (db) => {
      db.exec(`update ledger_head set ${set}`);
      return 'the head';
    }),
  ),
  onDatabase('no head', (db) => {
    db.exec('delete from ledger_head');
    return 'the head';
  }),
  onDatabase('a column of a table', (db, below) => {
    const table = pick(projected, below);
    const columns = db
      .prepare<[], { readonly name: string; readonly type: string }>(
        `select name, type from pragma_table_info('${table}')`,
      )
      .all()
      .filter(({ name }) => name !== 'key' && name !== 'exhibitOrder');
    const { name, type } = pick(columns, below);
    const keys = db.prepare<[], string>(`select "key" from ${table}`).pluck().all();
    if (keys.length === 0) return null;
    const key = pick(keys, below);
    const before = db
      .prepare<[string], string | number | null>(`select "${name}" from ${table} where key = ?`)
      .pluck()
      .get(key);
    const after =
      type.toLowerCase() === 'integer' ? Number(before ?? 0) + 1 + below(9) : `${String(before ?? '')}${below(1000)}`;
    db.prepare(`update ${table} set "${name}" = ? where key = ?`).run(after, key);
    return `${table} ${key}`;
  }),
  onDatabase('a row of a table gone', (db, below) => {
    const table = pick(projected, below);
    const keys = db.prepare<[], string>(`select "key" from ${table}`).pluck().all();
    if (keys.length === 0) return null;
    const key = pick(keys, below);
    db.prepare(`delete from ${table} where key = ?`).run(key);
    return `${table} ${key}`;
  }),
  onDatabase('a row put into a table', (db, below) => {
    const table = pick(projected, below);
    const names = db
      .prepare<[], string>(`select name from pragma_table_info('${table}') where name <> 'key'`)
      .pluck()
      .all();
    const list = names.map((name) => `"${name}"`).join(', ');
    const key = `xx-${below(1e9)}`;
    const { changes } = db
      .prepare(`insert into ${table} ("key", ${list}) select ?, ${list} from ${table} limit 1`)
      .run(key);
    return changes === 0 ? null : `${table} ${key}`;
  }),
  onDatabase('a table gone', (db, below) => {
    const table = pick([...projected, 'ledger_head', 'disclosure', 'ledger_line', 'attestation'], below);
    db.exec(`drop table ${table}`);
    return table;
  }),
  onDatabase('a kept checkpoint', (db, below) => {
    const text = db.prepare<[], string>('select text from attestation limit 1').pluck().get();
    if (text === undefined) return null;
    db.prepare('update attestation set text = ?').run(changeCharacter(text, below));
    return 'a checkpoint';
  }),
  onFile('a byte of evidence', (path, below) => {
    const bytes = readFileSync(path);
    const at = below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    writeFileSync(path, bytes);
  }),
  onFile('evidence cut off', (path, below) => truncateSync(path, below(readFileSync(path).length))),
  onFile('evidence made longer', (path, below) => writeFileSync(path, `more ${below(1000)}`, { flag: 'a' })),
  onFile('evidence gone', (path) => rmSync(path)),
  onFile('evidence renamed', (path, below) =>
    renameSync(path, `${path.slice(0, -4)}${String(below(10_000)).padStart(4, '0')}`),
  ),
  onFile('the bytes of one item in the place of another', (path, _, all) => {
    const other = all.find((one) => one !== path);
    if (other === undefined) return;
    rmSync(path);
    copyFileSync(other, path);
  }),
  onFile('a link in the place of evidence', (path) => {
    const copy = `${path}.moved`;
    renameSync(path, copy);
    symlinkSync(copy, path);
  }),
];

/** A copy of a case folder. */
export const copyCase = (from: string, to: string): string => {
  cpSync(from, to, { recursive: true });
  return to;
};
