import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';
import { removeOldFiles } from './old-files.ts';

/**
 * What this workstation remembers of its own cases: how far each ledger had come, so that an older copy put in its
 * place is noticed, and who works on it.
 */
const guardSchema = z.strictObject({
  v: z.literal(1),
  origin: z.string(),
  actor: z.string().nullable(),
  size: z.number().int().min(0),
  /** base64 */
  root: z.string(),
});
export type CaseGuard = z.infer<typeof guardSchema>;

type GuardDeps = Pick<AppDeps, 'crypto' | 'random' | 'profile'>;

const guardFolder = ({ profile }: Pick<GuardDeps, 'profile'>): string => join(profile.folder, 'cases');

const guardPath = (origin: string, deps: GuardDeps): string =>
  join(guardFolder(deps), `${deps.crypto.sha256Hex(origin)}.json`);

/** Removes the temporary files of processes that were ended while they wrote a guard. */
export const sweepGuards = (deps: Pick<GuardDeps, 'profile'>): void => {
  try {
    if (existsSync(guardFolder(deps))) removeOldFiles(guardFolder(deps), /^\.[0-9a-f]{64}\.json\.[0-9a-f]{16}\.tmp$/u);
  } catch (error) {
    // Housekeeping: the case is as good without it.
    storageFailure(error);
  }
};

export const readGuard = (origin: string, deps: GuardDeps): Result<CaseGuard | undefined, Failure> => {
  const path = guardPath(origin, deps);
  const text = readProfileFile(path);
  if (!text.ok) return text;
  if (text.value === undefined) return ok(undefined);
  const parsed = guardSchema.safeParse(parseJson(text.value));
  if (parsed.success && parsed.data.origin === origin) return ok(parsed.data);
  return err({
    code: 'PROFILE_DAMAGED',
    message: 'What this workstation remembers of the case is damaged, so a rollback could not be noticed.',
    hint: 'Compare the case with a printed checkpoint, then remove the file named here.',
    at: path,
  });
};

export const writeGuard = (guard: CaseGuard, deps: GuardDeps): Result<boolean, Failure> =>
  writeProfileFile(guardPath(guard.origin, deps), `${JSON.stringify(guard)}\n`, {
    random: deps.random,
    exclusive: false,
  });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
