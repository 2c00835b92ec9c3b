import { z } from 'zod';
import { handReasonSchema } from '../../shared/bundle/redaction.ts';
import { triageStates } from '../../shared/domain/finding-vocabulary.ts';

// What an address may select on a screen of a case; whatever does not fit is passed over.
const caseSearch = z.object({
  /** An item of evidence, by id. */
  item: z.string().max(100).optional().catch(undefined),
  /** An item, by id, in whose place a copy is to be taken in that may be shown, */
  copyOf: z.string().max(100).optional().catch(undefined),
  /** and the reason for which the item is withheld. */
  because: handReasonSchema.optional().catch(undefined),
  /** A place in the file of that item, as the command line writes it (`bytes:0-512`), */
  place: z.string().max(2100).optional().catch(undefined),
  /** and the bytes that it is, `bytes:0-512`, where they are known. */
  bytes: z.string().max(60).optional().catch(undefined),
  /** A record of that item, by its number. */
  record: z.number().int().min(1).optional().catch(undefined),
  /** A finding, by id. */
  finding: z.string().max(100).optional().catch(undefined),
  /** Items of which somebody said so; nobody said anything of the others. */
  triage: z.enum(triageStates).optional().catch(undefined),
  /** A hypothesis, by id. */
  hypothesis: z.string().max(100).optional().catch(undefined),
  /** A source, by id. */
  source: z.string().max(100).optional().catch(undefined),
  /** A measure, by id. */
  measure: z.string().max(100).optional().catch(undefined),
  /** A line of the ledger, by number. */
  line: z.number().int().min(0).optional().catch(undefined),
  /** A level of attribution, 1 to 4. */
  level: z.number().int().min(1).max(4).optional().catch(undefined),
});
export type CaseSearch = z.infer<typeof caseSearch>;

export const parseCaseSearch = (search: Record<string, unknown>): CaseSearch => {
  const parsed = caseSearch.parse(search);
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
};
