import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { issueToText, schemaWords } from '../base/schema-words.ts';
import { redLineIds, reviewConclusions } from '../domain/vocabulary.ts';
import { daysBetween } from '../base/calendar.ts';
import { confidenceRanks, partnerRanks } from '../reference/policy-profiles.ts';

const level = z.int().min(0).max(5);
const date = z.iso.date();
// An assessment says "insufficient" where a gate says that there is none.
const confidence = z
  .enum([...confidenceRanks, 'insufficient'])
  .transform((word) => (word === 'insufficient' ? 'none' : word));
const judgement = z.object({
  confidence: confidence.default('none'),
  p05: z.number().min(0).max(1).default(0),
  modelAgreement: z.boolean().default(false),
});
type Given = string | null | undefined;
const daysOf = (start: Given, end: Given): number | null =>
  typeof start === 'string' && typeof end === 'string' ? daysBetween(start, end) : null;
const measure = z
  .object({
    collateral: level.default(5),
    collateralReviewed: z.boolean().default(false),
    hitsEssentialCivilianService: z.boolean().default(true),
    emergencyJustification: z.string().default(''),
    targetLevel: z.int().min(0).max(4).default(4),
    start: date.nullish(),
    end: date.nullish(),
    monitoring: z.boolean().default(false),
    redress: z.boolean().default(false),
  })
  .refine(({ start, end }) => (daysOf(start, end) ?? 0) >= 0, {
    message: 'the end lies before the start',
    path: ['end'],
  })
  .transform(({ start, end, ...rest }) => ({
    ...rest,
    /** From start to end; null where one of them is missing. */
    days: daysOf(start, end),
  }));

// A missing input counts as the unfavourable value (method, section 7.5).
const schema = z.object({
  attribution: z
    .object({ byLevel: z.partialRecord(z.enum(['1', '2', '3', '4']), judgement).default({}) })
    .default({ byLevel: {} }),
  harm: z.object({ actual: level.default(0), potential: level.default(0) }).default({ actual: 0, potential: 0 }),
  redLines: z.array(z.enum(redLineIds)).default([]),
  dissentUnresolved: z.boolean().default(true),
  review: z.enum([...reviewConclusions, 'none', 'assigned']).default('none'),
  partner: z.enum(partnerRanks).default('none'),
  legal: z.boolean().default(false),
  approvals: z.array(z.string()).default([]),
  alternatives: z.int().min(0).default(0),
  rationale: z.boolean().default(false),
  response: measure.default(measure.parse({})),
});

/** What the gates are computed from; `response` describes the measure as it would be with each instrument in turn. */
export type GateInput = Omit<z.infer<typeof schema>, 'attribution'> & {
  readonly attribution: { readonly byLevel: Readonly<Partial<Record<string, z.infer<typeof judgement>>>> };
};

/** Reads the input of `gate --input`. What is unknown or contradicts itself is refused; other members are ignored. */
export const parseGateInput = (input: unknown): Result<GateInput, Failure<'BAD_GATE_INPUT'>> => {
  const parsed = schema.safeParse(input, { error: schemaWords });
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err({
    code: 'BAD_GATE_INPUT',
    message: `The input of the gates was refused: ${issueToText(issue)}.`,
    hint: 'The members are described in the handbook, under Response.',
    ...(issue === undefined || issue.path.length === 0 ? {} : { at: issue.path.map(String).join('.') }),
  });
};
