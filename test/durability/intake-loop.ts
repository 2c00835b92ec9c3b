// Run as a process of its own, to be killed: works on a case and says on stdout what was acknowledged, when it was.
// Words: case folder, profile folder, a folder for the files it makes, a name no other process has, how many rounds,
// whether each item is entered twice (`twice` or `once`), hypotheses.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkstation } from '../support/workstation.ts';

const [folder = '', profile = '', scratch = '', name = '', rounds = '0', entry = 'once'] = process.argv.slice(2);
const { call } = openWorkstation(profile);
const hypotheses = process.argv.slice(8);

// Straight to the pipe: what was acknowledged must be out before the next line of code, or a kill would hide it.
const say = (...words: readonly (string | number)[]): void => void writeSync(1, `${words.join(' ')}\n`);

const readings = {
  truth: { credibility: '2', forgeability: 'moderate' },
  planted: { credibility: '3', forgeability: 'low' },
  reason: 'It could have been left there.',
} as const;

mkdirSync(scratch, { recursive: true });
// Starting up takes longer than most lives that follow, so it is done ahead, and the word to begin waited for; what a
// call needs is else loaded by the first such call.
await Promise.all([
  import('../../services/cases/case-session.ts'),
  import('../../services/evidence/intake.ts'),
  import('../../services/evidence/custody.ts'),
  import('../../services/evidence/planted-pair.ts'),
  import('../../services/reasoning/reasoning.ts'),
]);
say('ready');
readSync(0, new Uint8Array(1));
for (let round = 0; round < Number(rounds); round += 1) {
  const bytes = randomBytes(16 + (round % 3) * 40_000 + (round % 5));
  const path = join(scratch, `${name}-${round}.bin`);
  writeFileSync(path, bytes);
  const { taken } = await call('intake.take', { folder, paths: [path] });
  const [item] = taken;
  if (item === undefined) throw new Error('a new file was not taken in');
  say('taken', item.id, createHash('sha256').update(bytes).digest('hex'));
  const cells = Object.fromEntries(
    hypotheses.map((id) => [id, { rating: 'N' as const, rationale: `${name} ${round}` }]),
  );
  say('line', (await call('rating.set', { folder, evidence: item.id, cells })).line, 'rating.set', item.id);
  const note = `${name} ${round}`;
  const { line } = await call('custody.record', { folder, evidence: item.id, event: 'accessed', note });
  say('line', line, 'custody.event', item.id);
  if (entry !== 'twice') continue;
  // One act of five lines: a group, a grade, a record, what it was made from, and the link that says which is planted.
  const pair = await call('pair.enter', { folder, evidence: item.id, ...readings });
  say('line', pair.line + pair.lines - 1, 'link.add', pair.id);
}
