import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { leadsOf } from '../../shared/consequence/named-leads.ts';
import { claimsOf } from '../../shared/consequence/redress.ts';
import { contradictedClaim } from '../../shared/consequence/redress-section.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { assess } from '../cases/assess.ts';

/** A case that still leads with whom an upheld claim clears is not released again before that is corrected. */
export const refuseContradicted = ({ tables }: CaseSession, deps: AppDeps): Result<null, Failure> => {
  // Without such a claim nothing is computed.
  if (!claimsOf(tables).some(({ isMisattribution }) => isMisattribution)) return ok(null);
  const sections = assess(tables, [], deps);
  if (!sections.ok) return sections;
  const found = contradictedClaim(tables, leadsOf(sections.value.scores), null);
  if (found === undefined) return ok(null);
  const { claim, levels } = found;
  return err({
    code: 'MISATTRIBUTION_UPHELD',
    message: `Level ${levels.join(', ')} still leads with whom the decision of line ${claim.decision?.line ?? ''} clears, so the case is not released.`,
    hint: 'Correct what it rests on and score again: `plumbline redress rescore DIR CLAIM --note TEXT`.',
    at: claim.row.key,
  });
};

/** The latest release leaves no more once a claim of misattribution against what it leads with was upheld. */
export const refuseUpheld = (tables: CaseTables): Result<null, Failure> => {
  const last = tables.rows('release').at(-1);
  const found = claimsOf(tables).find(
    ({ isMisattribution, decision }) =>
      isMisattribution &&
      decision?.outcome === 'upheld' &&
      last !== undefined &&
      decision.line > last.seq &&
      decision.releases.includes(last.seq),
  );
  return found === undefined
    ? ok(null)
    : err({
        code: 'MISATTRIBUTION_UPHELD',
        message: `The latest release names whom the decision of line ${found.decision?.line ?? ''} clears, and leaves no more.`,
        hint: 'Correct the case and release it again; `plumbline redress duties DIR` lists what is owed.',
        at: found.row.key,
      });
};
