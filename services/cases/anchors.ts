import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { formatAllowedSigners } from '../../shared/bundle/allowed-signers.ts';
import { enrolledSigners } from '../../shared/bundle/checks/signatures.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { CaseSession } from './case-session.ts';

/** Writes what a reader must get by another way than the bundle: who may sign, and the key of the log. */
export const writeAnchors = (session: CaseSession, out: string): Result<Output<'case.anchors'>> => {
  const { tables } = session;
  const identities = tables.rows('identity').filter(({ revokedSeq }) => revokedSeq === null);
  const signers = join(out, 'allowed_signers');
  const logKey = join(out, 'log.vkey');
  try {
    mkdirSync(out, { recursive: true });
    const all = enrolledSigners(
      identities,
      identities.map(({ principal }) => principal),
    );
    writeFileSync(signers, formatAllowedSigners(all), { flag: 'wx' });
    writeFileSync(logKey, `${tables.get('case_file', 'case')?.logKey ?? ''}\n`, { flag: 'wx' });
    return ok({ signers, logKey });
  } catch (error) {
    return err(
      error instanceof Error && 'code' in error && error.code === 'EEXIST'
        ? { code: 'OUTPUT_EXISTS', message: `There are anchors in ${out} already.`, hint: 'Name another folder.' }
        : storageFailure(error, out),
    );
  }
};
