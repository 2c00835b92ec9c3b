import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withEvidenceFile } from '../evidence/evidence-file.ts';

const callBytesMax = 16 * 2 ** 20;
const pieceBytes = 2 ** 20;

/** How often each value of a byte occurs, block for block, as far as one call goes. */
export const countBytes = (
  session: CaseSession,
  { evidence, from, blockBytes }: Checked<'evidence.bytecounts'>,
): Result<Output<'evidence.bytecounts'>> =>
  withEvidenceFile(session, evidence, ({ size, read }) => {
    const end = Math.min(size, from + callBytesMax);
    const parts: { block: number; counts: number[] }[] = [];
    for (let at = from; at < end;) {
      const block = Math.floor(at / blockBytes);
      const bytes = read(at, Math.min(pieceBytes, end - at, (block + 1) * blockBytes - at));
      if (bytes.length === 0) break;
      let part = parts.at(-1);
      if (part?.block !== block) {
        part = { block, counts: Array.from({ length: 256 }, () => 0) };
        parts.push(part);
      }
      addTo(part.counts, bytes);
      at += bytes.length;
    }
    return ok({ parts, next: end < size ? end : null, size });
  });

const addTo = (counts: number[], bytes: Uint8Array): void => {
  const own = new Uint32Array(256);
  for (const byte of bytes) own[byte] = (own[byte] ?? 0) + 1;
  for (const [value, count] of own.entries()) counts[value] = (counts[value] ?? 0) + count;
};
