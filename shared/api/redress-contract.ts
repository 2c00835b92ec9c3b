import { z } from 'zod';
import { remediationStates } from '../domain/remediation-vocabulary.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { caseFolder, count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();
const day = z.iso.date();
const cites = z.array(reference).max(200).default([]);
const cited = z.array(z.object({ id: z.string(), exhibit: text, title: text })).nullable();
const name = z.string().max(500);

/** The calls about what is done for whoever was harmed. */
export const redressContract = {
  /** Adds a task: for a service, or for what items show to be harmed; one of the two is named. */
  'remediation.add': {
    input: inCase({
      what: longText.min(1),
      service: name.default(''),
      cites,
      owner: name.default(''),
      due: day.optional(),
      tlp: tlpSchema.optional(),
    }).refine(
      ({ service, cites: shown }) => service.trim() !== '' || shown.length > 0,
      'neither a service is named nor an item that shows the harm',
    ),
    output: z.object({ id: z.string(), line: count }),
  },
  /** Says how far a task has come. What is left out stays; `due: ''` takes the day back. */
  'remediation.set': {
    input: inCase({
      task: reference,
      status: z.enum(remediationStates),
      note: longText.default(''),
      cites,
      owner: name.optional(),
      due: z.union([day, z.literal('')]).optional(),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Every task in the order in which they were added, as it stands on the day of the workstation's clock. */
  'remediation.list': {
    input: caseFolder,
    output: z.object({
      tasks: z.array(
        z.object({
          id: z.string(),
          line: count,
          status: z.enum(remediationStates).nullable(),
          what: text,
          service: text,
          cites: cited,
          owner: text,
          due: text,
          isOverdue: z.boolean(),
          /** The line that last changed it; null: none did. */
          last: z.object({ line: count, note: text, cites: cited, at: text, actor: text }).nullable(),
        }),
      ),
    }),
  },
} as const;
