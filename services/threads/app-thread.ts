import { Worker } from 'node:worker_threads';
import type { Transport } from '../../shared/api/client.ts';
import type { Report } from '../../shared/api/events.ts';
import { err, type Result } from '../../shared/base/result.ts';
import type { DemoCaseName } from '../../shared/reference/demo-cases.ts';
import type { Demonstration } from '../demo/demonstrate.ts';
import { describeError, internalFailure } from './internal-failure.ts';
import { createControlMemory, wish, type Wish } from './job-control.ts';
import type { ThreadReply, ThreadRequest } from './messages.ts';

export type AppThread = Transport & {
  /** A demonstration in a folder of the caller's choice; its steps are reported as progress. */
  readonly demonstrateIn: (folder: string, demoCase: DemoCaseName) => Promise<Result<unknown>>;
  readonly hasEnded: () => boolean;
  /** Lets the work end by itself and waits for it. */
  readonly close: () => Promise<void>;
  /** Says what is wished of the work; see job-control.ts. */
  readonly wish: (wished: Wish) => void;
  /** Ends the work where it is. What was acknowledged stays; what was not is rolled back or swept later. */
  readonly stop: () => Promise<void>;
};

/** What is heard of the work beside its replies. */
export type Heard = { readonly onProgress: Report; readonly onPaused?: (isPaused: boolean) => void };

export type ThreadParts = Heard & {
  /** The file that calls `serveApp` when it runs in a thread. */
  readonly entry: URL;
  /** What the entry finds as `workerData`. */
  readonly data?: unknown;
};

/** The application in a thread of its own, so that the process hears signals and requests while it computes. */
export const startAppThread = ({ entry, data, onProgress, onPaused = () => undefined }: ThreadParts): AppThread => {
  const worker = new Worker(entry, { workerData: data });
  const control = createControlMemory();
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const ended = Promise.withResolvers<null>();
  const ready = Promise.withResolvers<null>();
  let hasEnded = false;
  let lastId = 0;
  const settle = (id: number, result: Result<unknown>): void => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  };
  const end = (message: string): void => {
    hasEnded = true;
    for (const id of waiting.keys()) settle(id, err(internalFailure(message)));
  };
  worker.on('message', (reply: ThreadReply) => {
    if ('ready' in reply) ready.resolve(null);
    else if ('progress' in reply) onProgress(reply.progress);
    else if ('isPaused' in reply) onPaused(reply.isPaused);
    else settle(reply.id, 'thrown' in reply ? err(internalFailure(reply.thrown)) : reply.result);
  });
  worker.on('error', (error: unknown) => end(describeError(error)));
  worker.on('exit', () => {
    end('the working thread ended before its work');
    ended.resolve(null);
    ready.resolve(null);
  });
  /** Not before it is loaded: a native module that is interrupted while it loads ends the whole process. */
  const terminate = async (): Promise<void> => {
    await ready.promise;
    await worker.terminate();
  };
  const post = (request: ThreadRequest): void => worker.postMessage(request);
  post({ control });
  const ask = (request: (id: number) => ThreadRequest): Promise<Result<unknown>> => {
    if (hasEnded) return Promise.resolve(err(internalFailure('the working thread has ended')));
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      try {
        post(request(id));
      } catch (error) {
        // What cannot be copied into a thread (a function) is nothing that a transport carries.
        settle(id, err(internalFailure(describeError(error))));
      }
    });
  };
  return {
    send: (method, input) => ask((id) => ({ id, method, input })),
    demonstrateIn: (folder, demoCase) => ask((id) => ({ id, demonstrateIn: folder, demoCase })),
    hasEnded: () => hasEnded,
    close: async () => {
      // Nothing is at work: there is nothing to wait for.
      if (waiting.size === 0) {
        await terminate();
        return;
      }
      post({ close: true });
      await ended.promise;
    },
    wish: (wished) => wish(control, wished),
    stop: terminate,
  };
};

export const runDemonstration = async (
  thread: AppThread,
  folder: string,
  demoCase: DemoCaseName,
): Promise<Result<Demonstration>> =>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the other end is in this folder and answers so
  (await thread.demonstrateIn(folder, demoCase)) as Result<Demonstration>;
