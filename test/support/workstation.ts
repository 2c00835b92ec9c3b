import { dirname } from 'node:path';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { Input, Method, Output } from '../../shared/api/contract.ts';
import type { Report } from '../../shared/api/events.ts';
import type { Clock } from '../../shared/base/clock.ts';
import type { AppDeps } from '../../services/app-deps.ts';
import { createApp, type App } from '../../services/create-app.ts';
import { nodeCrypto, nodeRandomBytes } from '../../services/node-crypto.ts';
import { readViewerCode } from '../../services/viewer-code.ts';
import { testMachine } from './deps.ts';
import { rememberedStretch } from './remembered-stretch.ts';

export type Workstation = {
  readonly app: App;
  readonly deps: AppDeps;
  readonly client: Client;
  /** The reply; throws code and message of a failure. */
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
  /** Code of the failure that the call must end in, or 'ok'. */
  readonly codeOf: <M extends Method>(method: M, input: Input<M>) => Promise<string>;
};

export type WorkstationOptions = {
  readonly clock?: Clock;
  readonly userName?: string;
  readonly roots?: readonly string[];
  readonly report?: Report;
};

/**
 * A workstation with a profile of its own; its home is the folder that holds the profile. Needs no test runner, so that
 * child processes use it too.
 */
export const openWorkstation = (
  profileFolder: string,
  { clock = () => '2026-03-01T09:30:00Z', userName = 'tester', roots = [], report }: WorkstationOptions = {},
): Workstation => {
  const deps: AppDeps = {
    crypto: nodeCrypto,
    random: nodeRandomBytes,
    clock,
    userName,
    profile: { folder: profileFolder, random: nodeRandomBytes, clock, stretch: rememberedStretch },
    machine: testMachine(dirname(profileFolder), roots),
    viewerCode: readViewerCode,
    ...(report !== undefined && { report }),
  };
  const app = createApp(deps);
  const client = createClient(app);
  return {
    app,
    deps,
    client,
    call: async (method, input) => {
      const reply = await client(method, input);
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`);
      return reply.value;
    },
    codeOf: async (method, input) => {
      const reply = await client(method, input);
      return reply.ok ? 'ok' : reply.error.code;
    },
  };
};
