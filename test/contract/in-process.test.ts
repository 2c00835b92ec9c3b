import { join } from 'node:path';
import { openWorkstation } from '../support/workstation.ts';
import { describeContract } from './contract-suite.ts';

describeContract('in the process', async (root) => {
  const { app } = openWorkstation(join(root, 'profile'));
  return { transport: app, close: app.close };
});
