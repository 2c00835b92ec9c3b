import { z } from 'zod';
import { count } from './contract-shapes.ts';

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
