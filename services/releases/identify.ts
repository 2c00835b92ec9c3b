import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { identifiedTypes, identifyDrafts, recordedIdentifiers } from '../../shared/interchange/identifiers.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';

type Common = Readonly<Record<'actor' | 'at' | 'tlp', string>>;

/** Lines that name for STIX and MISP what has no identifier there yet; none where everything has. */
export const draftIdentifiers = (
  { store: { db } }: Pick<CaseSession, 'store'>,
  common: Common,
  { crypto, random }: Pick<AppDeps, 'crypto' | 'random'>,
): readonly LineDraft[] => {
  const lines = readStoredLines(db, listSeqsOf(db, ['export.identify']), crypto).map(({ revealed }) => revealed);
  const known = recordedIdentifiers(lines);
  const missing = listSeqsOf(db, identifiedTypes).filter((seq) => !known.has(seq));
  return identifyDrafts(missing, common, random);
};

/** Gives what has none an identifier, in a case that may be written. */
export const identifyParts = (session: CaseSession, deps: AppDeps): Result<true, Failure> => {
  if (draftIdentifiers(session, commonFields(session, deps), deps).length === 0) return ok(true);
  if (session.readOnly !== null) {
    return err({
      code: 'NO_IDENTIFIERS',
      message:
        'Parts of this case have no identifiers for STIX and MISP yet, and it cannot be written here to give them any.',
      hint: 'Convert it where it can be written, or ask for a release that was made since; CASE/UCO, the matrix and the tables need none.',
    });
  }
  const appended = session.append(() => ok({ drafts: draftIdentifiers(session, commonFields(session, deps), deps) }));
  return appended.ok ? ok(true) : appended;
};
