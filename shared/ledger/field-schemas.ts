import { z } from 'zod';
import { isId } from '../base/ids.ts';
import {
  adequacies,
  credibilities,
  custodyGrades,
  evidenceClasses,
  evidenceKinds,
  forgeabilities,
  harmCriteria,
  layers,
  reliabilities,
  tlpSchema,
} from '../domain/vocabulary.ts';
import { countSchema, idSchema, instantSchema, lineText, nameText, sha256Schema, textSchema } from './field-types.ts';
import { lintFindingSchema, lintRuleSchema } from './lint-line-types.ts';

/** Values of the ledger's fields that have members of their own, as schemas over plain values. */

export const principalSchema = nameText;
export const checkpointSchema = lineText(1000);
export const signatureSchema = lineText(20_000);
export const hypothesisMap = <T extends z.ZodType>(value: T) =>
  z.record(
    z.string().refine((id) => isId('hypothesis', id), 'not an identifier of a hypothesis'),
    value,
  );
export const harmMap = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(harmCriteria), value);

export const itemSchema = z.strictObject({
  exhibit: nameText,
  name: nameText,
  title: nameText,
  description: textSchema,
});
export const contentSchema = z.strictObject({ media: nameText, sha256: sha256Schema, size: countSchema }).nullable();
export const originSchema = z.strictObject({
  derivedFrom: z.array(idSchema('evidence')),
  intake: idSchema('intake').nullable(),
  source: idSchema('source').nullable(),
  url: lineText(2000),
});
export const collectionSchema = z.strictObject({
  at: instantSchema.nullable(),
  authority: lineText(2000),
  by: nameText,
  method: lineText(2000),
});
export const handlingSchema = z.strictObject({
  copy: z.enum(['original', 'working_copy', 'derived', 'record']),
  md5: lineText(32),
  note: textSchema,
  sha1: lineText(40),
});
export const gradeSchema = z.strictObject({
  adequacy: z.enum(adequacies).nullable(),
  class: z.enum(evidenceClasses).nullable(),
  credibility: z.enum(credibilities),
  custody: z.enum(custodyGrades),
  forgeability: z.enum(forgeabilities),
  group: idSchema('group').nullable(),
  kind: z.enum(evidenceKinds),
  layer: z.enum(layers).nullable(),
  marking: tlpSchema,
  reliability: z.enum(reliabilities),
});
export const privacySchema = z.strictObject({ caveats: z.array(nameText), personalData: z.boolean() });
export const enrolmentSchema = z.strictObject({
  person: nameText,
  principal: principalSchema,
  publicKey: lineText(1000),
});
export const handsSchema = z.strictObject({
  authority: lineText(2000),
  from: nameText,
  place: nameText,
  purpose: lineText(2000),
  seal: nameText,
  to: nameText,
  transport: nameText,
  witness: nameText,
});
export const hashesSchema = z.strictObject({ after: sha256Schema.nullable(), before: sha256Schema.nullable() });
export const custodyHandsSchema = z.strictObject({
  authority: lineText(2000),
  condition: lineText(2000),
  from: nameText,
  place: nameText,
  purpose: lineText(2000),
  role: nameText,
  seal: nameText,
  to: nameText,
  witness: nameText,
});
export const custodyHashesSchema = z.strictObject({
  after: sha256Schema.nullable(),
  before: sha256Schema.nullable(),
  stored: sha256Schema.nullable(),
});
export const carriageSchema = z.strictObject({ carrier: nameText, tracking: nameText });
export const toolSchema = z.strictObject({ name: nameText, version: nameText });
/** Errors of a rule of export that the request asks to let stand, where they are, and why. Shown in every edition. */
const overrideSchema = z.strictObject({
  findings: z.array(lintFindingSchema).min(1).max(1000).readonly(),
  reason: lineText(2000).min(1),
  rule: lintRuleSchema,
});
export const actSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('release'),
    /** Absent in requests of versions that did not hold a release against the rules of export. */
    overrides: z.array(overrideSchema).max(100).readonly().exactOptional(),
    redactions: z.array(sha256Schema),
  }),
  z.strictObject({ kind: z.literal('enrol'), enrolment: enrolmentSchema }),
  z.strictObject({ kind: z.literal('revoke'), principal: principalSchema }),
  z.strictObject({
    kind: z.literal('profile'),
    body: lineText(1_000_000),
    purpose: z.enum(['scoring', 'yardstick', 'policy']),
    sha256: sha256Schema,
  }),
]);
