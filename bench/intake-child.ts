// One intake in a process of its own, so that its memory is its own. Words: folder for case and profile, then the paths.
// Prints milliseconds, and the most memory that was resident, in MB.
import { join } from 'node:path';
import { createClient } from '../shared/api/client.ts';
import { createApp } from '../services/create-app.ts';
import { makeDeps } from './bench-deps.ts';

const [place = '', ...paths] = process.argv.slice(2);
const call = createClient(createApp(makeDeps(place)));
const folder = join(place, 'bench.case');
const made = await call('case.create', { folder, title: 'Bench' });
if (!made.ok) throw new Error(made.error.message);
const start = performance.now();
const reply = await call('intake.take', { folder, paths });
const milliseconds = performance.now() - start;
if (!reply.ok) throw new Error(reply.error.message);
if (reply.value.refused.length > 0) throw new Error(reply.value.refused[0]?.message);
console.log(milliseconds, process.resourceUsage().maxRSS / 1024, reply.value.taken.length);
