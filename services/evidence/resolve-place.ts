import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { ExcerptAnchor } from '../../shared/domain/excerpt-anchor.ts';
import { createByteCursor } from '../../shared/viewing/byte-cursor.ts';
import type { ByteRange } from '../../shared/viewing/json-children.ts';
import { resolvePlace } from '../../shared/viewing/resolve-place.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { driveWalk } from './drive-walk.ts';
import { withStoredFileWalk, type StoredFile } from './stored-file.ts';

const pieceBytes = 2 ** 20;

/**
 * Which bytes of an item's file a place denotes, and their SHA-256. The file is read once, in pieces, from its beginning to
 * the end of the place at the latest; other calls are answered in between.
 */
export const resolveItemPlace = (
  session: CaseSession,
  { evidence, place }: Checked<'evidence.resolve-place'>,
): Promise<Result<Output<'evidence.resolve-place'>>> =>
  withStoredFileWalk(session, evidence, async (file) => {
    const found = await driveWalk(resolvePlace(createByteCursor(file), place));
    if (!found.ok) return found;
    const bytes = found.value;
    const anchor: ExcerptAnchor = { place, bytes, sha256: await hashRange(file, bytes) };
    return ok({ item: file.item, size: file.sizeBytes, anchor });
  });

const hashRange = async (file: StoredFile, { from, to }: ByteRange): Promise<string> => {
  const hash = createHash('sha256');
  for (let at = from; at < to;) {
    const piece = file.read(at, Math.min(pieceBytes, to - at));
    if (piece.length === 0) throw new Error('the file became shorter while it was read');
    hash.update(piece);
    at += piece.length;
    await setImmediate();
  }
  return hash.digest('hex');
};
