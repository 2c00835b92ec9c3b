import { z } from 'zod';
import { confidenceLevels } from '../attribution/confidence/confidence.ts';
import { gateResults } from '../consequence/gate.ts';
import {
  measureRoles,
  measureStates,
  monitoringIndicators,
  optionKinds,
  publications,
  reviewTriggers,
  safeguardAnswers,
  safeguardIds,
} from '../domain/measure-vocabulary.ts';
import { redLineIds, reviewConclusions, tlpSchema } from '../domain/vocabulary.ts';
import { partnerRanks } from '../reference/policy-profiles.ts';
import { count, inCase, longText, passphrase, principal, reference, shortText } from './contract-shapes.ts';
import { policyNamed } from './harm-contract.ts';

const text = z.string().nullable();
const day = z.iso.date();
const level = z.number().int().min(0).max(5);
const tlp = tlpSchema.optional();
const recorded = z.object({ line: count });
const reason = longText.trim().min(1);
const prose = longText.default('');

/** The decision record of a measure (method, section 7.9). What is left out counts as not there, and is asked for later. */
export const measureRecord = z.strictObject({
  title: shortText,
  instrument: z.string().regex(/^I\d{2}$/u),
  /** Whom it is directed at. */
  target: prose,
  /** The highest level at which it names anybody: 0 nobody, 4 a State. */
  targetLevel: z.number().int().min(0).max(4),
  /** Line that froze the release that it rests on. */
  release: count.optional(),
  question: prose,
  options: z
    .array(z.strictObject({ kind: z.enum(optionKinds), text: longText.trim().min(1) }))
    .max(50)
    .default([]),
  proportionate: prose,
  necessary: prose,
  now: prose,
  legalBasis: prose,
  /** Whether counsel has reviewed it: the words alone do not say so. */
  legalReviewed: z.boolean().default(false),
  dissent: prose,
  /** How far it may hit others, 0 to 5; nothing said counts as 5. */
  collateral: level.default(5),
  collateralReviewed: z.boolean().default(false),
  /** Whether it may hit an essential civilian service anywhere; nothing said counts as yes. */
  hitsEssentialCivilianService: z.boolean().default(true),
  emergency: prose,
  partner: z.enum(partnerRanks).default('none'),
  safeguards: z
    .partialRecord(
      z.enum(safeguardIds),
      z.strictObject({ answer: z.enum(safeguardAnswers), text: longText.trim().min(1) }),
    )
    .default({}),
  monitoring: z
    .strictObject({ indicators: z.array(z.enum(monitoringIndicators)).min(1).max(8), plan: longText.trim().min(1) })
    .optional(),
  redress: prose,
  /** What the public is told, or why it is told nothing. */
  publication: z
    .strictObject({ kind: z.enum(['explained', 'withheld_with_reason']), text: longText.trim().min(1) })
    .optional(),
  start: day.optional(),
  end: day.optional(),
  reviews: z.array(day).max(100).default([]),
});
export type MeasureRecord = z.output<typeof measureRecord>;

const attribution = z
  .object({
    level: count,
    subject: z.object({ id: z.string(), name: text }),
    p: z.number(),
    p05: z.number(),
    confidence: z.enum(confidenceLevels),
    modelAgreement: z.boolean(),
  })
  .nullable();
/** A result of the gates, and what it was computed of. */
const gateReply = z.object({
  result: z.enum(gateResults),
  reasons: z.array(z.object({ code: z.string(), found: z.string(), change: z.string() })),
  policy: z.string(),
  attribution,
  harm: z.object({ actual: level, potential: level, index: z.number(), potentialIndex: z.number() }),
  redLines: z.array(z.enum(redLineIds)),
  dissentUnresolved: z.boolean(),
  review: z.enum(['none', 'assigned', 'outdated', 'dissent', 'concur']),
});

