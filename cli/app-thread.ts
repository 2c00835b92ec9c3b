import { parentPort, Worker } from 'node:worker_threads';
import { err, type Result } from '../shared/base/result.ts';
import type { Transport } from '../shared/api/client.ts';
import type { App } from '../services/create-app.ts';
import type { DemoReply } from '../services/demo/run-demo.ts';

/** Reserved beside the contract: the demonstration is many calls and reports its steps. */
const demonstrationMethod = 'demo.run';

type Request = { readonly id: number; readonly method: string; readonly input: unknown } | { readonly close: true };
type Reply =
  { readonly id: number; readonly result: Result<unknown> } | { readonly thrown: string } | { readonly step: string };

export type AppThread = Transport & {
  readonly runDemonstration: (folder: string) => Promise<Result<DemoReply>>;
  /** Lets the work end by itself and waits for it. */
  readonly close: () => Promise<void>;
  /** Ends the work where it is. What was acknowledged stays; what was not is rolled back or swept later. */
  readonly stop: () => Promise<void>;
};

/**
 * The application in a thread of its own, so that Ctrl-C is heard while it computes and while SQLite writes.
 * `entry` is the file that calls `serveApp` when it runs in a thread.
 */
export const startAppThread = (entry: URL, onStep: (step: string) => void): AppThread => {
  const worker = new Worker(entry);
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const ended = Promise.withResolvers<null>();
  let lastId = 0;
  const fail = (message: string): void => {
    for (const resolve of waiting.values()) resolve(err(internalFailure(message)));
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    if ('step' in reply) return onStep(reply.step);
    if ('thrown' in reply) return fail(reply.thrown);
    waiting.get(reply.id)?.(reply.result);
    waiting.delete(reply.id);
  });
  worker.on('error', (error: unknown) => fail(describeError(error)));
  worker.on('exit', () => {
    fail('the working thread ended before its work');
    ended.resolve(null);
  });
  const post = (request: Request): void => worker.postMessage(request);
  const send: Transport['send'] = (method, input) => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      post({ id, method, input });
    });
  };
  return {
    send,
    runDemonstration: async (folder) =>
      // The other end is in this file and answers this method with nothing else.
      // oxlint-disable-next-line typescript/consistent-type-assertions -- the reply's type follows from the method
      (await send(demonstrationMethod, folder)) as Result<DemoReply>,
    close: async () => {
      post({ close: true });
      await ended.promise;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
};

export type ServedApp = {
  readonly app: App;
  readonly runDemonstration: (folder: string, onStep: (step: string) => void) => Promise<Result<DemoReply>>;
};

/** The other end, inside the thread. The application is loaded by the first call, so that its failure is a reply. */
export const serveApp = (load: () => Promise<ServedApp>): void => {
  const port = parentPort;
  if (port === null) throw new Error('not in a thread');
  let loading: Promise<ServedApp> | undefined;
  const reply = (message: Reply): void => port.postMessage(message);
  const answer = async (request: Request): Promise<void> => {
    if ('close' in request) {
      (await loading)?.app.close();
      port.close();
      return;
    }
    loading ??= load();
    const { app, runDemonstration } = await loading;
    const result =
      request.method === demonstrationMethod
        ? await runDemonstration(String(request.input), (step) => reply({ step }))
        : await app.send(request.method, request.input);
    reply({ id: request.id, result });
  };
  port.on('message', (request: Request) => {
    answer(request).catch((error: unknown) => reply({ thrown: describeError(error) }));
  });
};

export const internalFailure = (message: string) => ({
  code: 'INTERNAL_ERROR',
  message: `Plumbline itself failed: ${message}.`,
  hint: 'Nothing unfinished was acknowledged. Please report this with what you did.',
});

/** Message and first place of a bug; never a value of the call, which may hold a passphrase. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const place = /\/((?:cli|services|db|shared|node_modules)\/[^\s)]+)/u.exec(error.stack ?? '')?.[1];
  return place === undefined ? error.message : `${error.message} (${place})`;
};
