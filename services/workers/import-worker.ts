import { parentPort, type MessagePort } from 'node:worker_threads';
import type { Progress } from '../../shared/api/events.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ImportOptions } from '../../shared/imports/importer.ts';
import { readImport, type ReadImport } from '../imports/read-import.ts';

export type ImportRequest = {
  readonly path: string;
  readonly name: string;
  readonly as: string;
  readonly options: ImportOptions;
  readonly port: MessagePort;
  /** How many messages were sent, and how many the other end is done with. */
  readonly cells: Int32Array;
};

/** What the reading thread says: some records as the text that is hashed, how far it is, at the end what came of it. */
export type ImportMessage =
  | { readonly records: string }
  | { readonly progress: Progress }
  | { readonly ended: Result<ReadImport> }
  | { readonly thrown: string };

export const sentCell = 0;
export const takenCell = 1;

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
