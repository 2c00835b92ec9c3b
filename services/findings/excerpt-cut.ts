import { ok, type Result } from '../../shared/base/result.ts';
import type { ExcerptAnchor, Place } from '../../shared/domain/excerpt-anchor.ts';
import { quoteBytesMax, quoteOf } from '../../shared/domain/quote.ts';
import type { Quote } from '../../shared/ledger/finding-line-types.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { resolveItemPlace } from '../evidence/resolve-place.ts';
import { withStoredFileWalk } from '../evidence/stored-file.ts';

export type Cut = { readonly excerpt: ExcerptAnchor; readonly quote: Quote };

/** What a place in the file of an item holds now: its bytes, their hash, and a quote of them. */
export const cutExcerpt = async (session: CaseSession, item: string, place: Place): Promise<Result<Cut>> => {
  const { folder } = session;
  const resolved = await resolveItemPlace(session, { folder, evidence: item, place });
  if (!resolved.ok) return resolved;
  const { anchor } = resolved.value;
  const { from, to } = anchor.bytes ?? { from: 0, to: 0 };
  return withStoredFileWalk(session, item, (file) => {
    const head = Uint8Array.from(file.read(0, 2));
    const bytes = Uint8Array.from(file.read(from, Math.min(quoteBytesMax, to - from)));
    return Promise.resolve(ok({ excerpt: anchor, quote: quoteOf(bytes, to - from, { head, from }) }));
  });
};
