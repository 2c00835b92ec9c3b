import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import { clusterActs, clusterTiers } from '../domain/cluster-vocabulary.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';
import { shownSubject, subject } from './findings-contract.ts';

const text = z.string().nullable();
const label = z
  .string()
  .max(200)
  .refine((value) => value.trim() !== '', 'a label is not empty');
const tier = z.enum(clusterTiers);
const members = z.array(subject).max(5000);
const said = {
  /** From when on it holds; today without it. */
  day: z
    .string()
    .max(10)
    .refine((day) => isInstant(`${day}T00:00:00Z`), 'a day is YYYY-MM-DD')
    .optional(),
  rationale: longText.min(1),
  tlp: tlpSchema.optional(),
};
const named = { cluster: reference };
const recorded = z.object({ line: count });
const thing = shownSubject.nullable();

/** Clusters of activity: each act is an event with a rationale, and what a cluster is follows from its events. */
export const clusterContract = {
  'cluster.form': {
    input: inCase({ label, tier: tier.default('activity_cluster'), members: members.min(1), ...said }),
    output: z.object({ id: z.string(), line: count }),
  },
  'cluster.change': {
    input: inCase({ ...named, joined: members.default([]), left: members.default([]), ...said }),
    output: recorded,
  },
  /** `cluster` ends; `into` goes on with what both held. */
  'cluster.merge': { input: inCase({ ...named, into: reference, ...said }), output: recorded },
  /** Each thing goes to exactly one part. */
  'cluster.split': {
    input: inCase({
      ...named,
      parts: z
        .array(z.strictObject({ label, tier: tier.optional(), members: members.min(1) }))
        .min(2)
        .max(50),
      ...said,
    }),
    output: z.object({ ids: z.array(z.string()), line: count }),
  },
  'cluster.promote': { input: inCase({ ...named, tier, label: label.optional(), ...said }), output: recorded },
  /** Says that a hypothesis of level 1 or 2 refers to a cluster, still does, or no longer does. */
  'cluster.link': {
    input: inCase({
      ...named,
      hypothesis: reference,
      status: z.enum(['refers', 'confirmed', 'withdrawn']).default('refers'),
      rationale: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: recorded,
  },
  /** Every cluster with its history, as it is or as it was after line `at`. */
  'cluster.list': {
    input: inCase({ at: count.optional() }),
    output: z.object({
      clusters: z.array(
        z.object({
          id: z.string(),
          label: text,
          isProvisional: z.boolean(),
          tier: text,
          members: z.array(thing),
          formedLine: count,
          splitFrom: text,
          ended: z.object({ line: count, how: z.enum(['merged', 'split']), into: z.array(z.string()) }).nullable(),
          isPartial: z.boolean(),
          /** What the framework asks of the next tiers, with what the case itself can say about it. */
          checklist: z.array(z.object({ tier, requirement: z.string(), found: text })),
          events: z.array(
            z.object({
              line: count,
              act: z.enum(clusterActs),
              cluster: text,
              label: text,
              tier: text,
              into: text,
              joined: z.array(thing).nullable(),
              left: z.array(thing).nullable(),
              parts: z.array(z.object({ id: z.string(), label: z.string(), tier, members: z.array(thing) })).nullable(),
              day: text,
              rationale: text,
              at: text,
              actor: text,
            }),
          ),
          links: z.array(
            z.object({
              hypothesis: z.string(),
              line: count,
              status: text,
              rationale: text,
              /** Line of the merge or split after it; null: none. */
              redrawnLine: count.nullable(),
            }),
          ),
        }),
      ),
    }),
  },
} as const;
