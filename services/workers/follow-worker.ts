import { parentPort } from 'node:worker_threads';
import { openFollower, type FollowedFile, type Follower } from './follow-hash.ts';

/** How far the file may be read by now; `isEnd` if that is all of it, which is answered. */
export type FollowRequest = { readonly followed: FollowedFile; readonly sizeBytes: number; readonly isEnd: boolean };
export type FollowReply = { readonly sha256: string } | { readonly code: string; readonly message: string };

let follower: Follower | undefined;

parentPort?.on('message', ({ followed, sizeBytes, isEnd }: FollowRequest) => {
  try {
    follower ??= openFollower(followed);
    follower.readTo(sizeBytes);
    if (isEnd) parentPort?.postMessage({ sha256: follower.digest() } satisfies FollowReply);
  } catch (error) {
    // It crosses to another thread as plain data.
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    parentPort?.postMessage({ code, message } satisfies FollowReply);
  }
});
