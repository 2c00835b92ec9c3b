import { z } from 'zod';
import { redactionSchema, withholdRuleSchema } from '../bundle/redaction.ts';
import { editions, tlpSchema } from '../domain/vocabulary.ts';
import { caseFolder, count, inCase, json } from './contract-shapes.ts';

const text = z.string().nullable();

/** What an edition withholds by hand: where words stand, how it reads without them, and what is kept to be approved. */
export const redactionContract = {
  /** The lines as a stranger reads them in an edition: a withheld word or paragraph is `{withheld: digest}` at its place. */
  'release.seen': {
    input: inCase({
      edition: z.enum(editions),
      tlp: tlpSchema.optional(),
      redaction: redactionSchema.nullable().default(null),
      /** `withheld`: lines of which something is withheld; `partly`: of which words are. */
      which: z.enum(['all', 'withheld', 'partly']).default('all'),
      from: count.default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      total: count,
      from: count,
      rows: z.array(
        z.object({
          seq: count,
          type: z.string(),
          words: z.string(),
          fields: z.array(z.object({ name: z.string(), value: json })),
          /** Fields of which nothing is shown. */
          withheld: z.array(z.string()),
        }),
      ),
    }),
  },
  /** Where words stand in the case, in any spelling: its lines, and its files as plain text. */
  'redaction.find': {
    input: inCase({ text: z.string().min(1).max(1000) }),
    output: z.object({
      total: count,
      /** The first thousand. */
      places: z.array(
        z.object({
          line: count,
          type: z.string(),
          field: z.string(),
          member: text,
          /** What withholds the place; none where every edition shows it or the numbers need it. */
          rules: z.array(withholdRuleSchema),
          kept: z.enum(['always', 'skeleton']).nullable(),
          before: z.string(),
          match: z.string(),
          after: z.string(),
        }),
      ),
      files: z.array(z.object({ id: z.string(), exhibit: text, title: text })),
      /** Files too large to be looked into, or too many. */
      filesUnread: count,
    }),
  },
  /** Keeps a redaction as a file of the workstation, to be named in a release's request and in its export. */
  'redaction.save': {
    input: inCase({ name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/u), redaction: redactionSchema }),
    output: z.object({ name: z.string(), path: z.string(), sha256: z.string() }),
  },
  'redaction.list': {
    input: caseFolder,
    output: z.object({
      redactions: z.array(
        z.object({
          name: z.string(),
          path: z.string(),
          sha256: z.string(),
          reason: z.string(),
          rules: count,
          redaction: redactionSchema,
        }),
      ),
      damaged: z.array(z.string()),
    }),
  },
} as const;
