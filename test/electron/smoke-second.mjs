// Starts the built program, and while it runs a second time under the same profile. Prints what the second one said and
// how long it was there.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
// oxlint-disable-next-line eslint/no-restricted-imports -- it runs inside Electron
import { app } from 'electron';

const main = process.env['PLUMBLINE_BUILT_MAIN'] ?? '';
await import(pathToFileURL(main).href);
await app.whenReady();

const again = join(dirname(fileURLToPath(import.meta.url)), 'smoke-main.mjs');
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const startedAt = performance.now();
const second = spawn(process.env['PLUMBLINE_ELECTRON'] ?? '', [...sandbox, again], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
second.stderr.pipe(process.stdout, { end: false });
second.once('close', () => {
  process.stdout.write(`ended after ${Math.round(performance.now() - startedAt)} ms\n`);
  app.quit();
});
