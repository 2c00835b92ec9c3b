import { z } from 'zod';
import { credibilities } from '../domain/vocabulary.ts';
import { collection, count, inCase, itemDetails, path, taken } from './contract-shapes.ts';

/** Why a file of a watched folder is not taken in yet. */
export const waitingReasons = ['changing', 'unfinished', 'case-busy'] as const;
export type WaitingReason = (typeof waitingReasons)[number];

export const refusedSource = z.object({ path: z.string(), code: z.string(), message: z.string() });
const waiting = z.object({ path: z.string(), why: z.enum(waitingReasons) });

/** How many of each kind `watchState` names. */
export const watchShownMax = 100;

/** How a watched folder stands: everything counted, and the newest of it named. */
export const watchState = z.object({
  /** The case, and the folder that is watched. */
  folder: z.string(),
  path: z.string(),
  counts: z.object({
    taken: count,
    /** Files whose content the case holds already, those that lay there at the start included. */
    duplicates: count,
    refused: count,
    waiting: count,
  }),
  taken: z.array(taken),
  /** Without those that lay there at the start. */
  duplicates: z.array(taken),
  refused: z.array(refusedSource),
  waiting: z.array(waiting),
});
export type WatchState = z.infer<typeof watchState>;

export type WatchNews = {
  readonly taken: readonly z.infer<typeof taken>[];
  readonly duplicates: readonly { readonly item: z.infer<typeof taken>; readonly isFromStart: boolean }[];
  readonly refused: readonly z.infer<typeof refusedSource>[];
};

export const settleSecondsDefault = 3;

export const watchContract = {
  /** Takes in what is put into a folder, until it is told to end (`job.cancel`). */
  'intake.watch': {
    input: inCase({
      path,
      /** A file is taken in once nothing of it has changed for so long. */
      settleSeconds: z.number().min(0.1).max(3600).default(settleSecondsDefault),
      /** Ends by itself when nothing waits any more. */
      untilSettled: z.boolean().default(false),
      credibility: z.enum(credibilities).optional(),
      details: itemDetails.omit({ exhibit: true }).optional(),
      ...collection,
    }),
    output: watchState,
  },
} as const;
