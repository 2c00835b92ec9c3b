import { createHash } from 'node:crypto';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withEvidenceFile } from '../evidence/evidence-file.ts';

const rangeBytesMax = 64 * 2 ** 20;
const pieceBytes = 2 ** 20;

/** SHA-256 of some bytes of a file, as `dd` and `sha256sum` give it. */
export const digestBytes = (
  session: CaseSession,
  { evidence, from, to }: Checked<'evidence.digest'>,
): Result<Output<'evidence.digest'>> =>
  withEvidenceFile(session, evidence, ({ size, read }) => {
    if (from >= to || to > size || to - from > rangeBytesMax) {
      return err({
        code: 'BAD_RANGE',
        message: `The bytes from ${from} up to ${to} cannot be hashed: the file has ${size}, and a range holds 1 to ${rangeBytesMax} bytes.`,
        hint: 'Choose a range inside the file. The SHA-256 of the whole file is on record already.',
      });
    }
    const hasher = createHash('sha256');
    for (let at = from; at < to; at += pieceBytes) hasher.update(read(at, Math.min(pieceBytes, to - at)));
    return ok({ from, to, sha256: hasher.digest('hex') });
  });
