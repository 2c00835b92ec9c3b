import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../shared/api/client.ts';
import type { AppPool } from '../../services/threads/app-pool.ts';
import { openPool } from '../support/app-pool.ts';
import { callOverHttp, openSession, openTestHost } from '../support/host.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWorkstation } from '../support/workstation.ts';
import { describeContract } from './contract-suite.ts';
import { journey } from './journey.ts';

/** The application in this very process: starting threads for each of the suite's many tests would prove no more. */
const poolOfOne = (profileFolder: string): AppPool => {
  const { app } = openWorkstation(profileFolder);
  return {
    send: app.send,
    onEvent: () => () => undefined,
    runningJobs: () => [],
    close: () => Promise.resolve(app.close()),
  };
};

describeContract('over HTTP', async (root) => {
  const host = await openTestHost(poolOfOne(join(root, 'profile')));
  return { transport: callOverHttp(host.port, await openSession(host)), close: host.close };
});

describe('over HTTP, with the application in threads', () => {
  it('carries the whole journey of a case', { timeout: 240_000 }, async () => {
    const root = temporaryFolder();
    const host = await openTestHost(openPool(join(root, 'profile')).pool);
    const call = createClient(callOverHttp(host.port, await openSession(host)));
    const seen = new Set<string>();
    await journey(async (method, input) => {
      const reply = await call(method, input);
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`);
      seen.add(method);
      return reply.value;
    }, root);
    expect(seen.size).toBeGreaterThan(50);
    await host.close();
  });
});
