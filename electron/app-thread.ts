import { homedir, userInfo } from 'node:os';
import type { Clock } from '../shared/base/clock.ts';
import type { AppDeps } from '../services/app-deps.ts';
import { profileFolder } from '../services/identities/profile.ts';
import { nodeCrypto, nodeRandomBytes as random } from '../services/node-crypto.ts';
import { readViewerCode } from '../services/viewer-code.ts';
import { serveApp } from '../services/threads/serve-app.ts';

// The inside of each thread of the desktop program, where there is no Electron. Only here are its real clock, randomness,
// cryptography and paths made.

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

const makeDeps = (): AppDeps => ({
  crypto: nodeCrypto,
  random,
  clock,
  profile: { folder: profileFolder(process.env, process.platform, homedir()), random, clock },
  userName: readUserName(),
  machine: {
    homeFolder: homedir(),
    roots: [],
    host: {
      environment: process.env,
      platform: process.platform,
      architecture: process.arch,
      versions: process.versions,
      userId: process.getuid?.(),
      workingFolder: process.cwd(),
      minutesWestOfUtc: new Date().getTimezoneOffset(),
    },
  },
  viewerCode: readViewerCode,
});

serveApp(() => Promise.resolve(makeDeps()));
