import { z } from 'zod';
import type { CaseTables } from '../domain/case-tables.ts';
import type { LintJustificationRow } from '../domain/lint-rows.ts';
import type { RequestRow } from '../domain/release-rows.ts';
import { actSchema } from '../ledger/field-schemas.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { overridableRules } from './overridable.ts';
import { lintFindingSchema, type SaidFinding } from '../ledger/lint-line-types.ts';
import type { LintHit, LintPlace } from './rule.ts';

/** A justification as it stands, with the findings that it was said of. */
export type Justification = Pick<LintJustificationRow, 'seq' | 'reason' | 'at' | 'actor'> & {
  readonly rule: string;
  readonly findings: readonly SaidFinding[];
};

/** Errors that a request for a release asks to let stand. */
export type Override = {
  /** Line of the request. */
  readonly seq: number;
  readonly rule: string;
  readonly findings: readonly SaidFinding[];
  readonly reason: string;
};

/** All that answers findings: what persons said of warnings, and what those who approve a release sign for. */
export type Answers = { readonly justifications: readonly Justification[]; readonly overrides: readonly Override[] };

/** Of a release, by its last line, the overrides are those of its own request; of a case as it is now, of one that is open. */
export const answersOf = (tables: Pick<CaseTables, 'rows'>, lines: readonly RevealedLine[]): Answers => {
  const last = lines.at(-1);
  const release =
    last?.type === 'release.freeze' ? tables.rows('release').find(({ seq }) => seq === last.seq) : undefined;
  const request = tables
    .rows('request')
    .find(({ key, kind, state }) =>
      release === undefined ? kind === 'release' && state === 'open' : key === release.request,
    );
  return {
    justifications: standingJustifications(tables),
    overrides: request === undefined ? [] : overridesOf(request),
  };
};

export const overridesOf = ({ act, seq }: Pick<RequestRow, 'act' | 'seq'>): readonly Override[] => {
  const parsed = actSchema.safeParse(JSON.parse(act));
  if (!parsed.success || parsed.data.kind !== 'release') return [];
  return (parsed.data.overrides ?? []).map((override) => ({ seq, ...override }));
};

/** The override of an error, where its rule allows one: of this fault, and of every place where it is found. */
export const overrideOf = (rule: string, hit: LintHit, overrides: readonly Override[]): Override | undefined =>
  overridableRules.has(rule) ? overrides.find((one) => one.rule === rule && isSaidOf(hit, one.findings)) : undefined;

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
