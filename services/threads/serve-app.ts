import { parentPort } from 'node:worker_threads';
import type { Progress, Report } from '../../shared/api/events.ts';
import type { Result } from '../../shared/base/result.ts';
import type { DemoCaseName } from '../../shared/reference/demo-cases.ts';
import type { AppDeps } from '../app-deps.ts';
import type { App } from '../create-app.ts';
import { describeError } from './internal-failure.ts';
import { createThreadControl } from './job-control.ts';
import type { ThreadReply, ThreadRequest } from './messages.ts';

type CallRequest = Extract<ThreadRequest, { readonly id: number }>;
type Served = {
  readonly app: App;
  readonly runDemonstration: (folder: string, demoCase: DemoCaseName) => Promise<Result<unknown>>;
};

/**
 * The inside of a thread: answers calls until it is told to close. The application is loaded at once; that it
 * could not be is the reply to every call.
 */
export const serveApp = (makeDeps: () => Promise<AppDeps>): void => {
  const port = parentPort;
  if (port === null) throw new Error('not in a thread');
  const post = (message: ThreadReply): void => port.postMessage(message);
  const say = thinned((progress) => post({ progress }));
  const control = createThreadControl((isPaused) => post({ isPaused }));
  const report: Report = (progress) => {
    say(progress);
    // Whoever says how far it is stands where nothing is half done, or is never asked to pause.
    control.stand();
  };
  const loading = load(makeDeps, { report, control });
  loading.then(
    () => post({ ready: true }),
    () => post({ ready: true }),
  );
  const close = async (): Promise<void> => {
    try {
      (await loading).app.close();
    } finally {
      port.close();
    }
  };
  const answer = async (request: CallRequest): Promise<Result<unknown>> => {
    const { app, runDemonstration } = await loading;
    return 'demonstrateIn' in request
      ? runDemonstration(request.demonstrateIn, request.demoCase)
      : app.send(request.method, request.input);
  };
  port.on('message', (request: ThreadRequest) => {
    if ('control' in request) {
      control.connect(request.control);
      return;
    }
    if ('close' in request) {
      void close();
      return;
    }
    const { id } = request;
    answer(request).then(
      (result) => post({ id, result }),
      (error: unknown) => post({ id, thrown: describeError(error) }),
    );
  });
};

const load = async (
  makeDeps: () => Promise<AppDeps>,
  heard: Required<Pick<AppDeps, 'report' | 'control'>>,
): Promise<Served> => {
  const [deps, { createApp }, { loadDriver }] = await Promise.all([
    makeDeps(),
    import('../create-app.ts'),
    import('../../db/open-database.ts'),
  ]);
  loadDriver();
  return {
    app: createApp({ ...deps, ...heard }),
    runDemonstration: async (folder, demoCase) => {
      const { runDemo } = await import('../demo/run-demo.ts');
      return runDemo({
        ...deps,
        folder,
        demoCase,
        onStep: (step) => heard.report({ step, done: null, total: null }),
      });
    },
  };
};

const reportMillisecondsMin = 100;

/** Every new step, and of one step ten a second: whoever works may report each file. */
const thinned = (report: Report): Report => {
  let last = { step: '', at: 0 };
  return (progress: Progress) => {
    const at = performance.now();
    // What is said once must not be lost.
    const isNews = progress.news !== undefined;
    if (!isNews && progress.step === last.step && at - last.at < reportMillisecondsMin) return;
    last = { step: progress.step, at };
    report(progress);
  };
};
