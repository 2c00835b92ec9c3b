import { z } from 'zod';
import { standingGrounds } from '../domain/standing-vocabulary.ts';
import { count } from './contract-shapes.ts';

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

export const standingContract = {} as const;
