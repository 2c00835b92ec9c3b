import { z } from 'zod';
import { editions, tlpSchema } from '../domain/vocabulary.ts';
import {
  ageRecipients,
  caseInfo,
  count,
  inCase,
  passphrase,
  path,
  principal,
  receivedBundle,
  verificationSchema,
} from './contract-shapes.ts';

/** What leaves as a bundle, and what comes as one. */
export const bundleContract = {
  'release.export': {
    input: inCase({
      out: path,
      edition: z.enum(editions),
      tlp: tlpSchema.optional(),
      redact: path.optional(),
      signers: z.array(z.strictObject({ identity: principal, passphrase: passphrase.nullable() })).default([]),
      /** For the way: what is written is the ZIP encrypted with age, for these recipients or with this passphrase. */
      age: ageRecipients.optional(),
    }),
    output: z.object({
      out: z.string(),
      /** Of the ZIP, also where it was encrypted. */
      size: count,
      sha256: z.string(),
      encrypted: z.boolean(),
      edition: z.enum(editions),
      withheld: count,
      files: count,
      recomputable: z.boolean(),
      signers: z.array(z.string()),
      missingSignatures: z.array(z.string()),
    }),
  },
  'bundle.sign': {
    input: z.strictObject({ path, identity: principal, passphrase, signers: path.optional(), logKey: path.optional() }),
    output: z.object({ file: z.string() }),
  },
  'bundle.verify': {
    input: receivedBundle,
    output: verificationSchema,
  },
  /** A query over the checkpoint of a note, of a case's last release, or of a bundle (RFC 3161). */
  'stamp.request': {
    input: z.strictObject({ path, out: path }),
    output: z.object({ out: z.string(), origin: z.string(), size: count, sha256: z.string() }),
  },
  /** The reply to such a query, into the case or the bundle; `files`: those added to a bundle. */
  'stamp.import': {
    input: z.strictObject({ path, reply: path, query: path, tsaRoots: z.array(path).max(16).default([]) }),
    output: z.object({
      time: z.string(),
      accuracySeconds: z.number().nullable(),
      authority: z.string(),
      policy: z.string(),
      size: count,
      files: z.array(z.string()),
    }),
  },
  'bundle.open': {
    input: receivedBundle.extend({ folder: path }),
    output: caseInfo,
  },
} as const;
