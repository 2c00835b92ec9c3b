import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { firstCursor, scanStrings } from '../../shared/viewing/string-scan.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withEvidenceFile } from '../evidence/evidence-file.ts';

const callBytesMax = 16 * 2 ** 20;

/** A page of the printable runs of a file. */
export const findStrings = (
  session: CaseSession,
  { evidence, minimum, contains, cursor = firstCursor, count }: Checked<'evidence.strings'>,
): Result<Output<'evidence.strings'>> =>
  withEvidenceFile(session, evidence, ({ size, read }) => {
    const page = scanStrings({ size, read, cursor, minimum, contains, count, bytesMax: callBytesMax });
    return ok({ strings: [...page.strings], cursor: page.cursor, size });
  });
