import { z } from 'zod';
import { hypothesisMap } from './field-schemas.ts';
import { countSchema, decimalSchema, lineText, sha256Schema } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

export const comparisonKinds = ['profile', 'parc205'] as const;

/** The case scored by something else than its own profile, kept because somebody wanted it on record. */
export const comparisonLineTypes: Readonly<Record<string, LineType>> = {
  'comparison.record': {
    says: 'Records how one level scores by another profile, or by a cross-check that is not verified, beside its own. Nothing is computed from it.',
    v: 1,
    fields: {
      ...common,
      level: skeleton(z.number().int().min(1).max(4), 'Level.'),
      kind: skeleton(
        z.enum(comparisonKinds),
        '`profile`: another scoring profile; the other number is a probability. `parc205`: WIS-PARC205, from memory and not verified; it is points against.',
      ),
      own: skeleton(sha256Schema, 'SHA-256 of the profile in force.'),
      other: skeleton(sha256Schema, 'SHA-256 of what it was held against.'),
      results: skeleton(
        hypothesisMap(
          z.strictObject({
            other: decimalSchema,
            otherPlace: countSchema.nullable(),
            own: decimalSchema,
            ownPlace: countSchema.nullable(),
          }),
        ),
        'By hypothesis: number and place by each; null where a cross-check does not rank it.',
      ),
      asOf: skeleton(countSchema, 'Number of lines that it was computed from.'),
      profile: field(lineText(65_536), 'Exact text of what it was held against, whose SHA-256 is `other`.'),
      reason: text('Why it is on record.'),
    },
  },
};
