import { parentPort, type MessagePort } from 'node:worker_threads';
import type { Progress } from '../../shared/api/events.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ImportOptions } from '../../shared/imports/importer.ts';
import type { RecordColumns } from '../../db/index-writer.ts';
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

/** What the reading thread says: records, column after column, how far it is, and at the end what came of it. */
export type ImportMessage =
  | { readonly columns: readonly PackedColumn[] }
  | { readonly progress: Progress }
  | { readonly ended: Result<ReadImport> }
  | { readonly thrown: string };

/** `true` stands for what the record before has there: much is the same from one row of a table to the next. */
export type PackedColumn = string | null | true;

export const sentCell = 0;
export const takenCell = 1;

const batchColumns = 4096;
const batchCharacters = 2 ** 20;
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
): Result<ReadImport> => {
  let batch: PackedColumn[] = [];
  let characters = 0;
  let before: RecordColumns = [];
  const flush = (): void => {
    if (batch.length > 0) send({ columns: batch });
    batch = [];
    characters = 0;
  };
  const read = readImport({
    path,
    name,
    as,
    options,
    report: (progress) => send({ progress }),
    onRecord: (_, columns) => {
      for (let at = 0; at < columns.length; at += 1) {
        const column = columns[at] ?? null;
        if (column === before[at]) batch.push(true);
        else {
          batch.push(column);
          characters += column?.length ?? 0;
        }
      }
      before = columns;
      if (batch.length >= batchColumns || characters >= batchCharacters) flush();
    },
  });
  flush();
  return read;
};
