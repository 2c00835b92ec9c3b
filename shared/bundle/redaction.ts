import { z } from 'zod';
import { withholdingReasonSchema, type WithholdingReason } from '../domain/vocabulary.ts';

/**
 * `--redact FILE`: what to withhold beside what the marking withholds (bundle format, section 4). It names places and
 * never words: its digest is in the ledger, without a salt, and would confirm whoever guesses a word in it.
 */

/** What a person may give as the reason; `marking` is what an edition withholds by itself. */
export const handReasonSchema = withholdingReasonSchema.exclude(['marking']);
export type HandReason = Exclude<WithholdingReason, 'marking'>;

/** Why a withheld text may stand at another place all the same. */
export const stayingReasons = ['other-meaning', 'known-anyway', 'needed'] as const;
export type StayingReason = (typeof stayingReasons)[number];

const place = { line: z.number().int().min(0), field: z.string().max(100) };
const reason = handReasonSchema.optional();
const index = z.number().int().min(0).max(200_000);

/** Words `first` to `last` of a paragraph of a text, both from 0 and included; `member` where the field holds several. */
export const wordsRuleSchema = z.strictObject({
  ...place,
  member: z.string().max(100).optional(),
  paragraph: index,
  first: index,
  last: index,
  reason,
});

export const withholdRuleSchema = z.union([
  z.strictObject({ ...place, reason }),
  wordsRuleSchema,
  z.strictObject({ evidence: z.string().min(1).max(100), reason }),
  z.strictObject({ type: z.string().max(100), field: z.string().max(100), reason }),
]);

const stayingSchema = z.strictObject({ ...place, because: z.enum(stayingReasons) });

export const redactionSchema = z.strictObject({
  withhold: z.array(withholdRuleSchema).min(1).max(10_000),
  /** Of every rule that gives none of its own. */
  reason: handReasonSchema,
  /** Places at which a text that is withheld elsewhere may still stand. */
  staying: z.array(stayingSchema).max(10_000).optional(),
});
export type Redaction = z.infer<typeof redactionSchema>;
export type WithholdRule = z.infer<typeof withholdRuleSchema>;
export type WordsRule = z.infer<typeof wordsRuleSchema>;
