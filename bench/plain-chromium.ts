import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { browserArguments, browserPath } from '../test/e2e/support/open-window.ts';

/** A tab of a Chromium that nobody inspects. */
export type PlainTab = {
  /** Goes to a page, in which `script` ran before anything of its own. */
  readonly open: (url: string, script: string) => Promise<void>;
  /** What an expression comes to, once it comes to a number. */
  readonly waitForNumber: (expression: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

export type PlainChromium = { readonly newTab: () => Promise<PlainTab>; readonly close: () => Promise<void> };

const pollMilliseconds = 20;
const waitMilliseconds = 60_000;
const replySchema = z.object({ id: z.number(), result: z.json().optional(), error: z.json().optional() });
const made = z.object({ targetId: z.string() });
const attached = z.object({ sessionId: z.string() });
const evaluated = z.object({ result: z.object({ value: z.number().optional() }) });

/**
 * Chromium by its protocol, and as little of that as will do. Playwright listens for exceptions, and while somebody does, V8
 * reads the whole script once more wherever an Error is made, even one that is never thrown: 150 ms in which no reader waits.
 */
export const openPlainChromium = async (profile: string): Promise<PlainChromium> => {
  const browser = spawn(
    browserPath,
    ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...browserArguments, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => void browser.once('exit', () => resolve()));
  // oxlint-disable-next-line eslint/no-restricted-globals -- to the browser that was started here, on this machine alone
  const socket = new WebSocket(await addressSaidBy(browser.stderr));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('Chromium answers nobody')), { once: true });
  });
  const waiting = new Map<number, (reply: z.infer<typeof replySchema>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const reply = replySchema.safeParse(JSON.parse(String(data)));
    if (reply.success) waiting.get(reply.data.id)?.(reply.data);
  });
  let sent = 0;
  const send = async (method: string, params: object, sessionId?: string): Promise<unknown> => {
    sent += 1;
    const id = sent;
    const replied = new Promise<z.infer<typeof replySchema>>((resolve) => void waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    const reply = await replied;
    waiting.delete(id);
    if (reply.error !== undefined) throw new Error(`${method}: ${JSON.stringify(reply.error)}`);
    return reply.result;
  };
  return {
    newTab: async () => {
      const { targetId } = made.parse(await send('Target.createTarget', { url: 'about:blank' }));
      const { sessionId } = attached.parse(await send('Target.attachToTarget', { targetId, flatten: true }));
      await send('Page.enable', {}, sessionId);
      return {
        open: async (url, script) => {
          await send('Page.addScriptToEvaluateOnNewDocument', { source: script }, sessionId);
          await send('Page.navigate', { url }, sessionId);
        },
        waitForNumber: async (expression) => {
          const end = performance.now() + waitMilliseconds;
          while (performance.now() < end) {
            const reply = await send('Runtime.evaluate', { expression, returnByValue: true }, sessionId);
            const { value } = evaluated.parse(reply).result;
            if (value !== undefined) return value;
            await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
          }
          throw new Error(`the page never came to ${expression}`);
        },
        close: async () => void (await send('Target.closeTarget', { targetId })),
      };
    },
    close: async () => {
      await send('Browser.close', {});
      await ended;
    },
  };
};

const addressSaidBy = async (stream: NodeJS.ReadableStream): Promise<string> => {
  for await (const line of createInterface({ input: stream })) {
    const address = /ws:\/\/\S+/u.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('Chromium ended before it said where it listens');
};
