import { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { judgementOutcomes, registerKinds, registerStates } from '../domain/register-vocabulary.ts';
import { instantSchema } from '../ledger/field-types.ts';
import { loweredLevels } from '../ledger/confidence-line-types.ts';
import { writtenContract } from './written-contract.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();
const name = z.string().max(500);
const statement = longText.min(1);
const written = { level: z.number().int().min(1).max(4), author: name.min(1), statement };

export const reasoningContract = {
  ...writtenContract,
  /** Lowers the confidence of a level; `computed` takes that back. It is never raised. */
  'confidence.lower': {
    input: inCase({
      level: z.number().int().min(1).max(4),
      to: z.enum([...loweredLevels, 'computed']),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Names an independent reviewer; with `withdraw` the naming that ends. */
  'review.assign': {
    input: inCase({
      person: name.default(''),
      principal: name.default(''),
      withdraw: reference.optional(),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** States a gap, an indicator of change, a counter-case or a premortem; with `id` what it is now. */
  'register.set': {
    input: inCase({
      id: reference.optional(),
      entry: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('gap'),
          status: z.enum(registerStates.gap).optional(),
          changesRanking: z.boolean(),
          owner: name.default(''),
          statement,
        }),
        z.strictObject({
          kind: z.literal('indicator'),
          status: z.enum(registerStates.indicator).optional(),
          hypothesis: reference.optional(),
          owner: name.default(''),
          statement,
        }),
        z.strictObject({ kind: z.literal('counter'), status: z.enum(registerStates.counter).optional(), ...written }),
        z.strictObject({
          kind: z.literal('premortem'),
          status: z.enum(registerStates.premortem).optional(),
          ...written,
        }),
      ]),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ id: z.string(), line: count }),
  },
  /** Registers, judgements, and how well those with an outcome were calibrated. */
  'register.list': {
    input: inCase({}),
    output: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          line: count,
          firstLine: count,
          kind: z.enum(registerKinds),
          status: text,
          statement: text,
          person: text,
          level: z.number().nullable(),
          hypothesis: text,
          changesRanking: z.boolean().nullable(),
          at: text,
          actor: text,
        }),
      ),
      judgements: z.array(
        z.object({
          id: z.string(),
          line: count,
          level: z.number().nullable(),
          hypothesis: text,
          probability: text,
          asOf: count.nullable(),
          team: text,
          at: text,
          actor: text,
          outcome: text,
          outcomeLine: count.nullable(),
          known: text,
          basis: text,
        }),
      ),
      calibration: z.array(z.object({ of: z.string(), count, brier: z.string(), given: z.string(), came: z.string() })),
    }),
  },
  /** Records the probability that is computed now, so that the outcome can be held against it. */
  'judgement.record': {
    input: inCase({ hypothesis: reference, team: name.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ id: z.string(), line: count, probability: z.string() }),
  },
  'judgement.resolve': {
    input: inCase({
      judgement: reference,
      outcome: z.enum(judgementOutcomes),
      known: instantSchema.optional(),
      basis: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Who is named to review, and what reviewers answered. */
  'review.list': {
    input: inCase({}),
    output: z.object({
      namings: z.array(
        z.object({
          id: z.string(),
          line: count,
          person: text,
          principal: text,
          reason: text,
          at: text,
          actor: text,
        }),
      ),
      answers: z.array(
        z.object({
          line: count,
          conclusion: text,
          person: text,
          principal: text,
          reviewedSize: count.nullable(),
          at: text,
        }),
      ),
    }),
  },
} as const;
