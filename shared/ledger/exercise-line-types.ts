import { z } from 'zod';
import { injectMarks, injectTitleMax, offsetMinutesMax } from '../domain/exercise-vocabulary.ts';
import { idSchema, instantSchema, lineText } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

/** The inject list of an exercise. Such lines change nothing in a case that is not marked as one. */
export const exerciseLineTypes = {
  'exercise.start': {
    says: 'Says when the exercise started, which the times of its injects count from. The latest counts.',
    v: 1,
    fields: {
      ...common,
      moment: field(instantSchema, 'When it started.'),
      note: text('Who started it and how; after the first time, why the moment is another.'),
    },
  },
  'inject.plan': {
    says: 'Plans an inject: what is given to those who are trained, when, and what they are expected to do.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('inject'), 'Identifier.'),
      offset: skeleton(
        z.number().int().min(0).max(offsetMinutesMax).nullable(),
        'Minutes after the start of the exercise; null: when it suits.',
      ),
      title: field(lineText(injectTitleMax), 'What it is called.'),
      text: text('What is given to those who are trained.'),
      expected: text('What they are expected to do.'),
    },
  },
  'inject.mark': {
    says: 'Says that an inject was played, what was done about it, or that it is skipped. The latest of each counts.',
    v: 1,
    fields: {
      ...common,
      inject: skeleton(idSchema('inject'), 'Which.'),
      status: skeleton(z.enum(injectMarks), 'Played, done, or skipped.'),
      moment: field(instantSchema, 'When that was.'),
      note: text('How it was played, what was done, or why it is skipped.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
