import { z } from 'zod';
import { wordingIds } from '../../reference/yardsticks.ts';
import { confidenceLevels, confidenceTests } from '../confidence/confidence.ts';

const id = z.string();
const text = z.string().nullable();
const line = z.int().min(0);
/** With six places, as every number of an assessment. */
const decimal = z.string();
const thenAndNow = <T extends z.ZodType>(value: T) => z.object({ before: value.nullable(), after: value.nullable() });

const deltaKinds = ['item', 'hypothesis', 'rating', 'grade', 'dependence', 'prior', 'profile'] as const;

const change = z.object({
  kind: z.enum(deltaKinds),
  /** Of the item, hypothesis or group. */
  id: id.nullable(),
  /** Of an item or a hypothesis: whether it came; else true. */
  came: z.boolean(),
  /** By hypothesis, or by field of a grade. */
  values: z.array(z.object({ of: z.string(), from: text, to: text })),
  lines: z.array(line),
  by: z.array(z.string()),
  /** What it adds to the probability that `move` is about: with it, less without it. Null: it cannot be taken back alone. */
  effect: decimal.nullable(),
});

const place = z.object({
  /** Of the level's own matrix; what moved and why is about this one. */
  probability: decimal,
  /** What the level below leaves room for, and the word of that. */
  stated: decimal,
  word: z.string(),
  gap: z.boolean(),
  place: z.int().min(1),
});
const stance = z.object({
  stated: z.enum(confidenceLevels),
  computed: z.enum(confidenceLevels),
  capping: z.array(z.enum(confidenceTests)),
});

export const levelDelta = z.object({
  level: z.int().min(1).max(4),
  /** Every word here is of this one, then and now. */
  wording: z.enum(wordingIds),
  lead: thenAndNow(id),
  hypotheses: z.array(z.object({ id, ...thenAndNow(place).shape })),
  confidence: thenAndNow(stance),
  fragility: thenAndNow(z.int().min(0)),
  completeness: thenAndNow(decimal),
  modelAgreement: thenAndNow(z.boolean()),
  changes: z.array(change),
  /** The probability that is explained; null where there is none at both moments. */
  move: z.object({ hypothesis: id, from: decimal, to: decimal, moved: decimal, remainder: decimal }).nullable(),
});

export type LevelDelta = Readonly<z.infer<typeof levelDelta>>;
export type DeltaChange = Readonly<z.infer<typeof change>>;
export type DeltaPlace = Readonly<z.infer<typeof place>>;
export type DeltaStance = Readonly<z.infer<typeof stance>>;
