import { ok, type Result } from '../../shared/base/result.ts';
import { leadsOf } from '../../shared/consequence/named-leads.ts';
import { replayTo } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { assess } from '../cases/assess.ts';

/** Lines of the releases by two people whose scores led with this hypothesis at some level, each scored as it was frozen. */
export const releasesNaming = (session: CaseSession, hypothesis: string, deps: AppDeps): Result<readonly number[]> => {
  const naming: number[] = [];
  for (const { seq, request } of session.tables.rows('release')) {
    if (request === null) continue;
    const sections = assess(replayTo(session.store.db, deps.crypto, seq + 1), [], deps);
    if (!sections.ok) return sections;
    if (leadsOf(sections.value.scores).some(({ lead }) => lead === hypothesis)) naming.push(seq);
  }
  return ok(naming.toSorted((left, right) => left - right));
};
