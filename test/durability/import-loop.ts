// Run as a process of its own, to be killed: imports files and takes some imports back, and says on stdout what was
// acknowledged, when it was. Words: case folder, profile folder, a folder for the files it makes, a name of its own.
import { mkdirSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkstation } from '../support/workstation.ts';

const [folder = '', profile = '', scratch = '', name = ''] = process.argv.slice(2);
const { call } = openWorkstation(profile);

// Straight to the pipe: what was acknowledged must be out before the next line of code, or a kill would hide it.
const say = (...words: readonly (string | number)[]): void => void writeSync(1, `${words.join(' ')}\n`);

mkdirSync(scratch, { recursive: true });
// What the first call loads takes longer than most lives that follow.
const warm = join(scratch, `${name}.jsonl`);
writeFileSync(warm, '{"name":"warm"}\n');
await call('import.run', { folder, what: { kind: 'file', path: warm }, dryRun: true });
say('ready');
readSync(0, new Uint8Array(1));
for (let round = 0; round < 1000; round += 1) {
  const records = 1 + ((round * 997) % 3000);
  const path = join(scratch, `${name}-${round}.jsonl`);
  writeFileSync(path, `{"name":"${name} ${round}","time":"2016-12-17T00:00:00Z"}\n`.repeat(records));
  const { evidence } = await call('import.run', { folder, what: { kind: 'file', path } });
  say('imported', evidence ?? '', records);
  if (round % 3 !== 1 || evidence === null) continue;
  say('undoing', evidence);
  await call('import.undo', { folder, evidence });
  say('undone', evidence);
}
