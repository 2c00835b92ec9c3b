import { z } from 'zod';
import {
  measureMoves,
  measureRoles,
  monitoringIndicators,
  optionKinds,
  publications,
  reviewTriggers,
  safeguardAnswers,
  safeguardIds,
} from '../domain/measure-vocabulary.ts';
import { redLineIds, reviewConclusions, tlpSchema } from '../domain/vocabulary.ts';
import { checkpointSchema, principalSchema, signatureSchema } from './field-schemas.ts';
import {
  countSchema,
  decimalSchema,
  idSchema,
  instantSchema,
  nameText,
  sha256Schema,
  textSchema,
} from './field-types.ts';
import { always, common, field, skeleton, text, type EarlierLineTypes, type LineType } from './line-type-parts.ts';

const level = z.number().int().min(0).max(5);
const daySchema = z.iso.date();

/** What the gates read of a measure and nowhere else. Prose stands beside it, and these say only whether it is there. */
export const measureFactsSchema = z.strictObject({
  /** The highest level at which it names anybody, 0 to 4. */
  targetLevel: z.number().int().min(0).max(4),
  /** How far it may hit others than its target, 0 to 5, and whether somebody reviewed that. */
  collateral: level,
  collateralReviewed: z.boolean(),
  hitsEssentialCivilianService: z.boolean(),
  emergencyJustified: z.boolean(),
  partner: z.enum(['none', 'notified', 'consulted', 'joint']),
  legal: z.boolean(),
  options: z.array(z.enum(optionKinds)).max(50),
  question: z.boolean(),
  /** Why proportionate, why necessary and why now: all three. */
  rationale: z.boolean(),
  safeguards: z.partialRecord(z.enum(safeguardIds), z.enum(safeguardAnswers)),
  /** Indicators that are watched; none where nobody owns them. */
  monitoring: z.array(z.enum(monitoringIndicators)),
  redress: z.boolean(),
  publication: z.enum(publications),
  start: daySchema.nullable(),
  end: daySchema.nullable(),
  reviews: z.array(daySchema).max(100),
});
export type MeasureFacts = z.infer<typeof measureFactsSchema>;

/** The result of the gates and the numbers that it was computed of. */
export const measureGateSchema = z.strictObject({
  result: z.enum(['CRITERIA_MET', 'PENDING', 'BLOCKED', 'REFER_TO_AUTHORITY', 'EXCLUDED']),
  reasons: z.array(z.string().regex(/^[A-Z_]{2,30}(?::[a-z_]{2,30})?$/u)).max(50),
  policy: sha256Schema,
  attribution: z
    .strictObject({
      level: z.number().int().min(1).max(4),
      subject: idSchema('hypothesis'),
      p: decimalSchema,
      p05: decimalSchema,
      confidence: z.enum(['insufficient', 'low', 'moderate', 'high']),
      modelAgreement: z.boolean(),
    })
    .nullable(),
  harm: z.strictObject({ actual: level, potential: level, index: decimalSchema, potentialIndex: decimalSchema }),
  redLines: z.array(z.enum(redLineIds)),
  dissentUnresolved: z.boolean(),
  review: z.enum(['none', 'assigned', 'outdated', 'dissent', 'concur']),
});
export type MeasureGate = z.infer<typeof measureGateSchema>;

const measure = skeleton(idSchema('measure'), 'Which measure.');
const gate = skeleton(
  measureGateSchema,
  'Result of the gates, SHA-256 of the policy profile, and the attribution and harm that it was computed of: all lines before this one.',
);

/** What a draft says, whole: an amendment says all of it again. */
const record = {
  author: skeleton(
    principalSchema.nullable(),
    'Principal of whoever drafted or amended it, who cannot approve it; null: nobody who is enrolled.',
  ),
  instrument: skeleton(z.string().regex(/^I\d{2}$/u), 'Instrument of the policy profile.'),
  release: skeleton(countSchema.nullable(), 'Line that froze the release that it rests on; null: none.'),
  facts: skeleton(measureFactsSchema, 'What the gates read of it.'),
  title: text('What it is, in one line.'),
  target: text('Whom it is directed at.'),
  question: text('The question that was to be decided.'),
  options: field(
    z.record(z.string().regex(/^(?:0|[1-9]\d?)$/u), textSchema),
    'Options considered and what speaks for or against each, by place in the list of kinds.',
    { texts: ['*'] },
  ),
  proportionate: text('Why it is proportionate to the harm, in scope and duration.'),
  necessary: text('Why it is necessary.'),
  now: text('Why now.'),
  legalBasis: text('Legal basis, in the words of counsel.'),
  dissent: text('Who disagrees, and why.'),
  safeguards: field(z.partialRecord(z.enum(safeguardIds), textSchema), 'Answer to each safeguard.', { texts: ['*'] }),
  emergency: text('Why an essential civilian service may be hit all the same; empty where none is.'),
  monitoring: text('Who watches which indicator, how often, and what is done when a tripwire is hit.'),
  redress: text('Where whoever is hit can turn to.'),
  publication: text('What the public is told, or why it is told nothing.'),
};

