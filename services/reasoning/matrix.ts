import type { Checked, Output } from '../../shared/api/contract.ts';
import { tablesToAssessmentRows } from '../../shared/attribution/assessment-rows.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { readHead } from '../../db/ledger.ts';
import { replayTo } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { missingOf, profileTexts } from '../cases/assess.ts';
import { showingRatings } from './hidden-ratings.ts';

/** What every number of the case is computed from, as it is or as it was after line `at`. */
export const readMatrix = showingRatings(
  (session: CaseSession, { at }: Checked<'matrix.read'>, deps: AppDeps): Result<Output<'matrix.read'>> => {
    const head = readHead(session.store.db)?.size ?? 0;
    if (at !== undefined && at >= head) {
      return err({
        code: 'NO_SUCH_LINE',
        message: `The ledger has the lines 0 to ${head - 1}, not ${at}.`,
        hint: 'Name a line that exists.',
      });
    }
    const size = at === undefined ? head : at + 1;
    const tables = at === undefined ? session.tables : replayTo(session.store.db, deps.crypto, size);
    const rows = tablesToAssessmentRows(tables);
    const raters = tables.rows('rating').flatMap(({ rater }) => (rater === null ? [] : [rater]));
    return ok({
      size,
      missing: [...missingOf(session, deps, at === undefined ? undefined : size)],
      profileText: profileTexts(tables, deps)(rows.profile?.sha256 ?? '') ?? '',
      rows,
      raters: [...new Set(raters)].sort(),
    });
  },
);
