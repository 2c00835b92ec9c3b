import { z } from 'zod';
import { withholdingReasonSchema } from '../domain/vocabulary.ts';
import { count, reference } from './contract-shapes.ts';

const approval = z.object({ principal: z.string(), line: count });
export const releaseRequest = z.object({
  id: z.string(),
  line: count,
  kind: z.string(),
  /** What is asked for, in words. */
  words: z.string(),
  actor: z.string(),
  at: z.string(),
  state: z.enum(['open', 'void', 'performed']),
  approvals: z.array(approval),
  missing: count,
  /** SHA-256 of the redactions that a release's request names. */
  redactions: z.array(z.string()),
});

const withholdRule = z.union([
  z.strictObject({ line: count, field: z.string().max(100) }),
  z.strictObject({ evidence: reference }),
  z.strictObject({ type: z.string().max(100), field: z.string().max(100) }),
]);
export const redactionInput = z.strictObject({
  withhold: z.array(withholdRule).min(1).max(10_000),
  reason: withholdingReasonSchema,
});