/** One use of one instrument in answer to a case (method, sections 7.5, 7.6 and 7.9). */
export const measureLineTypes = {
  'measure.draft': {
    says: 'Drafts a measure with its decision record.',
    v: 1,
    fields: { ...common, id: skeleton(idSchema('measure'), 'Identifier.'), ...record },
  },
  'measure.amend': {
    says: 'Amends a measure that is not decided: it is a draft again, and what was said of the earlier one counts no more.',
    v: 1,
    fields: { ...common, measure, ...record },
  },
  'measure.gate': {
    says: 'Holds a measure against the gates of the policy profile.',
    v: 1,
    fields: {
      ...common,
      measure,
      gate,
      renewal: skeleton(daySchema.nullable(), 'The end that a renewal would have; null where none is proposed.'),
    },
  },
  'measure.review': {
    says: 'Reviews a measure, by somebody who did not draft it, signed over everything that the ledger held when it was last held against the gates.',
    v: 2,
    fields: {
      ...common,
      measure: always(idSchema('measure'), 'Which measure.'),
      reviewer: always(principalSchema, 'Who reviewed.'),
      conclusion: always(z.enum(reviewConclusions), 'Conclusion.'),
      checkpoint: always(checkpointSchema, 'The three lines over the latest `measure.gate` of it and all before.'),
      signature: always(
        signatureSchema,
        'SSHSIG in the namespace plumbline-review-v1 over them and the line `measure.review`, measure and conclusion with a space between each.',
      ),
      opinion: text('What was found: the words are not signed.'),
    },
  },
  'measure.approve': {
    says: 'Approves a measure in one role, signed over everything that the ledger held when it was last held against the gates.',
    v: 1,
    fields: {
      actor: always(nameText, common.actor.says),
      at: always(instantSchema, common.at.says),
      tlp: always(tlpSchema, common.tlp.says),
      measure: always(idSchema('measure'), 'Which measure.'),
      role: always(z.enum(measureRoles), 'In which role.'),
      principal: always(principalSchema, 'Who approves.'),
      checkpoint: always(checkpointSchema, 'The three lines over the latest `measure.gate` of it and all before.'),
      signature: always(signatureSchema, 'SSHSIG over them in the namespace plumbline-checkpoint-v1.'),
    },
  },
  'measure.decide': {
    says: 'Decides on a measure that meets the criteria of the policy profile.',
    v: 1,
    fields: { ...common, measure, gate, reason: text('What was decided, and why.') },
  },
  'measure.move': {
    says: 'Brings a decided measure into another state: starts, reviews, renews, narrows, suspends, ends or closes it.',
    v: 1,
    fields: {
      ...common,
      measure,
      to: skeleton(z.enum(measureMoves), 'The state that it is in now.'),
      automatic: skeleton(z.boolean(), 'Whether the program did it without being asked.'),
      trigger: skeleton(z.enum(reviewTriggers).nullable(), 'Why a review is required; null for other moves.'),
      codes: skeleton(
        z.array(z.string().regex(/^[A-Z_]{2,30}(?::[a-z_]{2,30})?$/u)).max(50),
        'Codes of the gates that it fails; for an indicator, its identifier is in the line before.',
      ),
      gate: skeleton(measureGateSchema.nullable(), 'As in `measure.gate`; null where the move asks for none.'),
      facts: skeleton(measureFactsSchema.nullable(), 'What a narrowed measure is from now on; null otherwise.'),
      end: skeleton(daySchema.nullable(), 'The new end of a renewed measure; null otherwise.'),
      externalReview: skeleton(
        countSchema.nullable(),
        'Line of the review by somebody outside the case that a renewal rests on; null: none.',
      ),
      reason: text('Why.'),
    },
  },
  'measure.observe': {
    says: 'Records what an indicator of a running measure shows.',
    v: 1,
    fields: {
      ...common,
      measure,
      indicator: skeleton(z.enum(monitoringIndicators), 'Which indicator of the policy profile.'),
      value: skeleton(decimalSchema.nullable(), 'The number found, in the unit of the indicator; null: none.'),
      hit: skeleton(z.boolean(), 'Whether the tripwire is hit.'),
      note: text('What was seen, where and when.'),
    },
  },
  'measure.consequence': {
    says: 'Records a consequence of a measure that nobody intended.',
    v: 1,
    fields: {
      ...common,
      measure,
      what: text('What happened, and to whom.'),
      done: text('What was done about it.'),
      cites: field(z.array(idSchema('evidence')), 'Items that it rests on.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;

export const earlierMeasureLineTypes: EarlierLineTypes = {
  'measure.review': [
    {
      says: 'Reviews a measure, as written before version 2: not signed.',
      v: 1,
      fields: {
        ...common,
        measure,
        reviewer: skeleton(principalSchema, 'Who is said to have reviewed.'),
        conclusion: skeleton(z.enum(reviewConclusions), 'Conclusion.'),
        opinion: text('What was found.'),
      },
    },
  ],
};
