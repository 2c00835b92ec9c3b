import { z } from 'zod';
import { confidenceLevels } from '../attribution/confidence/confidence.ts';
import { stepStates } from '../consequence/clocks.ts';
import { attributionStatuses, channels, notificationFormats } from '../domain/notification-vocabulary.ts';
import { redLineIds, tlpSchema } from '../domain/vocabulary.ts';
import { instantSchema } from '../ledger/field-types.ts';
import { presetIds } from '../reference/clock-presets.ts';
import { count, inCase, longText, path, reference, shortText } from './contract-shapes.ts';

const text = z.string().nullable();
const said = { line: count, at: text, actor: text };
const lineAdded = z.object({ line: count });
/** One line without control characters: it may become a line of a mail header. */
const oneLine = shortText
  .trim()
  .min(1)
  .refine((value) => !/\p{Cc}/u.test(value), 'a name has no control characters');

/** Calls about reporting clocks, and about who was told what. Nothing is ever sent by the program itself. */
export const notificationContract = {
  'clock.start': {
    input: inCase({
      preset: z.enum(presetIds),
      moment: instantSchema,
      why: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: lineAdded.extend({ clock: z.string() }),
  },
  'clock.stop': {
    input: inCase({ clock: reference, reason: longText.min(1), tlp: tlpSchema.optional() }),
    output: lineAdded,
  },
  /** Without `sentAt` it is prepared and not yet sent. Harm and what is said of an attribution are computed, never given. */
  'notification.record': {
    input: inCase({
      recipients: z
        .array(oneLine)
        .min(1, 'a notification has at least one recipient')
        .max(200)
        .refine((all) => new Set(all).size === all.length, 'a recipient is named twice'),
      channel: z.enum(channels),
      sentAt: instantSchema.optional(),
      answers: z.strictObject({ clock: reference, step: shortText }).optional(),
      attribution: z.enum(attributionStatuses).default('none'),
      statement: longText.min(1),
      containmentAsk: longText.default(''),
      iocsIncluded: z.boolean().default(false),
      correctionOf: reference.optional(),
      release: count.optional(),
      tlp: tlpSchema.optional(),
    }),
    output: lineAdded.extend({ notification: z.string() }),
  },
  'notification.send': {
    input: inCase({ notification: reference, sentAt: instantSchema, tlp: tlpSchema.optional() }),
    output: lineAdded,
  },
  'notification.acknowledge': {
    input: inCase({
      notification: reference,
      recipient: oneLine,
      ackAt: instantSchema,
      ackBy: oneLine,
      tlp: tlpSchema.optional(),
    }),
    output: lineAdded,
  },
  /** Every clock and notification, as of the workstation's clock. Null: withheld. */
  'notification.read': {
    input: inCase({}),
    output: z.object({
      now: z.string(),
      /** The marking of a notification for which nobody says another: by the policy profile in force, or that of the case. */
      tlpDefault: tlpSchema,
      clocks: z.array(
        z.object({
          id: z.string(),
          preset: z.union([z.enum(presetIds), z.enum(redLineIds)]).nullable(),
          name: z.string(),
          /** How well the terms are known, in words; null for a red line. */
          status: text,
          moment: text,
          why: text,
          ...said,
          stopped: z.object({ ...said, reason: text }).nullable(),
          steps: z.array(
            z.object({
              step: z.string(),
              from: text,
              dueAt: text,
              doneAt: text,
              state: z.enum(stepStates),
            }),
          ),
        }),
      ),
      notifications: z.array(
        z.object({
          id: z.string(),
          ...said,
          tlp: tlpSchema.nullable(),
          recipients: z
            .array(
              z.object({ name: z.string(), acknowledged: z.object({ ...said, ackAt: text, ackBy: text }).nullable() }),
            )
            .nullable(),
          channel: z.enum(channels).nullable(),
          isSent: z.boolean().nullable(),
          sentAt: text,
          answers: z.object({ clock: z.string(), name: z.string(), step: z.string() }).nullable(),
          attribution: z.enum(attributionStatuses).nullable(),
          said: z
            .object({ level: count, name: z.string(), likelihood: z.string(), confidence: z.enum(confidenceLevels) })
            .nullable(),
          statement: text,
          /** Null: not scored then, or withheld. */
          harm: z.object({ actual: count, potential: count }).nullable(),
          isHarmShown: z.boolean(),
          containmentAsk: text,
          iocsIncluded: z.boolean().nullable(),
          correctionOf: z.object({ id: z.string(), line: count.nullable() }).nullable(),
          /** Of a correction: everybody who got what it corrects. */
          earlierRecipients: z.array(z.string()),
          release: count.nullable(),
          /** Why its recipients must hear of something, and who of them has not; null where nothing is due. */
          correctionDue: z.object({ because: z.string(), toTell: z.array(z.string()) }).nullable(),
          /** What goes out, from the template. */
          words: z.array(z.string()),
        }),
      ),
    }),
  },
  /** Writes one notification to a new file. It records nothing. */
  'notification.write': {
    input: inCase({
      notification: reference,
      format: z.enum(notificationFormats),
      out: path,
      from: oneLine.optional(),
    }),
    output: z.object({ out: z.string(), size: count, sha256: z.string() }),
  },
} as const;
