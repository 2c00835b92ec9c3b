import { parentPort } from 'node:worker_threads';
import type { Result } from '../../shared/base/result.ts';
import { readImport, type ReadImport } from '../imports/read-import.ts';
import { sentCell, takenCell, type ImportMessage, type ImportRequest } from './import-messages.ts';

/** So many messages wait at most, so that a slow disk holds up the reading and not the memory. */
const waitingMax = 8;

parentPort?.once('message', (request: ImportRequest) => {
  const send = sender(request);
  try {
    send({ ended: readAll(request, send) });
  } catch (error) {
    send({ thrown: error instanceof Error ? error.message : String(error) });
  }
});

const sender = ({ port, cells }: ImportRequest) => {
  let sent = 0;
  return (message: ImportMessage): void => {
    for (;;) {
      const taken = Atomics.load(cells, takenCell);
      if (sent - taken < waitingMax) break;
      Atomics.wait(cells, takenCell, taken);
    }
    port.postMessage(message);
    sent += 1;
    Atomics.store(cells, sentCell, sent);
    Atomics.notify(cells, sentCell);
  };
};

const readAll = (
  { path, name, as, options }: ImportRequest,
  send: (message: ImportMessage) => void,
): Result<ReadImport> =>
  readImport({
    path,
    name,
    as,
    options,
    report: (progress) => send({ progress }),
    onRecord: () => undefined,
    onHashedText: (records) => send({ records }),
  });
