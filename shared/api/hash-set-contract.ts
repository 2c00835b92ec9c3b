import { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { hashSetKinds } from '../ledger/hash-set-line.ts';
import { count, inCase, path, shortText } from './contract-shapes.ts';

const text = z.string().nullable();

/** By name, `name@version`, or a beginning of the SHA-256 of its list. */
const setReference = z.string().min(1).max(1100);

const hashSet = z.object({
  name: z.string(),
  kind: z.enum(hashSetKinds),
  version: z.string(),
  provenance: z.string(),
  licence: z.string(),
  file: z.string(),
  sha256: z.string(),
  hashes: count,
  addedAt: z.string(),
});

/** Sets that know something. A match says that somebody listed these bytes, and judges nothing. */
export const knownBy = z.array(z.object({ set: z.string(), version: z.string(), kind: z.enum(hashSetKinds) }));

export const hashSetContract = {
  /** Takes a list of hashes in as a set of the workstation. */
  'hashset.add': {
    input: z.strictObject({
      path,
      name: shortText,
      kind: z.enum(hashSetKinds),
      version: z.string().max(500).default(''),
      provenance: z.string().max(2000).default(''),
      licence: z.string().max(2000).default(''),
    }),
    output: z.object({
      set: hashSet,
      /** Lines that were not understood: the first hundred of `marks`. */
      skipped: z.array(z.object({ line: count, message: z.string() })),
      marks: count,
      /** Lines with no MD5, SHA-1 or SHA-256. */
      unused: count,
    }),
  },
  'hashset.list': {
    input: z.strictObject({ folder: path.optional() }),
    output: z.object({
      sets: z.array(
        hashSet.extend({
          /** The latest line that held it against the case; null where none did, or no case is named. */
          applied: z.object({ line: count, at: text, items: count.nullable(), records: count.nullable() }).nullable(),
        }),
      ),
      /** Applied to the case, and not on this workstation: what they know cannot be shown here. */
      absent: z.array(
        z.object({ name: z.string(), kind: z.string(), version: z.string(), sha256: z.string(), line: count }),
      ),
    }),
  },
  'hashset.remove': { input: z.strictObject({ set: setReference }), output: z.object({ removed: hashSet }) },
  /** Holds a set against the case: a line of the ledger. From then on the case shows what the set knows. */
  'hashset.apply': {
    input: inCase({ set: setReference, tlp: tlpSchema.optional() }),
    output: z.object({ line: count, set: z.string(), kind: z.enum(hashSetKinds), items: count, records: count }),
  },
  'hashset.matches': {
    input: inCase({ set: setReference.optional() }),
    output: z.object({
      totals: z.object({ items: count, records: count }),
      /** The first thousand of each. */
      items: z.array(z.object({ id: z.string(), exhibit: text, title: text, known: knownBy })),
      records: z.array(z.object({ evidence: z.string(), record: count, title: z.string(), known: knownBy })),
    }),
  },
} as const;
