import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { Json } from '../ledger/canonical-json.ts';
import type { LintOutcome } from './lint.ts';
import { justificationOf, overrideOf, type Answers } from './answers.ts';
import { lintSeverities, lintStatuses, placeKinds, type LintHit, type LintSeverity, type LintVersion } from './rule.ts';
import { lintRules } from './rules.ts';

const ruleById = new Map(lintRules.map((rule) => [rule.id, rule]));

/**
 * The section `lint` of a bundle's assessment: of every rule its status, and where it is broken. Rule and place, never a
 * word of the case. Version 2 says of each finding what answers it.
 */
export const lintToSection = (outcomes: readonly LintOutcome[], answers: Answers, version: LintVersion): Json => {
  const answerOf = (rule: string, hit: LintHit, severity: LintSeverity): LintAnswer | null =>
    severity === 'W' && justificationOf(rule, hit, answers.justifications) !== undefined
      ? 'justified'
      : severity === 'E' && overrideOf(rule, hit, answers.overrides) !== undefined
        ? 'overridden'
        : null;
  return {
    v: version,
    rules: Object.fromEntries(
      outcomes.map(({ rule, status, findings }) => [
        rule,
        {
          status,
          findings: findings.map((hit) => {
            const severity = ruleById.get(rule)?.faults[hit.fault]?.severity ?? 'E';
            return {
              fault: hit.fault,
              severity,
              where: hit.where.map(({ kind, id }) => ({ kind, id })),
              ...(version > 1 && { answer: answerOf(rule, hit, severity) }),
            };
          }),
        },
      ]),
    ),
  };
};

/** `justified`: a person said why the warning is let stand. `overridden`: those who approve the release let the error stand. */
const lintAnswers = ['justified', 'overridden'] as const;
type LintAnswer = (typeof lintAnswers)[number];

const finding = {
  fault: z.string(),
  severity: z.enum(lintSeverities),
  where: z.array(z.strictObject({ kind: z.enum(placeKinds), id: z.string() })).readonly(),
};
const ruleOf = <Finding extends z.ZodType>(one: Finding) =>
  z.record(z.string(), z.strictObject({ status: z.enum(lintStatuses), findings: z.array(one).readonly() }));
const missing = z.array(z.string()).readonly();

const sectionSchema = z.union([
  z.strictObject({ v: z.literal(1), status: z.literal('not_recomputable'), missing }),
  z.strictObject({
    v: z.literal(1),
    rules: ruleOf(z.strictObject(finding).transform((one) => ({ ...one, answer: null }))),
  }),
  z.strictObject({
    v: z.literal(2),
    rules: ruleOf(z.strictObject({ ...finding, answer: z.enum(lintAnswers).nullable() })),
  }),
]);
export type LintSection = Readonly<z.output<typeof sectionSchema>>;

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

export type LintError = LintHit & { readonly rule: string };

/** What keeps a release from leaving: errors that nobody overrode. Where nothing can be recomputed there is none. */
export const unansweredErrors = (section: LintSection): readonly LintError[] =>
  'rules' in section
    ? Object.entries(section.rules).flatMap(([rule, { findings }]) =>
        findings
          .filter(({ severity, answer }) => severity === 'E' && answer === null)
          .map(({ fault, where }) => ({ rule, fault, where })),
      )
    : [];
