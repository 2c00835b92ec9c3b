import { chooseBrowser, launchWindow } from '../../cli/launch/launch-window.ts';
import { openPool } from './app-pool.ts';
import { openTestHost } from './host.ts';

// The host with a page of a few lines, and the browser that is installed here on it: words are a profile folder and the
// idle time. Says what it did, that the window has opened, and its end.

const page = '<!doctype html><title>launch</title><script src="/page.js"></script>';
const script = `
  const post = (path, headers, body) =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  const { csrf } = await (await post('/api/session', {}, { token })).json();
  await post('/api/call', { 'x-plumbline-csrf': csrf }, { method: 'case.recent', input: {} });
  new EventSource('/api/events');`;

const [profileFolder = '', idle = ''] = process.argv.slice(2);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const { pool } = openPool(profileFolder);
const onEvent: typeof pool.onEvent = (listener) => {
  say('listening');
  return pool.onEvent(listener);
};
const host = await openTestHost(
  { ...pool, onEvent },
  {
    endsWhenIdle: true,
    limits: { idleMilliseconds: Number(idle) },
    files: new Map([
      ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from(page) }],
      ['/page.js', { type: 'text/javascript; charset=utf-8', bytes: Buffer.from(`(async () => {${script}})();`) }],
    ]),
  },
);
const places = { environment: process.env, platform: process.platform, homeFolder: process.env['HOME'] ?? '/' };
const launch = launchWindow({
  ...places,
  choice: chooseBrowser(places),
  host: { ...host, url: `http://127.0.0.1:${host.port}/#token=${host.token}` },
  userId: process.getuid?.(),
  note: say,
});
for (const line of launch.lines) say(line);
process.on('SIGTERM', () => void launch.close());
await launch.until;
say('ended');
