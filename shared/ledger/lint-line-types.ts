import { z } from 'zod';
import { placeKinds } from '../lint/rule.ts';
import { common, skeleton, text, type LineType } from './line-type-parts.ts';

export const lintRuleSchema = z.string().regex(/^[A-Z]+(-[A-Z]+)*$/u, 'a rule is named in capitals');

/** A finding of a rule, by what it is and where: identifiers and numbers, never words of the case. */
export const lintFindingSchema = z.strictObject({
  fault: z.string().regex(/^[a-z_]{1,40}$/u),
  where: z
    .array(z.strictObject({ kind: z.enum(placeKinds), id: z.string().regex(/^[a-z0-9-]{1,40}$/u) }))
    .max(10_000)
    .readonly(),
});
export type SaidFinding = z.infer<typeof lintFindingSchema>;

/** A finding without whatever else is known of it. */
export const plainFinding = ({ fault, where }: SaidFinding) => ({
  fault,
  where: where.map(({ kind, id }) => ({ kind, id })),
});

export const lintLineTypes = {
  'lint.justify': {
    says: 'Says why warnings of a rule of export are let stand, as they were found then. It holds for those places and no other.',
    v: 1,
    fields: {
      ...common,
      rule: skeleton(lintRuleSchema, 'The rule.'),
      findings: skeleton(
        z.array(lintFindingSchema).max(1000),
        'The warnings that it is said of; none takes back all that was said of this rule before.',
      ),
      reason: text('Why.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
