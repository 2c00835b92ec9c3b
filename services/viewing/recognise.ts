import { analyse } from 'chardet';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { bytesToHex } from '../../shared/base/bytes.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { detectEncoding, type GuessEncoding } from '../../shared/viewing/detect-encoding.ts';
import { recognise } from '../../shared/viewing/recognise.ts';
import { headBytes } from '../../shared/viewing/views.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withEvidenceFile } from '../evidence/evidence-file.ts';

const endBytes = 32;

/** What the bytes of a file say of themselves. */
export const recogniseFile = (
  session: CaseSession,
  { evidence }: Checked<'evidence.recognise'>,
): Result<Output<'evidence.recognise'>> =>
  withEvidenceFile(session, evidence, ({ size, read }) => {
    const head = read(0, headBytes);
    return ok({
      size,
      format: recognise(head) ?? null,
      text: detectEncoding(head, size <= headBytes, guessByLetters),
      first: bytesToHex(head.subarray(0, endBytes)),
      last: bytesToHex(read(Math.max(0, size - endBytes), endBytes)),
    });
  });

const guessByLetters: GuessEncoding = (bytes) => analyse(bytes);
