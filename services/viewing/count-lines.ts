import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withEvidenceFile, type EvidenceFile } from '../evidence/evidence-file.ts';

const callBytesMax = 16 * 2 ** 20;
const pieceBytes = 2 ** 20;
const lineFeed = 0x0a;

/** Counts line feeds from a place whose line is known to another, as far as one call goes. */
export const countLines = (
  session: CaseSession,
  { evidence, unit, from, to }: Checked<'evidence.lines'>,
): Result<Output<'evidence.lines'>> =>
  withEvidenceFile(session, evidence, (file) => {
    const wanted = Math.min(to, file.size);
    const end = Math.max(from.offset, Math.min(wanted, from.offset + callBytesMax));
    const line = from.line + countFeeds(file, from.offset, end, unit);
    return ok({ offset: end, line, isReached: end >= wanted, size: file.size });
  });

/** How many line feeds begin in a range. */
const countFeeds = (
  { read }: EvidenceFile,
  from: number,
  end: number,
  unit: Checked<'evidence.lines'>['unit'],
): number => {
  let feeds = 0;
  const width = unit === 'byte' ? 1 : 2;
  // Units lie at even places of the file.
  const begin = from + (from % width);
  for (let base = begin; base < end; base += pieceBytes) {
    const bytes = read(base, Math.min(pieceBytes, end - base + width - 1));
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = piece.indexOf(lineFeed); at !== -1; at = piece.indexOf(lineFeed, at + 1)) {
      const start = at - (unit === 'utf-16be' ? 1 : 0);
      if (base + start >= end || start % width !== 0) continue;
      if (unit === 'utf-16le' && piece[at + 1] !== 0) continue;
      if (unit === 'utf-16be' && piece[at - 1] !== 0) continue;
      feeds += 1;
    }
  }
  return feeds;
};
