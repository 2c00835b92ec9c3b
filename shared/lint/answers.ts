import { z } from 'zod';
import type { CaseTables } from '../domain/case-tables.ts';
import type { LintJustificationRow } from '../domain/lint-rows.ts';
import { lintFindingSchema, type SaidFinding } from '../ledger/lint-line-types.ts';
import type { LintHit, LintPlace } from './rule.ts';

/** A justification as it stands, with the findings that it was said of. */
export type Justification = Pick<LintJustificationRow, 'seq' | 'reason' | 'at' | 'actor'> & {
  readonly rule: string;
  readonly findings: readonly SaidFinding[];
};

/** What was said of each rule since it was last taken back, the earliest first. */
export const standingJustifications = ({ rows }: Pick<CaseTables, 'rows'>): readonly Justification[] => {
  const byRule = new Map<string, Justification[]>();
  for (const { rule, findings, seq, reason, at, actor } of rows('lint_justification')) {
    const said = parseFindings(findings);
    // Where it is withheld what was justified, nothing is.
    if (rule === null || said === null) continue;
    const own =
      said.length === 0 ? [] : [...(byRule.get(rule) ?? []), { rule, findings: said, seq, reason, at, actor }];
    byRule.set(rule, own);
  }
  return [...byRule.values()].flat();
};

/** The latest justification of a finding: said of this fault, and of every place where it is found now. */
export const justificationOf = (
  rule: string,
  hit: LintHit,
  standing: readonly Justification[],
): Justification | undefined => standing.findLast((one) => one.rule === rule && isSaidOf(hit, one.findings));

/** Whether one of the findings is of this fault and holds all its places. A finding about the whole case has none. */
const isSaidOf = ({ fault, where }: LintHit, findings: readonly SaidFinding[]): boolean =>
  findings.some((said) => {
    if (said.fault !== fault) return false;
    if (where.length === 0) return said.where.length === 0;
    const known = new Set(said.where.map(nameOf));
    return where.every((place) => known.has(nameOf(place)));
  });

const nameOf = ({ kind, id }: LintPlace): string => `${kind} ${id}`;

const findingsSchema = z.array(lintFindingSchema);
const parseFindings = (text: string | null): readonly SaidFinding[] | null => {
  if (text === null) return null;
  const parsed = findingsSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};
