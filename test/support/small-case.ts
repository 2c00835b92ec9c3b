import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { openWorkstation, type Workstation } from './workstation.ts';

export type SmallCase = Workstation & {
  readonly root: string;
  readonly folder: string;
  readonly items: readonly [string, string];
  readonly hypotheses: readonly [string, string, string];
  readonly group: string;
  readonly source: string;
  /** Number of the last line before the second item was rated. */
  readonly earlier: number;
};

/**
 * A case with two files, one record, three hypotheses of level 2 and two rated rows; unsigned unless `identity` is given, and
 * of the workstation in `profile`.
 */
export const makeSmallCase = async (
  root: string,
  identity?: string,
  profile = join(root, 'profile'),
): Promise<SmallCase> => {
  const workstation = openWorkstation(profile);
  const { call } = workstation;
  const folder = join(root, 'small.case');
  await call('case.create', {
    folder,
    title: 'Small',
    question: 'Who?',
    tlp: 'CLEAR',
    ...(identity !== undefined && { identity }),
  });
  const source = (await call('source.add', { folder, name: 'Vendor', reliability: 'B' })).id;
  const group = (await call('group.set', { folder, name: 'One report', relation: 'same_upstream_report' })).id;
  writeFileSync(join(root, 'one.log'), 'first file\n');
  writeFileSync(join(root, 'two.log'), 'second file\n');
  const taken = await call('intake.take', {
    folder,
    paths: [join(root, 'one.log'), join(root, 'two.log')],
    source,
    credibility: '2',
    details: { grade: { group } },
  });
  const [one = '', two = ''] = taken.taken.map(({ id }) => id);
  const hypotheses: string[] = [];
  for (const [statement, kind] of [
    ['The first group', 'specific'],
    ['The second group', 'specific'],
    ['Someone else', 'catch_all'],
  ] as const)
    hypotheses.push((await call('hypothesis.add', { folder, statement, level: 2, kind })).id);
  const [first = '', second = '', other = ''] = hypotheses;
  const { line: earlier } = await call('rating.set', {
    folder,
    evidence: one,
    cells: { [first]: { rating: 'CC' }, [second]: { rating: 'II' }, [other]: { rating: 'N' } },
  });
  await call('rating.set', {
    folder,
    evidence: two,
    cells: { [first]: { rating: 'II' }, [second]: { rating: 'C' }, [other]: { rating: 'N' } },
  });
  return {
    ...workstation,
    root,
    folder,
    source,
    group,
    items: [one, two],
    hypotheses: [first, second, other],
    earlier,
  };
};

/** SHA-256 of every file below a folder, by its path. */
export const folderDigest = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .sort()
      .map((path) => [relative(folder, path), sha256(readFileSync(path))]),
  );

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const evidencePath = (folder: string, hash: string): string => join(folder, 'evidence', hash.slice(0, 2), hash);

/** What someone with the database in hand can do: no triggers, no rules. Returns when it is in the file itself. */
export const tamper = (folder: string, ...statements: readonly string[]): void => {
  const db = new Database(join(folder, 'case.db'));
  const triggers = db.prepare<[], string>("select name from sqlite_schema where type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`drop trigger ${name}`);
  db.pragma('foreign_keys = OFF');
  for (const statement of statements) db.exec(statement);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
};

/** Status of one check of `case.verify`, and where it first failed. */
export const checkOf = (
  reply: {
    readonly checks: readonly { readonly name: string; readonly status: string; readonly first: string | null }[];
  },
  name: string,
): string => {
  const check = reply.checks.find((one) => one.name === name);
  return check === undefined ? 'absent' : `${check.status}${check.first === null ? '' : ` at ${check.first}`}`;
};
