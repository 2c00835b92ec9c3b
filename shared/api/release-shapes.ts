import { z } from 'zod';
import { releaseStandings, standingActs, standingGrounds } from '../domain/standing-vocabulary.ts';
import { count } from './contract-shapes.ts';

const approval = z.object({ principal: z.string(), line: count });
export const releaseRequest = z.object({
  id: z.string(),
  line: count,
  kind: z.string(),
  /** What is asked for, in words. */
  words: z.string(),
  actor: z.string(),
  at: z.string(),
  state: z.enum(['open', 'void', 'performed']),
  approvals: z.array(approval),
  missing: count,
  /** SHA-256 of the redactions that a release's request names. */
  redactions: z.array(z.string()),
  /** Rules of export of which it asks to let errors stand. */
  overrides: z.array(z.object({ rule: z.string(), reason: z.string(), findings: count })),
});

/** What became of a release, and by which lines; each with the words that are printed wherever it is named. */
const said = z.object({
  line: count,
  act: z.enum(standingActs),
  ground: z.enum(standingGrounds),
  statement: z.string(),
  at: z.string(),
  actor: z.string(),
});
export const releaseStanding = z.object({
  standing: z.enum(releaseStandings),
  retraction: said.nullable(),
  amendments: z.array(said),
  /** Line that froze the next release by two people. */
  successor: count.nullable(),
});
