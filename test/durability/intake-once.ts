// Run as a process of its own, to be traced: makes a case and takes one folder in. Words: case folder, profile, folder.
import { openWorkstation } from '../support/workstation.ts';

const [folder = '', profile = '', files = ''] = process.argv.slice(2);
const { call } = openWorkstation(profile);
await call('case.create', { folder, title: 'Traced' });
const { taken, duplicates } = await call('intake.take', { folder, paths: [files] });
console.log(`${taken.length + duplicates.length} files`);
