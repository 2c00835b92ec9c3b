import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Result } from '../../shared/base/result.ts';
import { recordColumns, type RecordColumns } from '../../db/index-writer.ts';
import {
  sentCell,
  takenCell,
  type ImportMessage,
  type ImportRequest,
  type PackedColumn,
} from '../workers/import-worker.ts';
import type { ReadImport, ReadImportParts } from './read-import.ts';

const waitMilliseconds = 60_000;

/**
 * `readImport` in a thread of its own, so that one record is read while another is written. It waits here: what writes is
 * within a transaction. No more than a few batches are held.
 */
export const readImportBeside = (
  { path, name, as, options, report }: Omit<ReadImportParts, 'onRecord'>,
  onColumns: (columns: RecordColumns) => void,
): Result<ReadImport> => {
  const { port1, port2 } = new MessageChannel();
  const cells = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL('../workers/import-worker.ts', import.meta.url));
  try {
    worker.postMessage({ path, name, as, options, port: port2, cells } satisfies ImportRequest, [port2]);
    const unpack = createUnpacker(onColumns);
    for (let taken = 0; ; taken += 1) {
      Atomics.store(cells, takenCell, taken);
      Atomics.notify(cells, takenCell);
      const message = nextMessage(port1, cells, taken);
      if ('columns' in message) unpack(message.columns);
      else if ('progress' in message) report?.(message.progress);
      else if ('ended' in message) return message.ended;
      else throw new Error(message.thrown);
    }
  } finally {
    port1.close();
    void worker.terminate();
  }
};

const nextMessage = (port: MessageChannel['port1'], cells: Int32Array, taken: number): ImportMessage => {
  // Waiting for ever would hide that the other end died.
  if (Atomics.wait(cells, sentCell, taken, waitMilliseconds) === 'timed-out')
    throw new Error('the reading thread is silent');
  const received: { readonly message: ImportMessage } | undefined = receiveMessageOnPort(port);
  if (received === undefined) throw new Error('the reading thread sent nothing');
  return received.message;
};

const createUnpacker = (onColumns: (columns: RecordColumns) => void) => {
  let before: RecordColumns = [];
  return (packed: readonly PackedColumn[]): void => {
    for (let at = 0; at < packed.length; at += recordColumns) {
      const columns: (string | null)[] = [];
      for (let column = 0; column < recordColumns; column += 1) {
        const value = packed[at + column];
        columns.push(value === true || value === undefined ? (before[column] ?? null) : value);
      }
      onColumns(columns);
      before = columns;
    }
  };
};