const required = z.object({
  trigger: z.enum(reviewTriggers),
  codes: z.array(z.string()),
  /** The codes in words, with the number and the bar. */
  found: z.array(z.string()),
  /** Line that says so; null: it follows from what the case holds, and no line says it yet. */
  line: count.nullable(),
});

const summary = {
  id: z.string(),
  line: count,
  title: text,
  instrument: z.object({ id: z.string(), name: z.string(), rung: z.number().int().min(0).max(8) }),
  /** What it is today: lapsed at its end and under review where it fails, whether or not a line says so. */
  state: z.enum(measureStates),
  recordedState: z.enum(measureStates),
  since: z.object({ line: count, day: z.string() }),
  start: text,
  end: text,
  /** Days until the end; null without one. */
  daysLeft: z.number().int().nullable(),
  /** The first planned day of review that no review has followed on; null: none. */
  nextReview: text,
  isReviewOverdue: z.boolean(),
  renewals: count,
  required: z.array(required),
  /** Roles whose approval is asked for and not given. */
  missingApprovals: z.array(z.string()),
  /** Against the case as it is now; null where that is covered, withheld, or the measure is over. */
  gate: gateReply.nullable(),
};

const history = z.array(z.object({ line: count, at: text, actor: text, words: z.string() }));

/** The calls about measures. */
export const measureContract = {
  'measure.draft': { input: inCase({ record: measureRecord, tlp }), output: recorded.extend({ id: z.string() }) },
  /** Replaces the record of a measure that is not decided on; it is a draft again. */
  'measure.amend': { input: inCase({ measure: reference, record: measureRecord, tlp }), output: recorded },
  /** Holds it against the gates now, and records the result; with `renewUntil`, as what a renewal of a running one rests on. */
  'measure.gate': {
    input: inCase({ measure: reference, renewUntil: day.optional(), tlp }),
    output: recorded.extend({ gate: gateReply, state: z.enum(measureStates) }),
  },
  /** By an enrolled identity that did not draft it. */
  'measure.review': {
    input: inCase({
      measure: reference,
      conclusion: z.enum(reviewConclusions),
      opinion: reason,
      identity: principal,
      passphrase,
      tlp,
    }),
    output: recorded.extend({ state: z.enum(measureStates) }),
  },
  /** Signed by the identity named, in one role. */
  'measure.approve': {
    input: inCase({ measure: reference, role: z.enum(measureRoles), identity: principal, passphrase }),
    output: recorded.extend({ missing: z.array(z.string()) }),
  },
  'measure.decide': {
    input: inCase({ measure: reference, reason, tlp }),
    output: recorded.extend({ gate: gateReply }),
  },
  /** Starts, resumes, renews, narrows, suspends, revokes, closes it, or requires its review. */
  'measure.move': {
    input: inCase({
      measure: reference,
      move: z.discriminatedUnion('to', [
        z.strictObject({ to: z.literal('active') }),
        z.strictObject({ to: z.literal('review_required'), trigger: z.enum(reviewTriggers).default('on_request') }),
        z.strictObject({ to: z.literal('renewed') }),
        z.strictObject({
          to: z.literal('narrowed'),
          targetLevel: z.number().int().min(0).max(4).optional(),
          collateral: level.optional(),
          hitsEssentialCivilianService: z.literal(false).optional(),
          end: day.optional(),
        }),
        z.strictObject({ to: z.literal('suspended') }),
        z.strictObject({ to: z.literal('revoked') }),
        z.strictObject({ to: z.literal('closed') }),
      ]),
      reason,
      tlp,
    }),
    output: recorded.extend({ state: z.enum(measureStates) }),
  },
  /** Records what is due without anybody’s word: lapses at the end, and reviews that a running measure needs. */
  'measure.settle': {
    input: inCase({}),
    output: z.object({
      lapsed: z.array(z.object({ id: z.string(), end: text, line: count })),
      required: z.array(z.object({ id: z.string(), trigger: z.enum(reviewTriggers), line: count })),
      /** Why what is due was left for later; null where nothing was. */
      waiting: text,
    }),
  },
  'measure.observe': {
    input: inCase({
      measure: reference,
      indicator: z.enum(monitoringIndicators),
      /** In the unit of the indicator. */
      value: z.number().min(0).max(1e9).optional(),
      /** Whether the tripwire is hit; a number that reaches it says so by itself. */
      hit: z.boolean().default(false),
      note: reason,
      tlp,
    }),
    output: recorded.extend({ hit: z.boolean(), state: z.enum(measureStates) }),
  },
  'measure.consequence': {
    input: inCase({
      measure: reference,
      what: reason,
      done: prose,
      cites: z.array(reference).max(200).default([]),
      tlp,
    }),
    output: recorded,
  },
  /** Every measure as it stands today. With `cover`, no gate of what rests on a level that is covered. */
  'measure.list': {
    input: inCase({ cover: z.boolean().default(false) }),
    output: z.object({
      profile: policyNamed,
      today: z.string(),
      withheld: z.array(z.string()),
      covered: z.array(count),
      measures: z.array(z.object(summary)),
      /** How many lines `measure.settle` would record. */
      due: count,
    }),
  },
  /** One measure whole: its record, what came of it, and every line about it. */
  'measure.read': {
    input: inCase({ measure: reference, cover: z.boolean().default(false) }),
    output: z.object({
      profile: policyNamed,
      today: z.string(),
      measure: z.object({
        ...summary,
        authors: z.array(text),
        record: z.object({
          title: text,
          target: text,
          targetLevel: count,
          release: count.nullable(),
          question: text,
          options: z.array(z.object({ kind: z.enum(optionKinds), text })),
          proportionate: text,
          necessary: text,
          now: text,
          legalBasis: text,
          legalReviewed: z.boolean(),
          dissent: text,
          collateral: level,
          collateralReviewed: z.boolean(),
          hitsEssentialCivilianService: z.boolean(),
          emergency: text,
          partner: z.enum(partnerRanks),
          /** Every safeguard of the profile, answered or not. */
          safeguards: z.array(
            z.object({
              id: z.string(),
              asks: z.string(),
              isHard: z.boolean(),
              answer: z.enum(safeguardAnswers).nullable(),
              text,
            }),
          ),
          monitoring: z.object({ indicators: z.array(z.enum(monitoringIndicators)), plan: text }),
          redress: text,
          publication: z.object({ kind: z.enum(publications), text }),
          start: text,
          end: text,
          reviews: z.array(z.string()),
        }),
        /**
         * By the latest `measure.gate`, with the end of a renewal that it proposes and that is still to come, or the line
         * that carried it out; and by the decision.
         */
        gated: gateReply.extend({ line: count, renewal: text, carriedOut: count.nullable() }).nullable(),
        decision: gateReply.extend({ line: count, reason: text }).nullable(),
        reviews: z.array(
          z.object({
            line: count,
            day: z.string(),
            reviewer: z.string(),
            conclusion: z.enum(reviewConclusions),
            isSigned: z.boolean(),
            opinion: text,
          }),
        ),
        approvals: z.array(
          z.object({
            line: count,
            role: z.enum(measureRoles),
            principal: z.string(),
            person: text,
            isCounted: z.boolean(),
          }),
        ),
        rolesAsked: z.array(z.string()),
        indicators: z.array(
          z.object({
            id: z.enum(monitoringIndicators),
            name: z.string(),
            tripwire: z.string(),
            isWatched: z.boolean(),
            observed: z.array(
              z.object({ line: count, day: z.string(), value: z.number().nullable(), hit: z.boolean(), note: text }),
            ),
          }),
        ),
        consequences: z.array(
          z.object({ line: count, day: z.string(), what: text, done: text, cites: z.array(z.string()) }),
        ),
        /** Lines that break the rules and count for nothing. */
        faults: z.array(z.object({ line: count, code: z.string() })),
        history,
      }),
    }),
  },
} as const;
