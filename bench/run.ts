import { mkdirSync, writeFileSync } from 'node:fs';
import { evidenceTableBenchmarks } from './evidence-table.ts';
import { ledgerBenchmarks } from './ledger.ts';
import { measure, type Measured } from './measure.ts';
import { scoringBenchmarks } from './scoring.ts';

const results: Measured[] = [];
for (const benchmark of [...scoringBenchmarks(), ...ledgerBenchmarks(), ...(await evidenceTableBenchmarks())])
  results.push(await measure(benchmark));

const number = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
const rows = results.map((row) => [
  row.id,
  row.what,
  `${number(row.oursMilliseconds)} ms`,
  row.peerMilliseconds === null ? row.peer : `${row.peer}: ${number(row.peerMilliseconds)} ms`,
  number(row.ratio),
  row.ratio === null ? `${row.goal} ms` : `${row.goal} ×`,
  row.holds ? 'yes' : 'NO',
]);
for (const row of [['', 'what', 'ours', 'peer', 'ratio', 'goal', 'holds'], ...rows]) console.log(row.join(' | '));

const day = new Date().toISOString().slice(0, 10);
mkdirSync(new URL('results/', import.meta.url), { recursive: true });
writeFileSync(new URL(`results/${day}.json`, import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
