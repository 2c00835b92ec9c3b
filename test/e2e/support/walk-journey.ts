import { networkInterfaces } from 'node:os';
import { walkJourney } from './journey.ts';
import { closeBrowser, openWindow } from './open-window.ts';

// The journey in a process of its own, in the home that it is told, so that it can be shut out of every network. Says which
// interfaces it had, and how the host ended.
const opened = await openWindow(process.argv[2] ?? '');
try {
  await walkJourney(opened);
} finally {
  await opened.close();
  await closeBrowser();
}
const { exitCode, signalCode } = opened.host;
process.stdout.write(JSON.stringify({ interfaces: Object.keys(networkInterfaces()), ended: exitCode ?? signalCode }));
