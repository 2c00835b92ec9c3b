import { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { comparisonKinds } from '../ledger/comparison-line-types.ts';
import { sha256Schema } from '../ledger/field-types.ts';
import { count, inCase, longText, path } from './contract-shapes.ts';

const level = z.number().int().min(1).max(4);
const decimal = z.string();
const profile = z.object({ id: z.string(), version: z.string(), status: z.string(), sha256: z.string() });

/** What the case is held against: a file of another profile, or the PARC weights, which are not verified. */
const other = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('profile'), file: path, sha256: sha256Schema.optional() }),
  z.strictObject({ kind: z.literal('parc205') }),
]);

const comparedLevel = z.object({
  level,
  ownLead: z.string().nullable(),
  otherLead: z.string().nullable(),
  leadChanges: z.boolean(),
  hypotheses: z.array(
    z.object({
      id: z.string(),
      own: decimal,
      /** Among what both rank; null where a cross-check does not rank it. */
      ownPlace: count.nullable(),
      /** A probability, or points against where `kind` is `parc205`. */
      other: decimal,
      otherPlace: count.nullable(),
    }),
  ),
});

/** Another way of scoring beside the case’s own, never in its place (method, section 8.3). */
export const comparisonContract = {
  /** Writes nothing. */
  'comparison.make': {
    input: inCase({ other, level: level.optional() }),
    output: z.object({
      kind: z.enum(comparisonKinds),
      own: profile,
      other: profile,
      levels: z.array(comparedLevel),
    }),
  },
  /** Makes it again for one level and records it. */
  'comparison.record': {
    input: inCase({ other, level, reason: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count, leadChanges: z.boolean() }),
  },
} as const;
