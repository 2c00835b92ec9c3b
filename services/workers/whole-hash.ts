import { Worker } from 'node:worker_threads';
import { openFollower, type FollowedFile } from './follow-hash.ts';
import type { FollowReply, FollowRequest } from './follow-worker.ts';
import { pooledFromBytes, toSystemError } from './hash-pool.ts';

/**
 * SHA-256 of a file that is being written, as it lies there in the end. `settle` says how many of its first bytes nobody
 * will change any more, so that they can be hashed meanwhile; `finish` how many it has. `stop` must be called in any case.
 */
export type WholeHash = {
  readonly settle: (sizeBytes: number) => void;
  readonly finish: (sizeBytes: number) => Promise<string>;
  readonly stop: () => Promise<void>;
};

const inThisThread = (followed: FollowedFile): WholeHash => ({
  settle: () => undefined,
  finish: (sizeBytes) => {
    const follower = openFollower(followed);
    try {
      follower.readTo(sizeBytes);
      return Promise.resolve(follower.digest());
    } finally {
      follower.close();
    }
  },
  stop: () => Promise.resolve(),
});

const inAThread = (followed: FollowedFile): WholeHash => {
  const worker = new Worker(new URL('./follow-worker.ts', import.meta.url));
  const answered = Promise.withResolvers<string>();
  // It may fail before anybody waits; `finish` is where that is told.
  answered.promise.catch(() => undefined);
  worker.on('error', answered.reject);
  worker.on('message', (reply: FollowReply) => {
    if ('sha256' in reply) answered.resolve(reply.sha256);
    else answered.reject(toSystemError(reply));
  });
  const post = (sizeBytes: number, isEnd: boolean): void =>
    worker.postMessage({ followed, sizeBytes, isEnd } satisfies FollowRequest);
  return {
    settle: (sizeBytes) => post(sizeBytes, false),
    finish: (sizeBytes) => {
      post(sizeBytes, true);
      return answered.promise;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
};

/** In a thread of its own where there is much to hash; `expectedBytes` is about what will be written. */
export const followFile = (followed: FollowedFile, expectedBytes: number): WholeHash =>
  expectedBytes > pooledFromBytes ? inAThread(followed) : inThisThread(followed);
