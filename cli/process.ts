import type { Transport } from '../shared/api/client.ts';
import type { Report } from '../shared/api/events.ts';
import { isPureMethod } from '../shared/api/pure-methods.ts';
import type { AppDeps } from '../services/app-deps.ts';
import type { AppThread } from '../services/threads/app-thread.ts';
import { exitCodes, interruptedExitCodes } from './exit-codes.ts';
import { formatFailure, safe } from './output.ts';
import { runCommandLine, type Printer, type ShellParts } from './run.ts';

export type ProcessParts = {
  /** The file that serves the application when it runs in a thread. */
  readonly entry: URL;
  readonly makeDeps: () => Promise<AppDeps>;
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The command line as a process: streams, signals, exit code. */
export const runProcess = async (parts: ProcessParts): Promise<void> => {
  const undos: (() => void)[] = [];
  let thread: AppThread | undefined;
  let isStopping = false;
  let endOfItself: (() => void) | undefined;

  const interrupt = async (signal: keyof typeof interruptedExitCodes): Promise<void> => {
    if (isStopping) return;
    if (endOfItself !== undefined) {
      const end = endOfItself;
      // Whoever asks twice does not want to wait.
      endOfItself = undefined;
      end();
      return;
    }
    isStopping = true;
    await thread?.stop();
    for (const undo of undos.toReversed()) undo();
    process.stderr.write('\nInterrupted. What was acknowledged is kept; nothing else was begun.\n');
    process.exit(interruptedExitCodes[signal]);
  };
  for (const signal of signals) {
    process.on(signal, () => void interrupt(signal));
  }

  const output = watchOutput();
  const makeShell = async (): Promise<ShellParts> => {
    const { runDemonstration, startAppThread } = await import('../services/threads/app-thread.ts');
    const { createClient } = await import('../shared/api/client.ts');
    const { createPassphrases } = await import('./passphrase.ts');
    const note = (text: string): void => void process.stderr.write(`${safe(text)}\n`);
    let lastStep = '';
    let onProgress: Report = ({ step }) => {
      if (!process.stderr.isTTY || step === lastStep) return;
      lastStep = step;
      note(step);
    };
    const connect = (): AppThread => {
      thread ??= startAppThread({ entry: parts.entry, onProgress: (progress) => onProgress(progress) });
      return thread;
    };
    // What touches nothing needs no thread to be interrupted safely: the signal itself may end it, as it ends any program.
    const sendHere: Transport['send'] = async (method, input) => {
      for (const signal of signals) process.removeAllListeners(signal);
      const [{ createPureApp }, { nodeCrypto: crypto }] = await Promise.all([
        import('../services/pure-app.ts'),
        import('../services/node-crypto.ts'),
      ]);
      return createPureApp({ crypto }).send(method, input);
    };
    return {
      warm: () => void connect(),
      call: createClient({
        send: (method, input) => (isPureMethod(method) ? sendHere(method, input) : connect().send(method, input)),
      }),
      runDemonstration: (folder, demoCase) => runDemonstration(connect(), folder, demoCase),
      examine: async () => {
        const [{ examineWorkstation }, deps] = await Promise.all([import('../services/doctor.ts'), parts.makeDeps()]);
        return examineWorkstation(deps.profile, deps.machine.host);
      },
      passphrases: (files = []) =>
        createPassphrases(files, {
          input: process.stdin.isTTY ? process.stdin : undefined,
          write: (text) => void process.stderr.write(text),
          interrupt: () => void interrupt('SIGINT'),
        }),
      get standardInput() {
        return process.stdin;
      },
      note,
      undoIfInterrupted: (undo) => void undos.push(undo),
      openHost: async (request) => {
        const [{ openHost }, { nodeRandomBytes }] = await Promise.all([
          import('./host/open-host.ts'),
          import('../services/node-crypto.ts'),
        ]);
        return openHost(request, { entry: parts.entry, random: nodeRandomBytes, log: note });
      },
      chooseBrowser: async () => {
        const [{ chooseBrowser }, deps] = await Promise.all([import('./launch/launch-window.ts'), parts.makeDeps()]);
        const { homeFolder, host } = deps.machine;
        return chooseBrowser({ ...host, homeFolder });
      },
      launchWindow: async (choice, host) => {
        const [{ launchWindow }, deps] = await Promise.all([import('./launch/launch-window.ts'), parts.makeDeps()]);
        const { homeFolder, host: system } = deps.machine;
        return launchWindow({ ...system, homeFolder, choice, host, note });
      },
      hearProgress: (listener) => {
        onProgress = listener;
      },
      endWork: () => thread?.wish('end'),
      endOnInterrupt: (end) => {
        endOfItself = end;
      },
    };
  };

  const code = await runGuarded(() => runCommandLine(process.argv.slice(2), output.printer, makeShell), output.printer);
  await thread?.close();
  await output.flush();
  if (!isStopping) process.exitCode = output.isBroken() ? exitCodes.environment : code;
};

/** A bug must not look like a check that does not hold: Node would exit with 1. */
const runGuarded = async (run: () => Promise<number>, printer: Printer): Promise<number> => {
  try {
    return await run();
  } catch (error) {
    const { describeError, internalFailure } = await import('../services/threads/internal-failure.ts');
    printer.error(`${safe(formatFailure(internalFailure(describeError(error))))}\n`);
    return exitCodes.environment;
  }
};

/** Whoever reads may stop reading (`| head`): that is no failure. A disk that is full is one. */
const watchOutput = () => {
  let broken = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    broken = true;
    process.stderr.write(`The output could not be written: ${safe(error.message)}. Check the disk that it goes to.\n`);
  });
  process.stderr.on('error', () => undefined);
  const printer: Printer = {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
  };
  return {
    printer,
    isBroken: () => broken,
    flush: () => new Promise<void>((resolve) => process.stdout.write('', () => resolve())),
  };
};
