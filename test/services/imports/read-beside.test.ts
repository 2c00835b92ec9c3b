import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { RecordColumns } from '../../../db/record-columns.ts';
import { nextMessage, readImportBeside } from '../../../services/imports/read-beside.ts';
import { readImport } from '../../../services/imports/read-import.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const fileOf = (text: string) => {
  const path = join(temporaryFolder(), 'a.csv');
  writeFileSync(path, text);
  return { path, name: 'a.csv', as: 'csv', options: {} };
};
const row = (at: number): string =>
  `${at % 3 === 0 ? '' : `2016-12-17T22:27:${10 + (at % 50)}Z`},${at % 7 === 0 ? '' : 'id-1'},${at % 5 === 0 ? '"a ""relay"""' : 'Кременчук'}\n`;

describe('a file that is read beside', () => {
  it('gives the records, the marks and the hash that it gives alone, over many batches', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => row(at)).join('');
    const parts = fileOf(`datetime,id,message\n${rows}odd\n`);
    const alone: RecordColumns[] = [];
    const read = readImport({ ...parts, onRecord: (_, columns) => alone.push(columns) });
    const beside: RecordColumns[] = [];
    expect(readImportBeside(parts, (columns) => beside.push(columns))).toEqual(read);
    expect(beside).toEqual(alone);
    expect(read).toMatchObject({ ok: true, value: { records: 5001, marks: 1 } });
  });

  it('is refused for the same reason', () => {
    const parts = fileOf('datetime,message\n"never closed\n');
    expect(readImportBeside(parts, () => undefined)).toEqual(readImport({ ...parts, onRecord: () => undefined }));
  });

  it('goes on waiting where it is woken and nothing has come', async () => {
    const { port1, port2 } = new MessageChannel();
    const cells = new Int32Array(new SharedArrayBuffer(8));
    // Wakes late for a message that was taken meanwhile, as a thread does that lost the processor between two calls.
    const source = `require('node:worker_threads').parentPort.once('message', ({ port, cells }) => {
      while (Atomics.notify(cells, 0) === 0);
      Atomics.wait(cells, 1, 0, 50);
      port.postMessage({ records: 'the next' });
      Atomics.store(cells, 0, 1);
      Atomics.notify(cells, 0);
    })`;
    const worker = new Worker(source, { eval: true });
    worker.postMessage({ port: port2, cells }, [port2]);
    expect(nextMessage(port1, cells, 0)).toEqual({ records: 'the next' });
    port1.close();
    await worker.terminate();
  });

  it('ends at once where its records cannot be written', () => {
    const parts = fileOf(`datetime,message\n${'2016-12-17,a relay\n'.repeat(100_000)}`);
    expect(() =>
      readImportBeside(parts, () => {
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
  });
});
