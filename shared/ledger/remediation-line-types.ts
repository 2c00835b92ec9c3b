import { z } from 'zod';
import { remediationStates } from '../domain/remediation-vocabulary.ts';
import { idSchema, nameText } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

const due = skeleton(z.iso.date().nullable(), 'Day by which it is to be done; null: none was set.');
const owner = field(nameText, 'Who sees to it; empty: nobody yet.');

/** What is done for whoever was harmed (method, section 7.1, rung 0). */
export const remediationLineTypes = {
  'remediation.add': {
    says: 'Adds a task of remediation: what is to be restored for whom.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('remediation'), 'Identifier.'),
      what: text('What is to be done.'),
      service: text('The service that it restores; empty where none is named.'),
      cites: field(z.array(idSchema('evidence')), 'Items that show what was harmed.'),
      owner,
      due,
    },
  },
  'remediation.set': {
    says: 'Says how far a task of remediation has come, who sees to it, and by when.',
    v: 1,
    fields: {
      ...common,
      task: skeleton(idSchema('remediation'), 'The task.'),
      status: skeleton(z.enum(remediationStates), 'Open, under way, done, or dropped.'),
      owner,
      due,
      note: text('What was done, or why it is dropped.'),
      cites: field(z.array(idSchema('evidence')), 'Items that show it.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
