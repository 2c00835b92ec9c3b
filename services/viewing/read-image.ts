import type { Checked, Output } from '../../shared/api/contract.ts';
import { bytesToBase64 } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { imageLimits, imageTypeOf, readImageHeader } from '../../shared/viewing/image-header.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withEvidenceFile } from '../evidence/evidence-file.ts';

const headBytes = 64;

/** The bytes of a picture that claims to be no larger than can be decoded. Nothing is decoded here. */
export const readImage = (
  session: CaseSession,
  { evidence }: Checked<'evidence.image'>,
): Result<Output<'evidence.image'>> =>
  withEvidenceFile(session, evidence, ({ size, read }) => {
    if (imageTypeOf(read(0, headBytes)) !== undefined && size > imageLimits.bytes) {
      return err({
        code: 'IMAGE_TOO_LARGE',
        message: `The file has ${size} bytes. Pictures of more than ${imageLimits.bytes} are not decoded.`,
        hint: 'Look at it as hexadecimal.',
      });
    }
    const bytes = read(0, Math.min(size, imageLimits.bytes));
    const header = readImageHeader(bytes);
    return header.ok ? ok({ ...header.value, size, base64: bytesToBase64(bytes) }) : header;
  });
