import { parentPort } from 'node:worker_threads';
import { createRangeDigester, type FileRange } from './digest-range.ts';

/** A numbered batch of ranges comes in; their digests go out under the same number. */
export type HashRequest = { readonly batch: number; readonly ranges: readonly FileRange[] };

// Memory that was read into before is quicker to read into again than new memory is to get.
const digester = createRangeDigester();

parentPort?.on('message', ({ batch, ranges }: HashRequest) => {
  const digests = ranges.map(digester.digest);
  digester.close();
  parentPort?.postMessage({ batch, digests });
});
