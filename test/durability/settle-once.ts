// Run as a process of its own: records what is due on a day, by a clock that was moved. Words: case folder, profile, day.
import { createInterface } from 'node:readline';
import { openWorkstation } from '../support/workstation.ts';

const [folder = '', profile = '', day = ''] = process.argv.slice(2);
const { call } = openWorkstation(profile, { clock: () => `${day}T00:00:00Z` });
await call('case.info', { folder });
console.log('ready');
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
await lines.next();
const { lapsed } = await call('measure.settle', { folder });
console.log(`lapsed ${lapsed.length}`);
