import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { editions, tlpSchema, withholdingReasonSchema } from '../domain/vocabulary.ts';
import { canonicalJson, parseCanonicalJson } from '../ledger/canonical-json.ts';
import { sha256Schema } from '../ledger/field-types.ts';

/** `data/edition.json`, the privilege log (bundle format, section 4). */
export const editionFileSchema = z.strictObject({
  v: z.literal(1),
  edition: z.enum(editions),
  tlp: tlpSchema,
  redaction: sha256Schema.nullable(),
  checkpoint: z.string().max(1000),
  recomputable: z.boolean(),
  missing: z.array(z.string().max(100)),
  signers: z.array(z.string().max(100)),
  withheld: z.array(
    z.strictObject({
      seq: z.number().int().min(0),
      field: z.string().max(40),
      digest: z.string().max(43),
      reason: withholdingReasonSchema,
    }),
  ),
});
export type EditionFile = z.infer<typeof editionFileSchema>;
export type WithheldEntry = EditionFile['withheld'][number];

export const formatEditionFile = (edition: EditionFile): string => `${canonicalJson(edition)}\n`;

export const parseEditionFile = (text: string): Result<EditionFile, Failure<'BAD_EDITION'>> => {
  if (!text.endsWith('\n')) return bad('it does not end with a newline');
  const json = parseCanonicalJson(text.slice(0, -1));
  if (!json.ok) return bad(json.error.message);
  const parsed = editionFileSchema.safeParse(json.value);
  if (!parsed.success)
    return bad(`${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`);
  return ok(parsed.data);
};

const bad = (why: string) => err({ code: 'BAD_EDITION' as const, message: `data/edition.json is not sound: ${why}` });

/** By line, then field, then digest. */
export const compareWithheld = (left: WithheldEntry, right: WithheldEntry): number => {
  if (left.seq !== right.seq) return left.seq - right.seq;
  if (left.field !== right.field) return left.field < right.field ? -1 : 1;
  return left.digest < right.digest ? -1 : left.digest > right.digest ? 1 : 0;
};
