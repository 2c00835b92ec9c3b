import { z } from 'zod';
import { openSynthesisBands, osachBands } from '../attribution/disagreement.ts';
import { opinionStandings, ratingCodes, tlpSchema } from '../domain/vocabulary.ts';
import { caseFolder, count, inCase, longText, openOpinion, principal, reference } from './contract-shapes.ts';

const text = z.string().nullable();
const level = z.number().int().min(1).max(4);
const code = z.enum(ratingCodes).nullable();
/** Decimals with six places, as in the sections of an assessment. */
const decimal = z.string();
const progress = { rated: count, cells: count };

const standing = z.enum(opinionStandings).nullable();

const score = z.object({
  lead: text,
  leadRanked: z.boolean(),
  posterior: z.record(z.string(), decimal),
  xc: z.record(z.string(), decimal),
  modelAgreement: z.boolean(),
  completeness: decimal,
});
const disagreement = <Band extends z.ZodType>(band: Band) => z.object({ spread: decimal, band });

const comparedLevel = z.object({
  level,
  /** How many cells the level has, and of how many at least two raters said something. */
  cells: count,
  compared: count,
  raters: z.array(
    z.object({
      id: z.string(),
      /** Null: withheld in this edition. */
      name: text,
      /** Null: entered into the matrix that the case counts. */
      opinion: z.object({ standing, line: count, at: text, endLine: count.nullable(), endAt: text }).nullable(),
      rated: count,
      /** Cells of the case’s own matrix that stand as this person entered them. */
      counted: count,
      columns: z.object({ steps: count, share: decimal, isWarning: z.boolean() }),
      score,
    }),
  ),
  own: score,
  panel: score,
  agreeOnLead: z.boolean(),
  bands: z.object({
    openSynthesis: z.record(z.enum(openSynthesisBands), count),
    osach: z.record(z.enum(osachBands), count),
  }),
  /** Cells that raters differ in, or that one rates otherwise than the case counts; what matters most comes first. */
  differing: count,
  /** Every item that is rated against the hypothesis that was asked for, in the order of the exhibits; empty without one. */
  ratings: z.array(
    z.object({
      item: z.string(),
      exhibit: text,
      title: text,
      own: code,
      /** In the order of `raters`. */
      ratings: z.array(code),
      panel: code,
    }),
  ),
  differences: z.array(
    z.object({
      item: z.string(),
      exhibit: text,
      title: text,
      hypothesis: z.string(),
      own: code,
      /** In the order of `raters`. */
      ratings: z.array(code),
      steps: count.nullable(),
      openSynthesis: disagreement(z.enum(openSynthesisBands)),
      osach: disagreement(z.enum(osachBands)),
      panel: code,
      effect: z
        .object({
          rater: z.string(),
          rating: z.enum(ratingCodes),
          lead: text,
          changesLead: z.boolean(),
          probability: decimal.nullable(),
          delta: decimal.nullable(),
        })
        .nullable(),
    }),
  ),
});

/** Who rated what; second opinions, during which the ratings of the case are hidden; and how the raters compare. */
export const raterContract = {
  'opinion.begin': {
    input: inCase({
      level,
      rater: principal,
      /** The rater has seen ratings of the level: the opinion is recorded as not blind. */
      seen: z.boolean().default(false),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ id: z.string(), line: count, standing: z.enum(opinionStandings) }),
  },
  /** What the open second opinion is given on, and what it has said; nothing of what anybody else rated. */
  'opinion.read': {
    input: caseFolder,
    output: z.object({
      opinion: openOpinion.nullable(),
      question: text,
      hypotheses: z.array(z.object({ id: z.string(), kind: text, statement: text, actorName: text })),
      items: z.array(
        z.object({
          id: z.string(),
          exhibit: text,
          title: text,
          name: text,
          description: text,
          reliability: text,
          credibility: text,
          ratings: z.record(z.string(), z.object({ rating: z.enum(ratingCodes), rationale: text })),
        }),
      ),
      ...progress,
    }),
  },
  'opinion.rate': {
    input: inCase({
      evidence: reference,
      cells: z.record(z.string(), z.strictObject({ rating: code, rationale: longText.default('') })),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count, ...progress }),
  },
  'opinion.end': { input: caseFolder, output: z.object({ line: count, ...progress }) },
  /** Everything that was ever said of one cell, or of one item, in the order in which it was said. */
  'rating.history': {
    input: inCase({ evidence: reference, hypothesis: reference.optional() }),
    output: z.object({
      given: z.array(
        z.object({
          hypothesis: z.string(),
          rating: code,
          rationale: text,
          rater: text,
          /** Null: entered into the matrix that the case counts. */
          opinion: z.object({ id: z.string(), standing }).nullable(),
          line: count,
          at: text,
          /** Whether it is what the case counts now. */
          counts: z.boolean(),
        }),
      ),
    }),
  },
  /** The raters of one level, or of every level, side by side. */
  'rater.compare': {
    input: inCase({
      level: level.optional(),
      /** Whose ratings are listed whole, beside the cells that differ. */
      hypothesis: reference.optional(),
      limit: z.number().int().min(0).max(100_000).default(500),
    }),
    output: z.object({ levels: z.array(comparedLevel) }),
  },
} as const;
