import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TakenFiles } from '../evidence/evidence-files.ts';
import type { SourcePath } from '../evidence/source-path.ts';
import type { CopyReply, CopyRequest } from './copy-worker.ts';
import { createPieceRing, resetPieceRing, type PieceRing } from './piece-ring.ts';

/** Threads that take in files beside the one that writes their lines. `stop` ends them, whatever they are doing. */
export type CopyThreads = {
  readonly count: number;
  readonly take: (folder: string, paths: readonly SourcePath[]) => Promise<TakenFiles>;
  /** Two threads hash what is written into the ring: SHA-256 and SHA-1 the one, MD5 the other. */
  readonly hash: () => {
    readonly ring: PieceRing;
    readonly digests: Promise<{ readonly sha256: string; readonly sha1: string; readonly md5: string }>;
  };
  readonly stop: () => Promise<void>;
};

const threadsMax = 4;

export const startCopyThreads = (): CopyThreads => {
  const waiting = new Map<number, PromiseWithResolvers<CopyReply['answer']>>();
  let lastId = 0;
  const fail = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const members = Array.from({ length: Math.min(Math.max(availableParallelism(), 2), threadsMax) }, () => {
    const worker = new Worker(new URL('./copy-worker.ts', import.meta.url));
    worker.on('error', fail);
    worker.on('message', ({ id, answer }: CopyReply) => {
      waiting.get(id)?.resolve(answer);
      waiting.delete(id);
    });
    return worker;
  });
  let turn = 0;
  let ring: PieceRing | undefined;
  const post = (member: Worker | undefined, request: (id: number) => CopyRequest): Promise<CopyReply['answer']> => {
    lastId += 1;
    const answered = Promise.withResolvers<CopyReply['answer']>();
    // Where an earlier one failed nobody waits for this one any more.
    answered.promise.catch(() => undefined);
    waiting.set(lastId, answered);
    member?.postMessage(request(lastId));
    return answered.promise;
  };
  return {
    count: members.length,
    take: async (folder, paths) => {
      const member = members[turn % members.length];
      turn += 1;
      const answer = await post(member, (id) => ({ id, folder, paths }));
      return 'files' in answer ? answer : unexpected();
    },
    hash: () => {
      ring ??= createPieceRing();
      const shared = resetPieceRing(ring);
      const hashed = (reader: number, algorithms: readonly string[]): Promise<readonly string[]> =>
        post(members[reader], (id) => ({ id, ring: shared, reader, algorithms })).then((answer) =>
          'files' in answer ? unexpected() : answer,
        );
      const digests = Promise.all([hashed(0, ['sha256', 'sha1']), hashed(1, ['md5'])]).then(
        ([[sha256 = '', sha1 = ''], [md5 = '']]) => ({ sha256, sha1, md5 }),
      );
      digests.catch(() => undefined);
      return { ring: shared, digests };
    },
    stop: async () => {
      await Promise.all(members.map((worker) => worker.terminate()));
    },
  };
};

const unexpected = (): never => {
  throw new Error('a copying thread answered something else than it was asked');
};
