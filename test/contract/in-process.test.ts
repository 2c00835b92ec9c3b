import { join } from 'node:path';
import { openWorkstation } from '../support/workstation.ts';
import { describeContract, type TransportMaker } from './contract-suite.ts';

const inProcess: TransportMaker = async (root) => {
  const { app } = openWorkstation(join(root, 'profile'));
  return { transport: app, close: app.close };
};

describeContract('in the process', inProcess, { spoilt: 'every member' });
