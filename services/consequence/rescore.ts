import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { leadsOf } from '../../shared/consequence/named-leads.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { canonicalJson } from '../../shared/ledger/canonical-json.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { assess } from '../cases/assess.ts';
import { commonFields } from '../cases/common-fields.ts';
import { unlessRatedBlind } from '../reasoning/hidden-ratings.ts';
import { draft, findClaim, movedMeanwhile, undecided } from './redress.ts';

/** Nouns of the lines that scores follow from. */
const scoring: ReadonlySet<string> = new Set([
  'rating',
  'evidence',
  'custody',
  'hypothesis',
  'group',
  'prior',
  'profile',
]);

/**
 * Scores the case again after a misattribution was upheld, and records the hash of what came out. Scores that follow from
 * the same lines would be the same, so something must have been corrected; and as long as a claim that was upheld in whole
 * is contradicted by the lead, the correction is not done.
 */
export const rescoreForClaim = unlessRatedBlind(
  (
    session: CaseSession,
    { claim: reference, note, tlp }: Checked<'redress.rescore'>,
    deps: AppDeps,
  ): Result<Output<'redress.rescore'>> => {
    const found = findClaim(session.tables, reference);
    if (!found.ok) return found;
    const { row, decision, isMisattribution } = found.value;
    if (decision === null) return err(undecided(row.key));
    if (!isMisattribution) return err(notForced(row.key));
    if (!wasCorrected(session.tables, decision.line)) return err(nothingCorrected(decision.line));
    const size = readHead(session.store.db)?.size;
    const sections = assess(session.tables, [], deps);
    if (!sections.ok) return sections;
    const still = leadsOf(sections.value.scores).find(({ lead }) => lead === row.hypothesis);
    if (decision.outcome === 'upheld' && still !== undefined) return err(stillLeads(still.level));
    const run = deps.crypto.sha256Hex(canonicalJson(sections.value.scores));
    const appended = session.append(({ head }) =>
      head?.size === size
        ? draft('redress.rescore', { ...commonFields(session, deps, tlp), claim: row.key, run, note })
        : err(movedMeanwhile),
    );
    return appended.ok ? ok({ line: appended.value.first, run }) : appended;
  },
);

const wasCorrected = (tables: CaseTables, decided: number): boolean =>
  tables.rows('line_index').some(({ seq, type }) => seq > decided && scoring.has(type.split('.')[0] ?? ''));

const notForced = (claim: string): Failure => ({
  code: 'NOT_A_MISATTRIBUTION',
  message: 'No misattribution was upheld on this claim, so no scoring is owed.',
  hint: '`plumbline redress duties DIR` lists what is.',
  at: claim,
});

const nothingCorrected = (decided: number): Failure => ({
  code: 'NOTHING_CORRECTED',
  message: `Since the decision in line ${decided} no rating, grade, group or hypothesis was changed: scoring gives the same numbers.`,
  hint: 'Correct what was wrong, then score again.',
});

const stillLeads = (level: number): Failure => ({
  code: 'STILL_NAMED',
  message: `At level ${level} the hypothesis that was wrongly named still leads.`,
  hint: 'Correct what it rests on, in the Matrix or at its items, then score again.',
  at: `level ${level}`,
});
