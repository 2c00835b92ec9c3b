import { join } from 'node:path';
import { createBridge } from '../../electron/bridge.ts';
import { createCallHandler } from '../../electron/call-handler.ts';
import { callChannel } from '../../electron/channels.ts';
import { createDialogs } from '../../electron/dialogs.ts';
import type { CallEvent } from '../../electron/sender.ts';
import type { Result } from '../../shared/base/result.ts';
import { createStandIn, StandInContents } from '../electron/stand-in.ts';
import { openWorkstation } from '../support/workstation.ts';
import { describeContract, type TransportMaker } from './contract-suite.ts';

const overIpc: TransportMaker = (root) => {
  const { app } = openWorkstation(join(root, 'profile'));
  const { electron } = createStandIn();
  const contents = new StandInContents();
  const handler = createCallHandler({ transport: app, dialogs: createDialogs(electron.dialog, null as never) });
  contents.ipc.handle(callChannel, (event, ...message) => handler(event as CallEvent, ...message));
  const bridge = createBridge(contents.pageModule as never);
  return Promise.resolve({
    transport: { send: async (method, input) => (await bridge.call(method, input)) as Result<unknown> },
    close: app.close,
  });
};

describeContract('over IPC', overIpc, { spoilt: 'one member' });
