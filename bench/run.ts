import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundleBenchmarks } from './bundle.ts';
import { evidenceTableBenchmarks } from './evidence-table.ts';
import { intakeLargeBenchmarks, intakeManyBenchmarks } from './intake.ts';
import { ledgerBenchmarks } from './ledger.ts';
import { measure, type Benchmark, type Measured } from './measure.ts';
import { importBenchmarks, searchBenchmarks, stixBenchmarks } from './records.ts';
import { reportBenchmarks } from './report.ts';
import { rescoringBenchmarks } from './rescoring.ts';
import { largeScoringBenchmarks, scoringBenchmarks } from './scoring.ts';
import { startUpBenchmarks } from './start-up.ts';
import { verifyBenchmarks } from './verify.ts';
import { viewerBenchmarks } from './viewer.ts';
import { windowBenchmarks } from './window.ts';

const { values: sizes, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    'intake-mib': { type: 'string', default: '2048' },
    'intake-files': { type: 'string', default: '50000' },
    rows: { type: 'string', default: '1000000' },
    'verify-mib': { type: 'string', default: '2048' },
    'verify-files': { type: 'string', default: '5000' },
  },
});

type Group = () => Promise<readonly Benchmark[]> | readonly Benchmark[];

/** Each is made only when it is measured: a case of a million items takes a minute and much of the disk. */
const groups: Readonly<Record<string, Group>> = {
  scoring: scoringBenchmarks,
  'scoring-large': largeScoringBenchmarks,
  ledger: ledgerBenchmarks,
  'intake-large': () => intakeLargeBenchmarks(Number(sizes['intake-mib'])),
  'intake-many': () => intakeManyBenchmarks(Number(sizes['intake-files'])),
  verify: () => verifyBenchmarks(Number(sizes['verify-mib']), Number(sizes['verify-files'])),
  bundle: () => bundleBenchmarks(Number(sizes['verify-mib']), Number(sizes['verify-files'])),
  import: () => importBenchmarks(Number(sizes.rows)),
  stix: stixBenchmarks,
  search: () => searchBenchmarks(Number(sizes.rows)),
  'evidence-table': evidenceTableBenchmarks,
  window: windowBenchmarks,
  rescoring: rescoringBenchmarks,
  viewer: viewerBenchmarks,
  report: reportBenchmarks,
  'start-up': startUpBenchmarks,
};

const number = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
const formatRow = (row: Measured): string =>
  [
    row.id,
    row.what,
    `${number(row.oursMilliseconds)} ${row.goalUnit === 'MB' ? 'MB' : 'ms'}`,
    row.peerMilliseconds === null ? row.peer : `${row.peer}: ${number(row.peerMilliseconds)} ms`,
    number(row.ratio),
    `${row.goal} ${row.goalUnit}`,
    row.holds ? 'yes' : 'NO',
  ].join(' | ');

const unknown = wanted.find((name) => !Object.hasOwn(groups, name));
if (unknown !== undefined) {
  console.error(`There is no group ${unknown}. There are: ${Object.keys(groups).join(', ')}.`);
  process.exit(2);
}

const results: Measured[] = [];
console.log(['', 'what', 'ours', 'peer', 'ratio', 'goal', 'holds'].join(' | '));
for (const [name, makeGroup] of Object.entries(groups)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const benchmark of await makeGroup()) {
    const row = await measure(benchmark);
    results.push(row);
    console.log(formatRow(row));
  }
}

// Some groups alone are no day's results.
if (wanted.length === 0) {
  const day = new Date().toISOString().slice(0, 10);
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  writeFileSync(new URL(`results/${day}.json`, import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
}
