import { ok, type Result } from '../base/result.ts';
import type { CaseTables, EvidenceRow } from '../domain/case-tables.ts';
import { parseScoringInput, type ScoringInput } from './scoring-input.ts';

/** Levels that have hypotheses, ascending: each is scored on its own matrix (method, section 2.7). */
export const scoredLevels = (tables: CaseTables): readonly number[] =>
  [...new Set(tables.rows('hypothesis').map(({ level }) => level))]
    .filter((level) => level !== null)
    .sort((left, right) => left - right);

/**
 * The matrix of one level: every item of the case against the level's hypotheses. An item that nobody rated on this
 * level stays in, as blank cells that lower completeness: leaving it out would hide what was not looked at.
 */
export const caseScoringInput = (tables: CaseTables, level: number): Result<ScoringInput> => {
  const hypotheses = tables.rows('hypothesis').filter((row) => row.level === level);
  const ratings = new Map(tables.rows('rating').map((row) => [row.key, row.rating]));
  const evidence = tables.rows('evidence').map((item) => ({
    id: item.key,
    kind: item.kind,
    rel: item.reliability,
    cred: scoredCredibility(item),
    custody: item.custody,
    forge: item.forgeability,
    group: item.originGroup,
    r: Object.fromEntries(hypotheses.map(({ key }) => [key, ratings.get(`${item.key}/${key}`) ?? null])),
  }));
  const used = new Set(evidence.map(({ group }) => group));
  const rho = tables
    .rows('origin_group')
    .filter(({ key }) => used.has(key))
    .map((group) => [group.key, Number(group.rho)] as const);
  const priors = tables.rows('prior').filter((row) => row.level === level);
  const parsed = parseScoringInput({
    hypotheses: hypotheses.map(({ key, kind }) => ({ id: key, type: kind })),
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
