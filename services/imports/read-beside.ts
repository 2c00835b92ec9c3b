import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { Result } from '../../shared/base/result.ts';
import type { RecordColumns } from '../../db/record-columns.ts';
import { sentCell, takenCell, type ImportMessage, type ImportRequest } from '../workers/import-messages.ts';
import { readHashedText, type ReadImport, type ReadImportParts } from './read-import.ts';

const waitMilliseconds = 60_000;

/**
 * `readImport` in a thread of its own, so that one record is read while another is written. It waits here: what writes is
 * within a transaction. No more than a few batches are held.
 */
export const readImportBeside = (
  { path, name, as, options, report }: Omit<ReadImportParts, 'onRecord' | 'onHashedText'>,
  onColumns: (columns: RecordColumns) => void,
): Result<ReadImport> => {
  const { port1, port2 } = new MessageChannel();
  const cells = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL('../workers/import-worker.ts', import.meta.url));
  try {
    worker.postMessage({ path, name, as, options, port: port2, cells } satisfies ImportRequest, [port2]);
    for (let taken = 0; ; taken += 1) {
      Atomics.store(cells, takenCell, taken);
      Atomics.notify(cells, takenCell);
      const message = nextMessage(port1, cells, taken);
      if ('records' in message) readHashedText(message.records, onColumns);
      else if ('progress' in message) report?.(message.progress);
      else if ('ended' in message) return message.ended;
      else throw new Error(message.thrown);
    }
  } finally {
    port1.close();
    void worker.terminate();
  }
};

/** The next message, once more than `taken` were sent. */
export const nextMessage = (port: MessagePort, cells: Int32Array, taken: number): ImportMessage => {
  // The call that wakes may be that of a message taken before: it is counted first, and seen without being woken. Waiting
  // for ever would hide that the other end died.
  while (Atomics.load(cells, sentCell) === taken) {
    if (Atomics.wait(cells, sentCell, taken, waitMilliseconds) === 'timed-out')
      throw new Error('the reading thread is silent');
  }
  const received: { readonly message: ImportMessage } | undefined = receiveMessageOnPort(port);
  if (received === undefined) throw new Error('the reading thread sent nothing');
  return received.message;
};
