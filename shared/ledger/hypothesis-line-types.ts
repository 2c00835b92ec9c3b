import { z } from 'zod';
import { countSchema, idSchema, textSchema } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

/** What may be said of a hypothesis after it was added: only ever `open` again after it was set aside. */
export const hypothesisStates = ['set_aside', 'reopened'] as const;

const hypothesis = idSchema('hypothesis');

/** Lines about how hypotheses hang together, and what became of them. None of them removes a hypothesis. */
export const hypothesisLineTypes = {
  'hypothesis.entail': {
    says: 'States that a hypothesis entails one of the next lower level, or takes that back. What is stated for the higher is then at most what is stated for the lower.',
    v: 1,
    fields: {
      ...common,
      higher: skeleton(hypothesis, 'The hypothesis that entails.'),
      lower: skeleton(hypothesis, 'The hypothesis of the next lower level that it entails.'),
      stands: skeleton(z.boolean(), 'Whether it entails it from here on.'),
      reason: text('Why.'),
    },
  },
  'hypothesis.part': {
    says: 'States that a hypothesis is part of another of the same level, or takes that back. Both stay columns of the matrix.',
    v: 1,
    fields: {
      ...common,
      part: skeleton(hypothesis, 'The part.'),
      whole: skeleton(
        hypothesis,
        'The hypothesis that it is part of; its own column stands for “otherwise within it”.',
      ),
      stands: skeleton(z.boolean(), 'Whether it is part of it from here on.'),
      reason: text('Why.'),
    },
  },
  'hypothesis.confirm': {
    says: 'Confirms that the hypotheses of a level exclude each other, or takes that back. Any later hypothesis, part or correction on the level outdates it.',
    v: 1,
    fields: {
      ...common,
      level: skeleton(z.number().int().min(1).max(4), 'Level.'),
      stands: skeleton(z.boolean(), 'Whether they exclude each other.'),
      reason: text('Why.'),
    },
  },
  'hypothesis.status': {
    says: 'Sets a hypothesis aside, or opens it again. It changes no number: a hypothesis set aside stays a scored column.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(hypothesis, 'The hypothesis.'),
      status: skeleton(z.enum(hypothesisStates), 'Status from here on.'),
      reason: text('Why.'),
    },
  },
  'hypothesis.correct': {
    says: 'Corrects what a hypothesis says; null fields stay as they were, the earlier line stays on record. Its kind and its level cannot be corrected.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(hypothesis, 'The hypothesis.'),
      corrects: field(countSchema, 'Number of the line that said it last.'),
      statement: field(textSchema.nullable(), 'What is claimed. Null: unchanged.', { texts: [''] }),
      predicts: field(textSchema.nullable(), 'What one would expect to see if it were true. Null: unchanged.', {
        texts: [''],
      }),
      refutedBy: field(textSchema.nullable(), 'What would refute it. Null: unchanged.', { texts: [''] }),
      reason: text('Why.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
