import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { scoreAssessment } from '../../shared/bundle/assessment-file.ts';
import { missingSkeleton } from '../../shared/bundle/edition-plan.ts';
import { builtInProfiles } from '../../shared/bundle/checks/derived.ts';
import { tableNames, type CaseTables } from '../../shared/domain/case-tables.ts';
import { readHead } from '../../db/ledger.ts';
import { replayTo, revealStored } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { coverScores } from '../reasoning/score-cover.ts';
import type { CaseSession } from './case-session.ts';
import { countRows } from './cases.ts';

// Apart from cases.ts, which every start needs: what computes the assessment is a third of the program.

/** The case as it was after line `seq`, with the numbers that it then had. */
export const caseAt = showingRatings(
  (
    session: CaseSession,
    { seq, withState, cover }: Pick<Checked<'case.at'>, 'seq' | 'withState' | 'cover'>,
    deps: AppDeps,
  ): Result<Output<'case.at'>> => {
    const size = readHead(session.store.db)?.size ?? 0;
    if (seq >= size) {
      return err({
        code: 'NO_SUCH_LINE',
        message: `The ledger has the lines 0 to ${size - 1}, not ${seq}.`,
        hint: 'Name a line that exists.',
      });
    }
    const tables = replayTo(session.store.db, deps.crypto, seq + 1);
    const sections = assess(tables, missingOf(session, deps, seq + 1), deps);
    if (!sections.ok) return sections;
    const state = withState
      ? Object.fromEntries(tableNames.filter((name) => name !== 'line_index').map((name) => [name, tables.rows(name)]))
      : null;
    return ok({
      seq,
      at: tables.rows('line_index').at(-1)?.at ?? null,
      counts: countRows((name) => tables.rows(name).length),
      state,
      sections: coverScores(session, sections.value, { cover }, deps).sections,
    });
  },
);

/** The sections of assessment.json for what the tables hold. */
export const assess = (tables: CaseTables, missing: readonly string[], deps: Pick<AppDeps, 'crypto' | 'scoreMemory'>) =>
  scoreAssessment(
    { tables, missing, profileText: profileTexts(tables, deps), scoreMemory: deps.scoreMemory },
    deps.crypto,
  );

/** What of the skeleton a case opened from a redacted bundle lacks: without it no number is stated. */
export const missingOf = (session: CaseSession, deps: Pick<AppDeps, 'crypto'>, size?: number): readonly string[] =>
  session.readOnly?.code === 'CASE_READ_ONLY'
    ? missingSkeleton(revealStored(session.store.db, deps.crypto, size).lines)
    : [];

/** Exact bytes of a profile by SHA-256: built in, or from the request that activated it. */
export const profileTexts = (
  tables: CaseTables,
  deps: Pick<AppDeps, 'crypto'>,
): ((sha256: string) => string | undefined) => {
  const builtIn = builtInProfiles(deps.crypto);
  return (sha256) => tables.rows('profile').find((row) => row.sha256 === sha256)?.body ?? builtIn.get(sha256);
};
