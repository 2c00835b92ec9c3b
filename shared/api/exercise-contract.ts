import { z } from 'zod';
import { plannedInject } from '../consequence/inject-plan.ts';
import { injectMarks, injectStates } from '../domain/exercise-vocabulary.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { instantSchema } from '../ledger/field-types.ts';
import { caseFolder, count, inCase, longText, path, reference } from './contract-shapes.ts';

const text = z.string().nullable();
const minutes = z.number().int().nullable();
const said = { line: count, at: text, note: text };

/** The inject list of an exercise. Refused in every case that was not opened as one, but for reading. */
export const exerciseContract = {
  /** Says when the exercise started; now where it is left out. A second time needs a note. */
  'exercise.start': {
    input: inCase({ moment: instantSchema.optional(), note: longText.default(''), tlp: tlpSchema.optional() }),
    output: z.object({ line: count, moment: z.string() }),
  },
  /** Without an offset it is played when it suits. */
  'inject.plan': {
    input: inCase({ ...plannedInject, offset: plannedInject.offset.optional(), tlp: tlpSchema.optional() }),
    output: z.object({ id: z.string(), line: count }),
  },
  /** Takes a plan over from a CSV or JSON file, whole or not at all. */
  'inject.import': {
    input: inCase({ path, tlp: tlpSchema.optional() }),
    output: z.object({ ids: z.array(z.string()), line: count }),
  },
  /** Without a moment, now. What was done, and why it is skipped, is said. */
  'inject.mark': {
    input: inCase({
      inject: reference,
      status: z.enum(injectMarks),
      moment: instantSchema.optional(),
      note: longText.default(''),
      tlp: tlpSchema.optional(),
    }).refine(
      ({ status, note }) => status === 'played' || note.trim() !== '',
      'what was done, or why it is skipped, is not said',
    ),
    output: z.object({ line: count, moment: z.string() }),
  },
  /** Every inject by its time, with what came of it. */
  'exercise.read': {
    input: caseFolder,
    output: z.object({
      isExercise: z.boolean(),
      now: z.string(),
      start: z.object(said).nullable(),
      injects: z.array(
        z.object({
          id: z.string(),
          line: count,
          offsetMinutes: minutes,
          title: text,
          text,
          expected: text,
          state: z.enum(injectStates),
          plannedAt: text,
          played: z.object({ ...said, afterMinutes: minutes, lateMinutes: minutes }).nullable(),
          done: z.object({ ...said, tookMinutes: minutes }).nullable(),
          skipped: z.object(said).nullable(),
        }),
      ),
    }),
  },
};
