import { z } from 'zod';
import { remediationStates } from '../domain/remediation-vocabulary.ts';
import { claimantKinds, redressGrounds, redressOutcomes, redressRemedies } from '../domain/redress-vocabulary.ts';
import { dutyKinds } from '../consequence/redress.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { caseFolder, count, inCase, longText, reference, shortText } from './contract-shapes.ts';

const text = z.string().nullable();
const day = z.iso.date();
const cites = z.array(reference).max(200).default([]);
const cited = z.array(z.object({ id: z.string(), exhibit: text, title: text })).nullable();
const name = z.string().max(500);
const by = { line: count, at: text, actor: text };

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
  /** Enters a claim. A misattribution names the contested hypothesis; whatever it is about is a release of the case. */
  'redress.receive': {
    input: inCase({
      ground: z.enum(redressGrounds),
      claimant: z.enum(claimantKinds),
      words: longText.min(1),
      name: name.default(''),
      /** The day on which it was received; today where it is left out. */
      on: day.optional(),
      release: count.optional(),
      hypothesis: reference.optional(),
      /** The measure that it is about. */
      measure: reference.optional(),
      cites,
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ id: z.string(), line: count, acknowledgeBy: z.string(), decideBy: z.string() }),
  },
  'redress.acknowledge': {
    input: inCase({ claim: reference, on: day.optional(), note: longText.default(''), tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  /** `decider`: a principal of the case or a name; nobody who approved or wrote what the claim is about. */
  'redress.decide': {
    input: inCase({
      claim: reference,
      outcome: z.enum(redressOutcomes),
      decider: shortText,
      reasons: longText.min(1),
      remedies: z.array(z.enum(redressRemedies)).max(20).default([]),
      on: day.optional(),
      tlp: tlpSchema.optional(),
    }),
    /** `measures`: those that must be reviewed for it, since they run. */
    output: z.object({ line: count, releases: z.array(count), measures: z.array(z.string()) }),
  },
  /** Records a remedy with its proof: an item, or the line that carried it out. */
  'redress.remedy': {
    input: inCase({
      claim: reference,
      remedy: z.enum(redressRemedies),
      on: day.optional(),
      line: count.optional(),
      note: longText.default(''),
      cites,
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Scores the case again and records it; refused while nothing was corrected, or the contested hypothesis still leads. */
  'redress.rescore': {
    input: inCase({ claim: reference, note: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count, run: z.string() }),
  },
  'redress.lesson': {
    input: inCase({
      claim: reference,
      lesson: longText.min(1),
      change: longText.min(1),
      owner: name.default(''),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** The docket, and what is still owed. */
  'redress.read': {
    input: caseFolder,
    output: z.object({
      claims: z.array(
        z.object({
          id: z.string(),
          ...by,
          on: text,
          claimant: z.enum(claimantKinds).nullable(),
          ground: z.enum(redressGrounds).nullable(),
          release: count.nullable(),
          measure: text,
          hypothesis: z.object({ id: z.string(), name: text }).nullable(),
          name: text,
          words: text,
          cites: cited,
          acknowledgeBy: text,
          decideBy: text,
          /** Which of the two days has passed with nothing done. */
          overdue: z.array(z.enum(['acknowledge', 'decide'])),
          acknowledged: z.object({ ...by, on: text, note: text }).nullable(),
          decision: z
            .object({
              ...by,
              on: text,
              outcome: z.enum(redressOutcomes).nullable(),
              remedies: z.array(z.enum(redressRemedies)),
              /** Of them not carried out yet. */
              owed: z.array(z.enum(redressRemedies)),
              releases: z.array(count),
              measures: z.array(z.string()),
              decider: text,
              reasons: text,
            })
            .nullable(),
          remedied: z.array(
            z.object({
              ...by,
              on: text,
              remedy: z.enum(redressRemedies).nullable(),
              shownBy: count.nullable(),
              note: text,
              cites: cited,
            }),
          ),
          rescored: z.object({ ...by, run: text, note: text }).nullable(),
          lessons: z.array(z.object({ ...by, lesson: text, change: text, owner: text })),
        }),
      ),
      /** What upheld claims oblige to, and the line that closed it; null: open. */
      duties: z.array(
        z.object({
          claim: z.string(),
          kind: z.enum(dutyKinds),
          release: count.nullable(),
          exported: count.nullable(),
          recipient: z.object({ line: count, receiver: text, at: text }).nullable(),
          measure: text,
          closedBy: count.nullable(),
        }),
      ),
    }),
  },
} as const;
