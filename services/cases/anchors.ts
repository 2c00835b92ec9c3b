import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { formatAllowedSigners } from '../../shared/bundle/allowed-signers.ts';
import { enrolledSigners } from '../../shared/bundle/checks/signatures.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { CaseSession } from './case-session.ts';

/** Writes what a reader must get by another way than the bundle: who may sign, and the key of the log. */
export const writeAnchors = (session: CaseSession, out: string, deps: AppDeps): Result<Output<'case.anchors'>> => {
  const { tables } = session;
  const identities = tables.rows('identity').filter(({ revokedSeq }) => revokedSeq === null);
  const signers = join(out, 'allowed_signers');
  const logKey = join(out, 'log.vkey');
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    return err(storageFailure(error, out));
  }
  const all = enrolledSigners(
    identities,
    identities.map(({ principal }) => principal),
  );
  for (const [path, text] of [
    [signers, formatAllowedSigners(all)],
    [logKey, `${tables.get('case_file', 'case')?.logKey ?? ''}\n`],
  ] as const) {
    const written = writeNewFile(path, utf8ToBytes(text), deps);
    if (written.ok) continue;
    return written.error.code === 'OUTPUT_EXISTS'
      ? err({ ...written.error, message: `There are anchors in ${out} already.`, hint: 'Name another folder.' })
      : written;
  }
  return ok({ signers, logKey });
};
