import { join } from 'node:path';
import type { AppDeps } from '../services/app-deps.ts';
import { nodeCrypto, nodeRandomBytes } from '../services/node-crypto.ts';
import { readViewerCode } from '../services/viewer-code.ts';

/** What an application needs, all of it below one folder. */
export const makeDeps = (folder: string): AppDeps => {
  const clock = () => '2026-01-01T00:00:00Z';
  const random = nodeRandomBytes;
  return {
    crypto: nodeCrypto,
    random,
    clock,
    profile: { folder: join(folder, 'profile'), random, clock },
    userName: 'bench',
    viewerCode: readViewerCode,
    machine: {
      homeFolder: folder,
      roots: [],
      host: {
        environment: {},
        platform: process.platform,
        architecture: process.arch,
        versions: process.versions,
        userId: undefined,
        workingFolder: folder,
        minutesWestOfUtc: 0,
      },
    },
  };
};
