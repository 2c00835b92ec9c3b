import { Worker } from 'node:worker_threads';
import { createRangeDigester, type FileRange, type RangeDigest } from './digest-range.ts';

/** A digest, or `changed` if the file is no longer the one that was looked at. */
export type ReadDigest = Exclude<RangeDigest, { readonly status: 'failed' }>;

/**
 * Hashes ranges of files. `finish` waits for all that was asked for; it must be called once, whatever happened.
 * What the operating system refuses is thrown by either of the two, as it was thrown where the file was read.
 */
export type RangeHasher = {
  readonly hash: (range: FileRange, done: (digest: ReadDigest) => void) => void;
  readonly finish: () => Promise<void>;
};

type Job = { readonly range: FileRange; readonly done: (digest: ReadDigest) => void };
type Member = { readonly worker: Worker; sizeBytes: number };

const workers = 2;
/** Starting threads costs more than hashing this much. */
export const pooledFromBytes = 2 ** 26;
const batchRangesMax = 64;
const batchBytesMax = 2 ** 23;

/** What a thread says that the operating system refused it, as if it had been refused here. */
export const toSystemError = ({ code, message }: { readonly code: string; readonly message: string }): Error =>
  Object.assign(new Error(message), { code, syscall: 'read' });

const createInlineHasher = (): RangeHasher => {
  const digester = createRangeDigester();
  return {
    hash: (range, done) => {
      const digest = digester.digest(range);
      if (digest.status === 'failed') throw toSystemError(digest);
      done(digest);
    },
    finish: () => {
      digester.close();
      return Promise.resolve();
    },
  };
};

const createPool = (): RangeHasher => {
  const sent = new Map<number, readonly Job[]>();
  const finished = Promise.withResolvers<null>();
  // A thread may fail before anybody waits; `finish` is where that is told.
  finished.promise.catch(() => undefined);
  let finishing = false;
  let batch: Job[] = [];
  let batchBytes = 0;
  let batches = 0;

  const createMember = (): Member => {
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url));
    worker.on('error', finished.reject);
    worker.on('message', (reply: { readonly batch: number; readonly digests: readonly RangeDigest[] }) => {
      const jobs = sent.get(reply.batch) ?? [];
      sent.delete(reply.batch);
      for (const [index, digest] of reply.digests.entries()) {
        if (digest.status === 'failed') finished.reject(toSystemError(digest));
        else jobs[index]?.done(digest);
      }
      if (finishing && sent.size === 0) finished.resolve(null);
    });
    return { worker, sizeBytes: 0 };
  };
  const members = Array.from({ length: workers }, createMember);

  const send = (): void => {
    const member = members.reduce((least, other) => (other.sizeBytes < least.sizeBytes ? other : least));
    batches += 1;
    sent.set(batches, batch);
    member.sizeBytes += batchBytes;
    member.worker.postMessage({ batch: batches, ranges: batch.map(({ range }) => range) });
    batch = [];
    batchBytes = 0;
  };

  return {
    hash: (range, done) => {
      batch.push({ range, done });
      batchBytes += range.sizeBytes;
      if (batch.length >= batchRangesMax || batchBytes >= batchBytesMax) send();
    },
    finish: async () => {
      finishing = true;
      if (batch.length > 0) send();
      if (sent.size === 0) finished.resolve(null);
      try {
        await finished.promise;
      } finally {
        await Promise.all(members.map(({ worker }) => worker.terminate()));
      }
    },
  };
};

/** Two threads where there is much to hash, else none; `expectedBytes` is the sum of what will be asked for. */
export const createRangeHasher = (expectedBytes: number): RangeHasher =>
  expectedBytes > pooledFromBytes ? createPool() : createInlineHasher();
