import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noEvidenceFilter, type EvidenceFilter } from '../shared/domain/evidence-filter.ts';
import { evidenceSorts } from '../shared/api/evidence-contract.ts';
import { casePaths } from '../services/cases/case-paths.ts';
import { createApp } from '../services/create-app.ts';
import { openDatabase, type CaseDatabase } from '../db/open-database.ts';
import { makeDeps } from './bench-deps.ts';
import { fillEvidence, someSource } from './evidence-rows.ts';
import { percentile, type Benchmark } from './measure.ts';

const itemsCount = 1_000_000;
const pageRows = 100;

type Filter = Partial<EvidenceFilter>;
type Question = {
  readonly sort: (typeof evidenceSorts)[number];
  readonly descending: boolean;
  readonly filter: Filter;
};

const ways = [false, true] as const;
const ask = (filters: readonly Filter[], sorts: readonly Question['sort'][] = evidenceSorts): readonly Question[] =>
  filters.flatMap((filter) => sorts.flatMap((sort) => ways.map((descending) => ({ sort, descending, filter }))));

const questions = {
  'no filter': ask([{}]),
  'a filter': ask(
    [
      { kinds: ['testimony'] },
      { kinds: ['testimony', 'absence'], custody: ['failed'] },
      { custody: ['failed'], tlp: ['RED'] },
      { tlp: ['CLEAR'] },
      { sources: [someSource] },
    ],
    ['exhibit', 'title', 'grade', 'size'],
  ),
  'a filter by columns': ask(
    [
      { credibilities: ['3'] },
      { credibilities: ['3'], sizeFrom: 999_000_000 },
      { forgeabilities: ['demonstrated'], kinds: ['testimony'] },
      { sizeFrom: 1000, sizeTo: 2000 },
      { addedFrom: '2020-09-20T00:00:00Z', addedTo: '2020-09-21T00:00:00Z' },
      { classes: ['malware'], tlp: ['RED'], addedTo: '2020-09-20T00:00:00Z' },
      { title: 'relay 77' },
      { title: 'workstation', reliabilities: ['A'] },
      { exhibit: '99999' },
      { sha256: 'beef' },
    ],
    ['exhibit', 'title', 'grade', 'size'],
  ),
  'a text': ask(
    [{ text: 'relay 77' }, { text: 'EX-777777' }, { text: 'substation' }, { text: 'no such words' }],
    ['exhibit', 'title', 'size'],
  ),
};

/** P8: the first page by every sort both ways. Every call is asked of an application that has seen no filter before. */
export const evidenceTableBenchmarks = async (): Promise<readonly Benchmark[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const deps = makeDeps(folder);
  const caseFolder = join(folder, 'big.case');
  const created = await createApp(deps).send('case.create', { folder: caseFolder, title: 'Big' });
  if (!created.ok) throw new Error(created.error.message);
  const opened = openDatabase(casePaths.database(caseFolder), 'write');
  if (!opened.ok) throw new Error(opened.error.message);
  const db = opened.value;
  fillEvidence(db, itemsCount);
  const page = async (question: Question): Promise<number> => {
    const app = createApp(deps);
    const start = performance.now();
    const reply = await app.send('evidence.page', { folder: caseFolder, count: pageRows, ...question });
    if (!reply.ok) throw new Error(reply.error.message);
    return performance.now() - start;
  };
  const benchmarks = Object.entries(questions).flatMap(([name, asked]): readonly Benchmark[] => [
    {
      id: 'P8',
      what: `first page of ${itemsCount} items, ${name}, every fifth of ${asked.length} calls`,
      peer: 'bare SQL for page and total',
      goal: 3,
      ours: async () => {
        for (const question of everyFifth(asked)) await page(question);
      },
      theirs: () => {
        for (const question of everyFifth(asked)) askPlainly(db, question);
      },
    },
    {
      id: 'P8',
      what: `the same, 95th percentile of ${asked.length} calls`,
      peer: '–',
      goal: 50,
      ours: async () => {
        const times: number[] = [];
        for (const question of asked) times.push(await page(question));
        return percentile(times, 0.95);
      },
      theirs: null,
    },
  ]);
  const end = (): void => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return benchmarks.map((benchmark, at) => (at === benchmarks.length - 1 ? { ...benchmark, end } : benchmark));
};

// Bare SQL takes a second for some of them.
const everyFifth = (asked: readonly Question[]): readonly Question[] => asked.filter((_, at) => at % 5 === 0);

const columnsByList = {
  kinds: 'kind',
  reliabilities: 'reliability',
  credibilities: 'credibility',
  custody: 'custody',
  forgeabilities: 'forgeability',
  classes: 'evidenceClass',
  tlp: 'tlp',
  sources: 'source',
};

const columnsBySort: Readonly<Partial<Record<Question['sort'], readonly string[]>>> = {
  exhibit: ['exhibitOrder'],
  grade: ['reliability', 'credibility'],
  class: ['evidenceClass'],
};

/** What one would write at the prompt of a database with the same indexes. */
const askPlainly = (db: CaseDatabase, { sort, descending, filter }: Question): void => {
  const { text, title, exhibit, sha256, sizeFrom, sizeTo, addedFrom, addedTo, ...lists } = {
    ...noEvidenceFilter,
    ...filter,
  };
  const parts: string[] = [];
  const values: (string | number)[] = [];
  for (const [name, column] of Object.entries(columnsByList)) {
    const allowed: unknown = Reflect.get(lists, name);
    if (!Array.isArray(allowed) || allowed.length === 0) continue;
    parts.push(`evidence.${column} in (${allowed.map(() => '?').join(', ')})`);
    values.push(...allowed.map(String));
  }
  const compared = { 'size >=': sizeFrom, 'size <=': sizeTo, 'addedAt >=': addedFrom, 'addedAt <=': addedTo };
  for (const [comparison, value] of Object.entries(compared)) {
    if (value === null) continue;
    parts.push(`evidence.${comparison} ?`);
    values.push(value);
  }
  const texts = {
    [text]: ['exhibit', 'title', 'name', 'description', 'sha256'],
    [title]: ['title'],
    [exhibit]: ['exhibit'],
    [sha256]: ['sha256'],
  };
  for (const [part, columns] of Object.entries(texts)) {
    if (part === '') continue;
    parts.push(`(${columns.map((column) => `evidence.${column} like ?`).join(' or ')})`);
    for (const _ of columns) values.push(`%${part}%`);
  }
  const where = parts.length === 0 ? '' : ` where ${parts.join(' and ')}`;
  const way = descending ? ' desc' : '';
  const order = [...(columnsBySort[sort] ?? [sort]), 'seq'].map((column) => `evidence.${column}${way}`).join(', ');
  db.prepare(
    `select evidence.*, source.name as sourceName from evidence left join source on source.key = evidence.source${where} order by ${order} limit ${pageRows}`,
  ).all(...values);
  db.prepare(`select count(*) from evidence${where}`).get(...values);
};
