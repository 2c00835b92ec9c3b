import { homedir, userInfo } from 'node:os';
import { isMainThread, workerData } from 'node:worker_threads';
import type { Clock } from '../shared/base/clock.ts';
import type { AppDeps, Machine } from '../services/app-deps.ts';

// This file starts twice: as the command line, and in the thread that works for it. Only here are the real clock,
// randomness, cryptography and paths made. Everything else is loaded when it is needed, so that `--help` is quick.

/** Clock of the machine, in UTC to the second. */
const clock: Clock = () => `${new Date().toISOString().slice(0, 19)}Z`;

// Where the user has no entry in the system's list there is still a number.
const readUserName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
};

/** What the process gives to a thread when it starts it. */
const readThreadData = (): readonly string[] =>
  Array.isArray(workerData) ? workerData.filter((root) => typeof root === 'string') : [];

const machine = (): Machine => ({
  homeFolder: homedir(),
  roots: readThreadData(),
  host: {
    environment: process.env,
    platform: process.platform,
    architecture: process.arch,
    versions: process.versions,
    userId: process.getuid?.(),
    workingFolder: process.cwd(),
    minutesWestOfUtc: new Date().getTimezoneOffset(),
  },
});

const makeDeps = async (): Promise<AppDeps> => {
  const [{ nodeCrypto, nodeRandomBytes: random }, { profileFolder }, { readViewerCode }] = await Promise.all([
    import('../services/node-crypto.ts'),
    import('../services/identities/profile.ts'),
    import('../services/viewer-code.ts'),
  ]);
  const folder = profileFolder(process.env, process.platform, homedir());
  return {
    crypto: nodeCrypto,
    random,
    clock,
    profile: { folder, random, clock },
    userName: readUserName(),
    machine: machine(),
    viewerCode: readViewerCode,
  };
};

if (isMainThread) {
  const { findProgramText } = await import('./verbs.ts');
  const text = findProgramText(process.argv[2]);
  if (text === undefined) {
    const { runProcess } = await import('./process.ts');
    await runProcess({ entry: new URL(import.meta.url), makeDeps });
  } else {
    process.stdout.write(text);
  }
} else {
  const { serveApp } = await import('../services/threads/serve-app.ts');
  serveApp(makeDeps);
}
