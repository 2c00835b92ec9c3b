import { z } from 'zod';
import { readings } from '../domain/planted-pair.ts';
import { credibilities, forgeabilities, tlpSchema } from '../domain/vocabulary.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();
/** Which would settle the pair at once is left out. */
const openForgeability = z.enum(forgeabilities).exclude(['demonstrated']);

const reading = z.object({
  id: z.string(),
  exhibit: text,
  title: text,
  credibility: text,
  forgeability: text,
});

/** An item that may be deceptive, entered twice: as true and as planted (method, section 1.1). */
export const pairContract = {
  /** Makes the second record, the link and the common group in one transaction. Both readings are graded by a person. */
  'pair.enter': {
    input: inCase({
      evidence: reference,
      truth: z.strictObject({ credibility: z.enum(credibilities), forgeability: openForgeability }),
      planted: z.strictObject({
        credibility: z.enum(credibilities).exclude(['5']),
        forgeability: openForgeability,
      }),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({
      /** Number of the first line, and how many there are. */
      line: count,
      lines: count,
      /** The second record. */
      id: z.string(),
      exhibit: z.string(),
      link: z.string(),
      group: z.string(),
      /** Dependence of the group that both are in, as a decimal. */
      rho: z.string(),
    }),
  },
  /** Says which reading stands; the other one weighs nothing from then on. */
  'pair.settle': {
    input: inCase({
      /** Either record of the pair. */
      evidence: reference,
      stands: z.enum(readings),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count, fallen: z.string() }),
  },
  'pair.list': {
    input: inCase({}),
    output: z.object({
      pairs: z.array(
        z.object({
          link: z.string(),
          line: count,
          truth: reading,
          planted: reading,
          reason: text,
          at: text,
          actor: text,
          stands: z.enum(readings).nullable(),
          /** Dependence of the group that both are in; null where they are in no common group, and count twice. */
          rho: text,
        }),
      ),
    }),
  },
} as const;
