import { z } from 'zod';
import { judgementOutcomes, registerStates } from '../domain/register-vocabulary.ts';
import { countSchema, decimalSchema, idSchema, instantSchema, nameText } from './field-types.ts';
import { lintLineTypes } from './lint-line-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

const levelSchema = z.number().int().min(1).max(4);

/** Registers that a review asks for, answers to the rules of export, and the log of judgements from which a calibration grows. */
export const registerLineTypes: Readonly<Record<string, LineType>> = {
  ...lintLineTypes,
  'assumption.examine': {
    says: 'States who tests an assumption, how, and what follows if it is wrong.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('assumption'), 'The assumption.'),
      owner: field(nameText, 'Who sees to the test; empty where nobody does.'),
      consequence: text('What follows for the result if it is wrong.'),
      test: text('What would show that it is wrong; empty where nobody knows.'),
    },
  },
  'gap.set': {
    says: 'States what was never collected, or its new status. A gap is never scored.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('gap'), 'Identifier.'),
      status: field(z.enum(registerStates.gap), 'Status.'),
      changesRanking: field(z.boolean(), 'Whether it could change who leads.'),
      owner: field(nameText, 'Who sees to it; empty where nobody does.'),
      statement: text('What is missing.'),
    },
  },
  'indicator.set': {
    says: 'States what would show that events take another course, or its new status.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('indicator'), 'Identifier.'),
      status: field(z.enum(registerStates.indicator), 'Status.'),
      hypothesis: field(idSchema('hypothesis').nullable(), 'The hypothesis that it would strengthen.'),
      owner: field(nameText, 'Who watches for it; empty where nobody does.'),
      statement: text('What would be seen.'),
    },
  },
  'counter.set': {
    says: 'Sets the strongest case against the lead, by somebody who did not make the case for it.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('counter'), 'Identifier.'),
      status: field(z.enum(registerStates.counter), 'Status.'),
      level: field(levelSchema, 'Level that it is about.'),
      author: field(nameText, 'Who wrote it.'),
      statement: text('The argument.'),
    },
  },
  'premortem.set': {
    says: 'Sets an answer to: it is a year later and we were wrong; why?',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('premortem'), 'Identifier.'),
      status: field(z.enum(registerStates.premortem), 'Status.'),
      level: field(levelSchema, 'Level that it is about.'),
      author: field(nameText, 'Who wrote it.'),
      statement: text('The answer.'),
    },
  },
  'judgement.record': {
    says: 'Records a judgement with the probability that was computed then, so that its outcome can be held against it.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('judgement'), 'Identifier.'),
      level: field(levelSchema, 'Level.'),
      hypothesis: field(idSchema('hypothesis'), 'The hypothesis judged.'),
      probability: field(decimalSchema, 'P of it by ALR-1, six decimals.'),
      asOf: field(countSchema, 'Number of lines that it was computed from.'),
      team: field(nameText, 'Who judged.'),
    },
  },
  'judgement.resolve': {
    says: 'Says what came of a judgement.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('judgement'), 'The judgement.'),
      outcome: field(z.enum(judgementOutcomes), 'Whether the hypothesis proved true.'),
      known: field(instantSchema.nullable(), 'Since when that is known; null where nobody says.'),
      basis: text('What shows it.'),
    },
  },
};
