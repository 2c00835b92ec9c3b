import { z } from 'zod';
import { standingGrounds } from '../domain/standing-vocabulary.ts';
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

const toldStanding = z.object({
  standing: z.enum(['amended', 'retracted', 'superseded']),
  line: count,
  at: z.string(),
  ground: z.enum(standingGrounds).nullable(),
  statement: z.string().nullable(),
  approvers: z.array(z.string()),
  /** By whom the case was taken over since, under another log; empty where it was not. */
  taken: z.array(z.object({ line: count, origin: z.string(), principal: z.string(), isEnrolled: z.boolean() })),
});

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
    input: receivedBundle.extend({ notices: z.array(path).max(20).default([]) }),
    output: verificationSchema.extend({
      /** What the notices that were given say of this bundle. One that does not hold says nothing, and why. */
      notices: z.array(
        z.object({
          file: z.string(),
          holds: z.boolean(),
          detail: z.string(),
          told: toldStanding.nullable(),
        }),
      ),
    }),
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
