import { ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { harmLevelName } from '../../shared/consequence/case-harm.ts';
import { policyOfCase } from '../../shared/consequence/case-policy.ts';
import { parseConsequence, type GatesSection } from '../../shared/consequence/consequence-shape.ts';
import { barWords, explainReason, instrumentName } from '../../shared/consequence/gate-words.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { shownActorName } from '../../shared/domain/provisional-name.ts';
import type { PolicyProfile } from '../../shared/reference/policy-profiles.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { assess, missingOf, profileTexts } from '../cases/assess.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { coverScores } from '../reasoning/score-cover.ts';
import { policyToReply } from './read-harm.ts';

/** What of the policy profile a case meets, instrument by instrument. The gates tell of scores, and are hidden with them. */
export const readResponse = showingRatings(
  (session: CaseSession, { cover }: Checked<'response.read'>, deps: AppDeps): Result<Output<'response.read'>> => {
    const { tables } = session;
    const known = policyOfCase({ tables, profileText: profileTexts(tables, deps), sha256Hex: deps.crypto.sha256Hex });
    if (!known.ok) return known;
    const withheld = [...missingOf(session, deps)];
    const sections = assess(tables, withheld, deps);
    if (!sections.ok) return sections;
    const covered = coverScores(session, sections.value, { cover }, deps);
    const { gates } = parseConsequence(covered.sections);
    return ok({
      profile: policyToReply(known.value),
      withheld,
      covered: cover ? covered.unranked : [],
      gates: gates === null ? null : gatesToReply(gates, tables, known.value.policy),
    });
  },
);

const gatesToReply = (
  { facts, instruments }: GatesSection,
  tables: CaseTables,
  policy: PolicyProfile,
): NonNullable<Output<'response.read'>['gates']> => {
  const { actual, potential } = facts.harm;
  return {
    levels: Object.entries(facts.attribution).map(([level, { subject, ...judged }]) => ({
      level: Number(level),
      subject: { id: subject, name: subjectName(tables, subject) },
      ...judged,
    })),
    harm: {
      actual,
      actualName: harmLevelName(policy, actual),
      potential,
      potentialName: harmLevelName(policy, potential),
    },
    redLines: facts.redLines,
    dissentUnresolved: facts.dissentUnresolved,
    review: facts.review,
    instruments: policy.instruments.flatMap((instrument) => {
      const gate = instruments[instrument.id];
      if (gate === undefined) return [];
      return [
        {
          id: instrument.id,
          name: instrumentName(instrument),
          rung: instrument.rung,
          bar: barWords(instrument, policy),
          result: gate.result,
          reasons: gate.reasons.map((code) => ({ ...explainReason(code, instrument, facts, policy) })),
        },
      ];
    }),
  };
};

const subjectName = (tables: CaseTables, id: string): string | null => {
  const row = tables.get('hypothesis', id);
  return shownActorName(row?.actorName ?? '') || (row?.statement ?? null);
};
