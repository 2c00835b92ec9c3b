// A process of its own: the built program as Node runs it, with the stand-in for Electron. Says in one line of JSON what
// the page was answered. `run-built.ts MAIN CALLS`, where CALLS is a JSON list of [method, input].
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createBridge } from '../../electron/bridge.ts';

const [main = '', calls = '[]'] = process.argv.slice(2);
const standInModule = new URL('./electron-module.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standInModule, shortCircuit: true } : next(specifier, context),
});

const { standIn } = await import('./electron-module.ts');
const startedAt = performance.now();
await import(pathToFileURL(main).href);
await standIn.becomeReady();
const [window] = standIn.windows;
if (window === undefined) throw new Error(`no window: ${standIn.log.join(', ')}`);
const bridge = createBridge(window.webContents.pageModule as never);
const events: unknown[] = [];
bridge.onEvent((event) => events.push(event));
const replies: unknown[] = [];
let firstReplyMilliseconds = 0;
for (const [method, input] of JSON.parse(calls) as readonly (readonly [string, unknown])[]) {
  replies.push(await bridge.call(method, input));
  if (firstReplyMilliseconds === 0) firstReplyMilliseconds = performance.now() - startedAt;
}
standIn.app.emit('window-all-closed');
while (!standIn.log.includes('exit 0')) await new Promise((resolve) => setTimeout(resolve, 10));
process.stdout.write(
  `${JSON.stringify({ replies, events, log: standIn.log, preferences: window.options.webPreferences?.preload, firstReplyMilliseconds })}\n`,
);
