import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { takeFiles, type TakenFiles } from '../evidence/evidence-files.ts';
import { nodeRandomBytes } from '../node-crypto.ts';
import { readPieces, type PieceRing } from './piece-ring.ts';

/** Files to take in, or pieces of one file to hash as they come. The answer bears the same number. */
export type CopyRequest = { readonly id: number } & (
  | { readonly folder: string; readonly paths: readonly (string | Uint8Array)[] }
  | { readonly ring: PieceRing; readonly reader: number; readonly algorithms: readonly string[] }
);
export type CopyReply = { readonly id: number; readonly answer: TakenFiles | readonly string[] };

parentPort?.on('message', (request: CopyRequest) => {
  parentPort?.postMessage({ id: request.id, answer: answer(request) } satisfies CopyReply);
});

const answer = (request: CopyRequest): CopyReply['answer'] => {
  if ('folder' in request) {
    // Bytes cross between threads without being a Buffer any more.
    const paths = request.paths.map((path) => (typeof path === 'string' ? path : Buffer.from(path)));
    return takeFiles(request.folder, paths, nodeRandomBytes);
  }
  const hashers = request.algorithms.map((name) => createHash(name));
  readPieces(request.ring, request.reader, (piece) => {
    for (const hasher of hashers) hasher.update(piece);
  });
  return hashers.map((hasher) => hasher.digest('hex'));
};
