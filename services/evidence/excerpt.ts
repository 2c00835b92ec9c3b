import type { Checked, Output } from '../../shared/api/contract.ts';
import { bytesToBase64 } from '../../shared/base/bytes.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withEvidenceFile } from './evidence-file.ts';

/** Some bytes of an item's file, as they lie there. Nothing decodes, decompresses or renders them here. */
export const readExcerpt = (
  session: CaseSession,
  { evidence, offset, length }: Checked<'evidence.excerpt'>,
): Result<Output<'evidence.excerpt'>> =>
  withEvidenceFile(session, evidence, ({ size, read }) =>
    ok({ offset, size, base64: bytesToBase64(read(offset, length)) }),
  );
