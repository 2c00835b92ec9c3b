import { z } from 'zod';
import { deadlineKinds, deadlinePlaces, deadlineStates } from '../consequence/deadlines.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { count, inCase, path } from './contract-shapes.ts';

/** The calls about what is due in a case. */
export const deadlineContract = {
  /** Every deadline by the clock of this workstation: what is overdue first, what was met last. */
  'deadline.list': {
    input: inCase({}),
    output: z.object({
      now: z.string(),
      deadlines: z.array(
        z.object({
          kind: z.enum(deadlineKinds),
          what: z.string(),
          /** An instant, or a day that ends in UTC. */
          due: z.string(),
          state: z.enum(deadlineStates),
          met: z.string().nullable(),
          line: count,
          part: z.string(),
          place: z.enum(deadlinePlaces),
          tlp: tlpSchema.nullable(),
        }),
      ),
      /** Clocks that run from a moment that is withheld: what they ask for has no time here. */
      untold: z.array(z.string()),
    }),
  },
  /** Writes the open deadlines as an iCalendar file. */
  'deadline.calendar': {
    input: inCase({ out: path }),
    output: z.object({ out: z.string(), events: count }),
  },
} as const;
