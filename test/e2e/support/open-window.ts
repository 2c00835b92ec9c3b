import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { z } from 'zod';

/** What a page did that it must never do, counted by the browser itself. */
export type Misdeeds = {
  /** Refusals by the content policy. */
  readonly violations: string[];
  /** Uncaught errors and unhandled rejections of the page. */
  readonly errors: string[];
  /** alert, confirm, prompt, beforeunload. */
  readonly dialogs: string[];
  /** Calls of the function that injected script would call. */
  readonly executions: string[];
  /** Requests to anywhere but the host. */
  readonly strangers: string[];
};

export type OpenWindow = {
  readonly page: Page;
  /** Another profile of the browser, empty; it goes with the window. */
  readonly newContext: Browser['newContext'];
  readonly url: string;
  readonly home: string;
  readonly misdeeds: Misdeeds;
  readonly host: ChildProcess;
  readonly close: () => Promise<void>;
};

export type WindowOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** The profile in use; a fresh one below `home` without it. */
  readonly profile?: string;
  readonly caseFolder?: string;
  readonly scale?: number;
};

const program = fileURLToPath(new URL('../../../bin/plumbline', import.meta.url));
const served = z.object({ url: z.string(), pid: z.number() });
export const browserArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
export const browserPath = process.env['PLUMBLINE_BROWSER'] ?? '/usr/bin/chromium';

let running: Promise<Browser> | undefined;

/** One browser for every window of the process, each with a profile of its own. Playwright ends it with the process. */
export const findBrowser = async (): Promise<Browser> => {
  if ((await running)?.isConnected() !== true)
    running = chromium.launch({ executablePath: browserPath, args: browserArguments });
  return await (running as Promise<Browser>);
};

/** For a process that is to end by itself. */
export const closeBrowser = async (): Promise<void> => {
  await (await running)?.close();
  running = undefined;
};

/** The window as people have it: the loopback host in a process of its own, and a real Chromium. `home` is the person's home. */
export const openWindow = async (home: string, options: WindowOptions = {}): Promise<OpenWindow> => {
  const { width = 1366, height = 768, theme = 'light', scale = 1 } = options;
  mkdirSync(home, { recursive: true });
  const { host, url } = await startHost(home, options);
  const browser = await findBrowser();
  const contexts: BrowserContext[] = [];
  const newContext: OpenWindow['newContext'] = async (settings) => {
    const context = await browser.newContext(settings);
    contexts.push(context);
    return context;
  };
  const context = await newContext({
    viewport: { width: Math.round(width / scale), height: Math.round(height / scale) },
    deviceScaleFactor: scale,
    colorScheme: theme,
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const misdeeds = await watch(page, new URL(url).origin);
  await page.goto(url);
  await page.getByRole('contentinfo', { name: 'Status' }).waitFor();
  return {
    page,
    newContext,
    url,
    home,
    misdeeds,
    host,
    close: async () => {
      await Promise.all(contexts.map((opened) => opened.close()));
      if (host.exitCode !== null || host.signalCode !== null) return;
      const ended = new Promise((resolve) => host.once('exit', resolve));
      host.kill('SIGTERM');
      await ended;
    },
  };
};

/** Until the host has said its address. */
export const startHost = async (
  home: string,
  { profile, caseFolder }: WindowOptions = {},
): Promise<{ readonly host: ChildProcess; readonly url: string }> => {
  const words = ['serve', ...(caseFolder === undefined ? [] : [caseFolder]), '--root', home, '--json'];
  const host = spawn(program, words, {
    env: { ...process.env, HOME: home, PLUMBLINE_HOME: profile ?? join(home, 'profile') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const noise: string[] = [];
  host.stderr.on('data', (chunk: Buffer) => noise.push(chunk.toString('utf8')));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    host.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const parsed = parseServed(text);
      if (parsed !== undefined) resolve(parsed);
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${noise.join('')}`)));
  });
  return { host, url };
};

const parseServed = (text: string): string | undefined => {
  try {
    const document: unknown = JSON.parse(text);
    return served.parse(document).url;
  } catch {
    return undefined;
  }
};

const watch = async (page: Page, origin: string): Promise<Misdeeds> => {
  const misdeeds: Misdeeds = { violations: [], errors: [], dialogs: [], executions: [], strangers: [] };
  await page.exposeFunction('__violation', (text: string) => void misdeeds.violations.push(text));
  await page.exposeFunction('__executed', (text: string) => void misdeeds.executions.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // The function was exposed just before.
      const { __violation: report } = window as unknown as { readonly __violation: (text: string) => void };
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on('pageerror', (error) => void misdeeds.errors.push(error.message));
  page.on('dialog', (dialog) => {
    misdeeds.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const target = request.url();
    if (!target.startsWith(`${origin}/`) && !target.startsWith('data:') && !target.startsWith('blob:'))
      misdeeds.strangers.push(target);
  });
  return misdeeds;
};

/** A listener that counts who connects: what injected text would call home to. */
export const startCanary = async (): Promise<{
  readonly url: string;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}> => {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
