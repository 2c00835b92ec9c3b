import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { Json } from '../ledger/canonical-json.ts';
import { lintStatuses, type LintOutcome } from './lint.ts';
import { lintSeverities, placeKinds } from './rule.ts';
import { lintRules } from './rules.ts';

/** A change of shape or meaning is a new number, never a silent one. */
const lintVersion = 1;

const ruleById = new Map(lintRules.map((rule) => [rule.id, rule]));

/**
 * The section `lint` of a bundle's assessment: of every rule its status, and where it is broken. Rule and place, never a
 * word of the case.
 */
export const lintToSection = (outcomes: readonly LintOutcome[]): Json => ({
  v: lintVersion,
  rules: Object.fromEntries(
    outcomes.map(({ rule, status, findings }) => [
      rule,
      {
        status,
        findings: findings.map(({ fault, where }) => ({
          fault,
          severity: ruleById.get(rule)?.faults[fault]?.severity ?? 'E',
          where: where.map(({ kind, id }) => ({ kind, id })),
        })),
      },
    ]),
  ),
});

const sectionSchema = z.union([
  z.strictObject({
    v: z.literal(lintVersion),
    status: z.literal('not_recomputable'),
    missing: z.array(z.string()).readonly(),
  }),
  z.strictObject({
    v: z.literal(lintVersion),
    rules: z.record(
      z.string(),
      z.strictObject({
        status: z.enum(lintStatuses),
        findings: z
          .array(
            z.strictObject({
              fault: z.string(),
              severity: z.enum(lintSeverities),
              where: z.array(z.strictObject({ kind: z.enum(placeKinds), id: z.string() })).readonly(),
            }),
          )
          .readonly(),
      }),
    ),
  }),
]);
export type LintSection = Readonly<z.infer<typeof sectionSchema>>;

export const parseLintSection = (section: unknown): Result<LintSection, Failure<'BAD_ASSESSMENT'>> => {
  const parsed = sectionSchema.safeParse(section);
  return parsed.success
    ? ok(parsed.data)
    : err({
        code: 'BAD_ASSESSMENT',
        message: 'The lint of this assessment has a shape that this version does not know.',
        hint: 'Open the case with the version of Plumbline that made it.',
      });
};
