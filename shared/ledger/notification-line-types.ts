import { z } from 'zod';
import { confidenceLevels } from '../attribution/confidence/confidence.ts';
import { attributionStatuses, channels } from '../domain/notification-vocabulary.ts';
import { redLineIds } from '../domain/vocabulary.ts';
import { presetIds } from '../reference/clock-presets.ts';
import { countSchema, idSchema, instantSchema, lineText, nameText, sha256Schema } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

/** Which step of which running clock: one that was started, or that of a red line. */
export const answeredStepSchema = z.strictObject({
  clock: z.union([idSchema('clock'), z.enum(redLineIds)]),
  step: nameText,
});
/** What the case computed when it was said. Likelihood and confidence are two members, never one. */
export const saidSchema = z.strictObject({
  confidence: z.enum(confidenceLevels),
  hypothesis: idSchema('hypothesis'),
  level: z.number().int().min(1).max(4),
  likelihood: nameText,
  name: lineText(2000),
});
export const toldHarmSchema = z.strictObject({
  actual: z.number().int().min(0).max(5),
  potential: z.number().int().min(0).max(5),
  profile: sha256Schema,
});
export const recipientsSchema = z.array(nameText.min(1)).min(1).max(200);

/** Who was told what by when (method, sections 5.8 and 7.7). */
export const notificationLineTypes: Readonly<Record<string, LineType>> = {
  'clock.start': {
    says: 'Starts a reporting clock with the moment that its terms count from.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('clock'), 'Identifier.'),
      preset: field(z.enum(presetIds), 'Whose terms: a preset never changes.'),
      moment: field(instantSchema, 'The moment of awareness, or what the preset starts with.'),
      why: text('What was known at that moment.'),
    },
  },
  'clock.stop': {
    says: 'Stops a reporting clock: what was open stays open in the record, and is due no more.',
    v: 1,
    fields: { ...common, clock: skeleton(idSchema('clock'), 'Which.'), reason: text('Why.') },
  },
  'notification.record': {
    says: 'Records what is told to partners. Harm and attribution are what the case computed at that line.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('notification'), 'Identifier.'),
      recipients: field(recipientsSchema, 'To whom, each once.'),
      channel: field(z.enum(channels), 'How it leaves.'),
      sentAt: field(instantSchema.nullable(), 'When it was sent; null: not yet.'),
      answers: field(answeredStepSchema.nullable(), 'Which step of which clock it answers.'),
      attribution: field(z.enum(attributionStatuses), 'What is asserted about who did it.'),
      said: field(saidSchema.nullable(), 'The judgement that this rests on; null where nothing is asserted.'),
      statement: text('What is said.'),
      harm: field(toldHarmSchema.nullable(), 'Level of harm and the policy profile of it; null: none was scored.'),
      containmentAsk: text('What the recipients are asked to do.'),
      iocsIncluded: field(z.boolean(), 'Whether indicators of compromise go with it.'),
      correctionOf: field(idSchema('notification').nullable(), 'The earlier notification that it corrects.'),
      release: field(countSchema.nullable(), 'Number of the line that froze the release that it rests on.'),
      uuid: field(z.uuid(), 'Random identifier in STIX.'),
    },
  },
  'notification.send': {
    says: 'Records that a notification was sent, and when.',
    v: 1,
    fields: {
      ...common,
      notification: skeleton(idSchema('notification'), 'Which.'),
      sentAt: field(instantSchema, 'When.'),
    },
  },
  'notification.acknowledge': {
    says: 'Records that a recipient has acknowledged a notification.',
    v: 1,
    fields: {
      ...common,
      notification: skeleton(idSchema('notification'), 'Which.'),
      recipient: field(nameText.min(1), 'Which of its recipients.'),
      ackAt: field(instantSchema, 'When.'),
      ackBy: field(nameText.min(1), 'Who answered.'),
    },
  },
};
