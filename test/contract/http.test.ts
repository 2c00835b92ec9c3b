import { join } from 'node:path';
import type { AppPool } from '../../services/threads/app-pool.ts';
import { openPool } from '../support/app-pool.ts';
import { callOverHttp, openSession, openTestHost } from '../support/host.ts';
import { openWorkstation } from '../support/workstation.ts';
import { describeContract } from './contract-suite.ts';

/** The application in this very process: starting threads for each of the suite's many tests would prove no more. The journey goes through threads. */
const poolOfOne = (profileFolder: string): AppPool => {
  const { app } = openWorkstation(profileFolder);
  return {
    send: app.send,
    onEvent: () => () => undefined,
    runningJobs: () => [],
    close: () => Promise.resolve(app.close()),
  };
};

describeContract(
  'over HTTP',
  async (root) => {
    const host = await openTestHost(poolOfOne(join(root, 'profile')));
    return { transport: callOverHttp(host.port, await openSession(host)), close: host.close };
  },
  {
    makeJourneyTransport: async (root) => {
      const host = await openTestHost(openPool(join(root, 'profile')).pool);
      return { transport: callOverHttp(host.port, await openSession(host)), close: host.close };
    },
    spoilt: 'one member',
  },
);
