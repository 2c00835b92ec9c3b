// Run as a process of its own, to be killed: takes one folder in, and says on stdout how many of its files were
// acknowledged, each time that it hears of it. Words: case folder, profile folder, folder of the files.
import { readSync, writeSync } from 'node:fs';
import { openWorkstation } from '../support/workstation.ts';

const [folder = '', profile = '', files = ''] = process.argv.slice(2);
const say = (words: string): void => void writeSync(1, `${words}\n`);
const { call } = openWorkstation(profile, {
  report: ({ step, done }) => {
    if (step === 'taking in files' && done !== null) say(`acknowledged ${done}`);
  },
});
// What a call needs is loaded by the first such call, which is to be over before the life that is cut short.
await call('case.info', { folder });
await import('../../services/evidence/intake.ts');
say('ready');
readSync(0, new Uint8Array(1));
const { taken, duplicates } = await call('intake.take', { folder, paths: [files] });
say(`acknowledged ${taken.length + duplicates.length}`);
