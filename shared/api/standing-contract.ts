import { z } from 'zod';
import { standingActs, standingGrounds } from '../domain/standing-vocabulary.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { caseFolder, count, inCase, longText, path, shortText } from './contract-shapes.ts';

const said = {
  /** Number of the line that froze the release. */
  release: count,
  ground: z.enum(standingGrounds),
  /** Shown in every edition from then on, and in the notice. */
  statement: z.string().trim().min(1).max(4000),
};

/** What `approval.request` takes for a release that has left. */
export const standingRequests = [
  z.strictObject({ kind: z.literal('amend'), ...said }),
  z.strictObject({ kind: z.literal('retract'), ...said }),
] as const;

const text = z.string().nullable();
const recipient = z.object({ line: count, receiver: text, at: text });

export const standingContract = {
  /** What rests on each release, and who is still to be told what became of it. */
  'release.after': {
    input: caseFolder,
    output: z.object({
      releases: z.array(
        z.object({
          line: count,
          editions: z.array(
            z.object({
              line: count,
              release: count,
              edition: text,
              name: text,
              sha256: text,
              recipients: z.array(recipient),
            }),
          ),
          reviews: z.array(z.object({ line: count, person: text })),
          judgements: z.array(z.object({ line: count, level: z.number().nullable() })),
          /** What it rests on and was corrected since. `since`: number of the line that was corrected. */
          corrected: z.array(
            z.object({
              line: count,
              since: count,
              what: z.enum(['grade', 'description', 'custody', 'line']),
              item: text,
              exhibit: text,
              reason: text,
            }),
          ),
        }),
      ),
      tasks: z.array(
        z.object({
          line: count,
          act: z.enum(standingActs),
          release: count,
          exported: count,
          edition: text,
          recipient: recipient.nullable(),
          told: z.object({ line: count, how: text, at: text }).nullable(),
        }),
      ),
    }),
  },
  /** Records who got an edition. `exported`: number of the line of the export. */
  'release.hand': {
    input: inCase({
      exported: count,
      to: shortText,
      from: z.string().max(500).default(''),
      purpose: z.string().max(2000).default(''),
      note: longText.default(''),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Writes what became of a release as a file that proves it to whoever holds a bundle, and the same in words beside it. */
  'release.notice': {
    input: inCase({ release: count, line: count.optional(), out: path }),
    output: z.object({
      out: z.string(),
      text: z.string(),
      sha256: z.string(),
      standing: z.enum(['amended', 'retracted', 'superseded']),
      line: count,
    }),
  },
  /** Records that a recipient was told. `standing`: number of the line that they were told of. */
  'release.tell': {
    input: inCase({
      handover: count,
      standing: count,
      how: longText.min(1),
      notice: path.optional(),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
} as const;
