import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { refusals, type Refusal } from './refusal.ts';

export type BodyLimits = { readonly bytesMax: number; readonly milliseconds: number };

/** The whole body, or why not. A body that is too large or too slow is not waited for. */
export const readBody = (
  request: IncomingMessage,
  { bytesMax, milliseconds }: BodyLimits,
): Promise<Result<Uint8Array, Refusal>> =>
  new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > bytesMax) {
      resolve(err(refusals.tooLarge(bytesMax)));
      return;
    }
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const end = (result: Result<Uint8Array, Refusal>): void => {
      clearTimeout(timer);
      request.removeAllListeners('data');
      request.pause();
      resolve(result);
    };
    const timer = setTimeout(() => end(err(refusals.tooSlow())), milliseconds);
    request.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes > bytesMax) end(err(refusals.tooLarge(bytesMax)));
      else chunks.push(chunk);
    });
    request.once('end', () => end(ok(Buffer.concat(chunks))));
    request.once('error', () => end(err(refusals.malformed('it broke off'))));
    request.once('close', () => end(err(refusals.malformed('it broke off'))));
  });
