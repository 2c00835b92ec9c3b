import type { CaseTables } from '../domain/case-tables.ts';
import { harmCriteria, harmStatuses, redLineIds, type RedLineId } from '../domain/vocabulary.ts';
import { harmAnchors } from '../reference/harm-card.ts';
import type { PolicyProfile } from '../reference/policy-profiles.ts';
import { computeHarm, type Harm, type HarmCriterion, type HarmScores } from './harm.ts';

export type RaisedLine = { readonly id: RedLineId; readonly line: number };
export type CaseHarm = Harm & {
  readonly scores: HarmScores;
  /** Line of each score. */
  readonly lines: Readonly<Partial<Record<HarmCriterion, number>>>;
  /** Red lines that stand as crossed, in their order. */
  readonly redLines: readonly RaisedLine[];
};

/** The harm card of a case. Only the skeleton is read, so every edition gives the same. */
export const harmOfCase = (tables: CaseTables, policy: Pick<PolicyProfile, 'harm'>): CaseHarm => {
  const scores: Partial<Record<HarmCriterion, NonNullable<HarmScores[HarmCriterion]>>> = {};
  const lines: Partial<Record<HarmCriterion, number>> = {};
  for (const criterion of harmCriteria) {
    const row = tables.get('harm', criterion);
    const status = harmStatuses.find((one) => one === row?.status);
    if (row === undefined || status === undefined) continue;
    scores[criterion] = { score: row.score, status };
    lines[criterion] = row.seq;
  }
  return { ...computeHarm(scores, policy), scores, lines, redLines: raisedLines(tables) };
};

const raisedLines = (tables: CaseTables): readonly RaisedLine[] =>
  redLineIds.flatMap((id) => {
    const row = tables.get('red_line', id);
    return row?.status === 'raised' ? [{ id, line: row.seq }] : [];
  });

/** The name that the profile gives a level of harm, 0 to 5. */
export const harmLevelName = ({ harm }: Pick<PolicyProfile, 'harm'>, level: number): string =>
  harm.levels.find((one) => one.level === level)?.name ?? String(level);

/** By which rules of the profile a level is raised above that of its index: each with what it asks, and null where none did. */
export const raisedWords = ({ harm }: Pick<PolicyProfile, 'harm'>, overrides: readonly string[]): string | null => {
  const rules = overrides.map((id) => {
    const rule = harm.overrides.find((one) => one.id === id);
    if (rule === undefined) return id;
    const asked = harmCriteria.flatMap((criterion) => {
      const least = rule.when[criterion];
      return least === undefined ? [] : [`${harmAnchors[criterion].name.toLowerCase()} ${least} or more`];
    });
    return `${id} (${asked.join(' and ')}: at least level ${rule.minLevel})`;
  });
  return rules.length === 0 ? null : `The actual level is raised above that of its index by ${rules.join(', ')}.`;
};
