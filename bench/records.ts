import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createClient, type Client } from '../shared/api/client.ts';
import { parseSearchQuery } from '../shared/search/search-query.ts';
import { openIndex } from '../db/index-database.ts';
import { casePaths } from '../services/cases/case-paths.ts';
import { createApp } from '../services/create-app.ts';
import { makeDeps } from './bench-deps.ts';
import { percentile, type Benchmark } from './measure.ts';

const peerProgram = 'sqlite3';
const words = ['relay', 'breaker', 'server', 'login', 'firewall', 'session', 'control', 'station', 'traffic', 'opened'];
const wordAt = (row: number, place: number): string => words[(row * 7 + place * 13 + (row >> 5)) % words.length] ?? '';

/** A timeline of so many rows, twelve words each; one row in ten thousand holds a rare word. */
const writeTimeline = (path: string, rows: number): void => {
  const file = openSync(path, 'w');
  let text = 'datetime,host,user,event,message\n';
  for (let row = 0; row < rows; row += 1) {
    const time = new Date(Date.UTC(2016, 11, 1) + row * 2000).toISOString();
    const message = Array.from({ length: 9 }, (_, place) => wordAt(row, place)).join(' ');
    text += `${time},host-${row % 200},user${row % 50},${wordAt(row, 11)},${message}${row % 10_000 === 77 ? ' wiper' : ''}\n`;
    if (text.length > 1_000_000) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
};

const openCase = async (root: string, name: string): Promise<{ readonly call: Client; readonly folder: string }> => {
  const call = createClient(createApp(makeDeps(root)));
  const folder = join(root, `${name}.case`);
  const made = await call('case.create', { folder, title: name });
  if (!made.ok) throw new Error(made.error.message);
  return { call, folder };
};

const importFile = async ({ call, folder }: Awaited<ReturnType<typeof openCase>>, path: string): Promise<void> => {
  const reply = await call('import.run', { folder, what: { kind: 'file', path } });
  if (!reply.ok) throw new Error(reply.error.message);
};

/** P6: a table of a million rows becomes evidence and records, with full text. */
export const importBenchmarks = (rows: number): readonly Benchmark[] => {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const path = join(root, 'timeline.csv');
  writeTimeline(path, rows);
  const hasPeer = spawnSync(peerProgram, ['--version']).error === undefined;
  if (!hasPeer) console.log(`P6 | the peer is not run: sqlite3 is not installed`);
  let round = 0;
  return [
    {
      id: 'P6',
      what: `take in and import a timeline of ${rows} rows, full text included`,
      peer: hasPeer ? 'sqlite3 .import, three indexes, FTS5 rebuild' : '–',
      goal: 1.5,
      ours: async () => {
        round += 1;
        const opened = await openCase(root, `round-${round}`);
        const start = performance.now();
        await importFile(opened, path);
        const milliseconds = performance.now() - start;
        rmSync(opened.folder, { recursive: true });
        return milliseconds;
      },
      theirs: hasPeer
        ? () => {
            const database = join(root, 'peer.db');
            rmSync(database, { force: true });
            const script = [
              'create table t(datetime,host,user,event,message);',
              `.import --csv --skip 1 ${path} t`,
              'create index a on t(datetime); create index b on t(host); create index c on t(event);',
              `create virtual table f using fts5(host,user,event,message,content='t');`,
              `insert into f(f) values('rebuild');`,
            ].join('\n');
            const { status, stderr } = spawnSync(peerProgram, [database], { input: script, encoding: 'utf8' });
            if (status !== 0) throw new Error(stderr);
          }
        : null,
      end: () => rmSync(root, { recursive: true, force: true }),
    },
  ];
};

const attack = new URL('../test/fixtures/imports/attack-ics/ics-attack.json.gz', import.meta.url);

/** P7: a STIX bundle, read and checked object by object. */
export const stixBenchmarks = async (): Promise<readonly Benchmark[]> => {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const bytes = gunzipSync(readFileSync(attack));
  const path = join(root, 'ics-attack.json');
  writeFileSync(path, bytes);
  const { call, folder } = await openCase(root, 'stix');
  return [
    {
      id: 'P7',
      what: `read ics-attack.json (${Math.round(bytes.length / 1e6)} MB) into records`,
      peer: 'JSON.parse',
      goal: 8,
      ours: async () => {
        const reply = await call('import.run', { folder, what: { kind: 'file', path }, dryRun: true });
        if (!reply.ok) throw new Error(reply.error.message);
      },
      theirs: () => void JSON.parse(readFileSync(path, 'utf8')),
      end: () => rmSync(root, { recursive: true, force: true }),
    },
  ];
};

const queries = [
  'wiper',
  'relay breaker',
  '"breaker server"',
  'fire*',
  'wiper OR nowhere',
  'title:host',
  'user7 session',
];
const hitsAtOnce = 50;

/** P9: the first fifty hits with snippets, of a million records. */
export const searchBenchmarks = async (rows: number): Promise<readonly Benchmark[]> => {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const path = join(root, 'timeline.csv');
  writeTimeline(path, rows);
  const opened = await openCase(root, 'search');
  await importFile(opened, path);
  const { call, folder } = opened;
  const index = openIndex({ records: casePaths.index(folder), words: casePaths.words(folder) });
  if (!index.ok) throw new Error(index.error.message);
  const bare = index.value.prepare(
    `select rowid, snippet(record_words, -1, '[', ']', '…', 24) from record_words where record_words match ?
     and rank match 'bm25(4.0, 1.0)' order by rank limit ${hitsAtOnce}`,
  );
  const search = async (query: string): Promise<number> => {
    const start = performance.now();
    const reply = await call('search.run', { folder, query, count: hitsAtOnce });
    if (!reply.ok) throw new Error(reply.error.message);
    return performance.now() - start;
  };
  const rare = ['wiper', 'wiper OR nowhere'];
  const each = async (asked: readonly string[], share: number): Promise<number> => {
    const times: number[] = [];
    for (const query of asked) times.push(await search(query));
    return percentile(times, share);
  };
  const whole = async (asked: readonly string[]): Promise<void> => {
    for (const query of asked) await search(query);
  };
  const peer = (asked: readonly string[]): void => {
    for (const query of asked) {
      const parsed = parseSearchQuery(query);
      if (parsed.ok) bare.all(parsed.value.expression);
    }
  };
  return [
    {
      id: 'P9',
      what: `${queries.length} searches of ${rows} records, the first ${hitsAtOnce} with snippets`,
      peer: 'the bare FTS5 statements',
      goal: 2,
      ours: () => whole(queries),
      theirs: () => peer(queries),
    },
    {
      id: 'P9',
      what: 'rare words of those, the slowest',
      peer: '–',
      goal: 100,
      ours: () => each(rare, 1),
      theirs: null,
    },
    {
      id: 'P9',
      what: 'words that stand in a tenth of all records and more, 95th percentile',
      peer: '–',
      goal: 100,
      ours: () => each(queries, 0.95),
      theirs: null,
      end: () => {
        index.value.close();
        rmSync(root, { recursive: true, force: true });
      },
    },
  ];
};
