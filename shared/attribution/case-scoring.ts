import { ok, type Result } from '../base/result.ts';
import type { CaseTables, EvidenceRow } from '../domain/case-tables.ts';
import { tablesToAssessmentRows, type AssessmentRows } from './assessment-rows.ts';
import { parseScoringInput, type ScoringInput } from './scoring-input.ts';

/** Levels that have hypotheses, ascending: each is scored on its own matrix (method, section 2.7). */
export const scoredLevels = (tables: CaseTables): readonly number[] =>
  [...new Set(tables.rows('hypothesis').map(({ level }) => level))]
    .filter((level) => level !== null)
    .sort((left, right) => left - right);

/** The matrix of one level of a case, from its tables. */
export const caseScoringInput = (tables: CaseTables, level: number): Result<ScoringInput> =>
  rowsToScoringInput(tablesToAssessmentRows(tables), level);

/**
 * The matrix of one level: every item of the case against the level's hypotheses. An item that nobody rated on this
 * level stays in, as blank cells that lower completeness: leaving it out would hide what was not looked at.
 */
export const rowsToScoringInput = (
  rows: Pick<AssessmentRows, 'hypotheses' | 'evidence' | 'groups' | 'priors'>,
  level: number,
): Result<ScoringInput> => {
  const hypotheses = rows.hypotheses.filter((row) => row.level === level);
  const evidence = rows.evidence.map((item) => ({
    id: item.id,
    kind: item.kind,
    rel: item.reliability,
    cred: scoredCredibility(item),
    custody: item.custody,
    forge: item.forgeability,
    group: item.group,
    r: Object.fromEntries(hypotheses.map(({ id }) => [id, item.ratings[id] ?? null])),
  }));
  const used = new Set(evidence.map(({ group }) => group));
  const rho = rows.groups.filter(({ id }) => used.has(id)).map((group) => [group.id, Number(group.rho)] as const);
  const priors = rows.priors.filter((row) => row.level === level);
  const parsed = parseScoringInput({
    hypotheses: hypotheses.map(({ id, kind }) => ({ id, type: kind })),
    evidence,
    rho: Object.fromEntries(rho),
    prior:
      priors.length === 0
        ? 'uniform'
        : Object.fromEntries(priors.map(({ hypothesis, prior }) => [hypothesis, Number(prior)])),
  });
  return parsed.ok ? ok(parsed.value.input) : parsed;
};

/** An absence is as credible as the collection that would have seen it was adequate (method, section 2.3, step 7b). */
export const scoredCredibility = (item: Pick<EvidenceRow, 'kind' | 'adequacy' | 'credibility'>): number => {
  if (item.kind !== 'absence' || item.adequacy === null) return Number(item.credibility);
  if (item.adequacy === 'adequate') return 2;
  return item.adequacy === 'partial' ? 3 : 6;
};
