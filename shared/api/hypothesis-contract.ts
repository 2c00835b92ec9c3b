import { z } from 'zod';
import { exclusivityStates } from '../domain/hypothesis-structure.ts';
import { hypothesisActs } from '../domain/hypothesis-rows.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { hypothesisStates } from '../ledger/hypothesis-line-types.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();
const level = z.number().int().min(1).max(4);
const because = { reason: longText.min(1), tlp: tlpSchema.optional() };
const written = z.object({ line: count });

/** How hypotheses hang together and what became of them: each call is one line, and none removes anything. */
export const hypothesisContract = {
  /** `stands` false takes it back. */
  'hypothesis.entail': {
    input: inCase({ higher: reference, lower: reference, stands: z.boolean().default(true), ...because }),
    output: written,
  },
  /** `stands` false takes it back. */
  'hypothesis.part': {
    input: inCase({ part: reference, whole: reference, stands: z.boolean().default(true), ...because }),
    output: written,
  },
  /** Confirms that the hypotheses of a level exclude each other; `stands` false takes it back. */
  'hypothesis.confirm': {
    input: inCase({ level, stands: z.boolean().default(true), ...because }),
    output: written,
  },
  'hypothesis.status': {
    input: inCase({ hypothesis: reference, status: z.enum(hypothesisStates), ...because }),
    output: written,
  },
  /** What is left out stays as it was. */
  'hypothesis.correct': {
    input: inCase({
      hypothesis: reference,
      statement: longText.min(1).optional(),
      predicts: longText.optional(),
      refutedBy: longText.optional(),
      ...because,
    }),
    output: written,
  },
} as const;

/** What `hypothesis.list` says beside the hypotheses themselves, of each and of each level that has any. */
export const hypothesisStanding = {
  entails: text,
  partOf: text,
  /** The line that set it aside. */
  setAside: count.nullable(),
  /** From its first line on. Two hypotheses that a line links both have it. */
  history: z.array(
    z.object({
      line: count,
      act: z.enum(['add', ...hypothesisActs]),
      /** What the line is about: for a link, the one that entails or is the part. */
      hypothesis: text,
      other: text,
      stands: z.boolean().nullable(),
      status: text,
      /** What a correction replaced, by field; null where that is withheld. */
      before: z.record(z.string(), text).nullable(),
      reason: text,
      at: text,
      actor: text,
    }),
  ),
};
export const levelStanding = z.object({
  level: z.number(),
  exclusivity: z.object({ status: z.enum(exclusivityStates), line: count.nullable() }),
  reason: text,
});
