// The built program with its real Electron, and what it looks like from inside. Prints one line of JSON and ends.
import { pathToFileURL } from 'node:url';
// oxlint-disable-next-line eslint/no-restricted-imports -- it runs inside Electron
import { app, BrowserWindow } from 'electron';

await import(pathToFileURL(process.env['PLUMBLINE_BUILT_MAIN'] ?? '').href);
await app.whenReady();

/** @returns {Promise<BrowserWindow>} */
const openedWindow = async () => {
  for (;;) {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined && !window.webContents.isLoading()) return window;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const window = await openedWindow();
const { webContents } = window;
/** @type {(code: string) => Promise<unknown>} */
const inPage = (code) => webContents.executeJavaScript(code, true);

const page = await inPage(`(async () => ({
  ran: document.documentElement.dataset.ran,
  origin: location.origin,
  bridge: Object.keys(window.plumbline ?? {}),
  process: typeof process,
  require: typeof require,
  opened: window.open('https://example.org/') === null,
  fetched: await fetch('https://example.org/').then(() => 'fetched', ({ name }) => name),
  evaluated: (() => { try { return (0, eval)('1'); } catch ({ name }) { return name; } })(),
  notifications: await Notification.requestPermission(),
  geolocation: await new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('granted'), ({ code }) => done(code))),
}))()`);
await inPage(`location.href = 'https://example.org/'; 0`);
await inPage(
  `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' })); 0`,
);
await new Promise((resolve) => setTimeout(resolve, 300));

const report = {
  page,
  // Not in Electron's types; it is what its own tests ask.
  preferences: Reflect.get(webContents, 'getLastWebPreferences').call(webContents),
  reply: await inPage(`window.plumbline.call('identity.list', {})`),
  address: webContents.getURL(),
  windows: BrowserWindow.getAllWindows().length,
  persistent: webContents.session.isPersistent(),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
app.quit();
