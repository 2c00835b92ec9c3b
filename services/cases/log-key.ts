import { z } from 'zod';
import { base64ToBytes, bytesToBase64 } from '../../shared/base/bytes.ts';
import type { Ed25519Signer } from '../../shared/base/crypto.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';
import type { AppDeps } from '../app-deps.ts';
import { ed25519SignerFromSeed } from '../node-crypto.ts';
import { casePaths } from './case-paths.ts';

/** `keys/log` of a case: the log's seed, bound to the workstation that made it. */
const logKeySchema = z.strictObject({ v: z.literal(1), origin: z.string(), instance: z.string(), seed: z.string() });

export type LogKey = { readonly origin: string; readonly instance: string; readonly signer: Ed25519Signer };

export const createLogKey = (
  folder: string,
  { origin, instance }: { readonly origin: string; readonly instance: string },
  { random }: Pick<AppDeps, 'random'>,
): Result<LogKey, Failure> => {
  const seed = random(32);
  const text = `${JSON.stringify({ v: 1, origin, instance, seed: bytesToBase64(seed) })}\n`;
  const written = writeProfileFile(casePaths.logKey(folder), text, { random, exclusive: false });
  if (!written.ok) return written;
  const signer = ed25519SignerFromSeed(seed);
  seed.fill(0);
  return ok({ origin, instance, signer });
};

/** Undefined where the case has none: a read-only case opened from a bundle. */
export const readLogKey = (folder: string): Result<LogKey | undefined, Failure> => {
  const path = casePaths.logKey(folder);
  const text = readProfileFile(path);
  if (!text.ok) return text;
  if (text.value === undefined) return ok(undefined);
  const parsed = logKeySchema.safeParse(parseJson(text.value));
  const seed = parsed.success ? base64ToBytes(parsed.data.seed) : undefined;
  if (!parsed.success || seed?.length !== 32) {
    return err({
      code: 'LOG_KEY_DAMAGED',
      message: 'The log key of the case is damaged, so nothing can be added to it.',
      hint: 'Restore keys/log from a copy, or take the case over with `case adopt`.',
      at: path,
    });
  }
  return ok({ origin: parsed.data.origin, instance: parsed.data.instance, signer: ed25519SignerFromSeed(seed) });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
