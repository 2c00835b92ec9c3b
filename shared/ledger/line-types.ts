import { z } from 'zod';
import {
  caseMarks,
  editions,
  hypothesisKinds,
  originRelations,
  ratingCodes,
  reliabilities,
  reviewConclusions,
  tlpSchema,
} from '../domain/vocabulary.ts';
import { assetLineTypes } from './asset-line-types.ts';
import { acquisitionLineType } from './acquisition-line.ts';
import { comparisonLineTypes } from './comparison-line-types.ts';
import { confidenceLineTypes } from './confidence-line-types.ts';
import { custodyLineTypes, earlierCustodyLineTypes } from './custody-line-types.ts';
import {
  actSchema,
  checkpointSchema,
  collectionSchema,
  contentSchema,
  enrolmentSchema,
  gradeSchema,
  handlingSchema,
  handsSchema,
  hypothesisMap,
  itemSchema,
  originSchema,
  principalSchema,
  privacySchema,
  signatureSchema,
} from './field-schemas.ts';
import {
  countSchema,
  decimalSchema,
  idSchema,
  instantSchema,
  lineText,
  nameText,
  sha256Schema,
  textSchema,
} from './field-types.ts';
import { exportLineTypes } from './export-line-types.ts';
import { harmLineTypes } from './harm-line-types.ts';
import { earlierMeasureLineTypes, measureLineTypes } from './measure-line-types.ts';
import { hashSetLineTypes } from './hash-set-line.ts';
import { findingLineTypes } from './finding-line-types.ts';
import { hypothesisLineTypes } from './hypothesis-line-types.ts';
import { importLineTypes } from './import-line-types.ts';
import { clusterLineTypes } from './cluster-line-types.ts';
import { notificationLineTypes } from './notification-line-types.ts';
import { nameLineTypes } from './name-line-types.ts';
import { responsibilityLineTypes } from './responsibility-line.ts';
import { registerLineTypes } from './register-line-types.ts';
import { opinionLineTypes } from './opinion-line-types.ts';
import { rankingLineTypes } from './ranking-line-types.ts';
import { sentenceLineTypes } from './sentence-line-types.ts';
import { exerciseLineTypes } from './exercise-line-types.ts';
import { remediationLineTypes } from './remediation-line-types.ts';
import { redressLineTypes } from './redress-line-types.ts';
import { reviewLineTypes } from './review-line-types.ts';
import { sourceLineTypes } from './source-line-types.ts';
import { standingLineTypes } from './standing-line-types.ts';
import { yardstickLineTypes } from './yardstick-line-types.ts';
import { always, common, field, skeleton, text, type EarlierLineTypes, type LineType } from './line-type-parts.ts';

export type { LineType } from './line-type-parts.ts';

const commonAlways = {
  actor: always(nameText, common.actor.says),
  at: always(instantSchema, common.at.says),
  tlp: always(tlpSchema, common.tlp.says),
};

const itemFields = {
  item: {
    schema: itemSchema,
    says: 'Exhibit number, original name, title, neutral description.',
    texts: ['description'],
  },
  content: {
    schema: contentSchema,
    says: 'Media type, SHA-256 and size in bytes; null for a record without a file.',
    texts: [],
  },
  origin: { schema: originSchema, says: 'Source, intake, public address, items it derives from.', texts: [] },
  collection: { schema: collectionSchema, says: 'Collected by whom, when, how and under what authority.', texts: [] },
  handling: {
    schema: handlingSchema,
    says: 'Kind of copy; MD5 and SHA-1 as look-up fields only; handling note.',
    texts: ['note'],
  },
  privacy: { schema: privacySchema, says: 'Personal data and caveats.', texts: [] },
} as const;

const newItemFields = Object.fromEntries(
  Object.entries(itemFields).map(([name, { schema, says, texts }]) => [name, field(schema, says, { texts })]),
);
const correctedItemFields = Object.fromEntries(
  Object.entries(itemFields)
    .filter(([name]) => name !== 'content')
    .map(([name, { schema, says, texts }]) => [name, field(schema.nullable(), `${says} Null: unchanged.`, { texts })]),
);

/** Every type of line with every field: the one table behind append, verification and docs/formats/lines.md. */
export const lineTypes: Readonly<Record<string, LineType>> = {
  'case.open': {
    says: 'Opens a case: the first line of its ledger.',
    v: 1,
    fields: {
      ...common,
      title: field(nameText, 'Title of the case.'),
      question: text('The question that the case is to answer.'),
      founder: always(
        enrolmentSchema.nullable(),
        'The first person enrolled, or null: then every draft verb works, unsigned.',
      ),
      logKey: always(lineText(500), 'Verifier key of the log (C2SP signed-note, type 0x01).'),
      mark: always(z.enum(caseMarks), 'Whether this is an exercise or a demonstration; printed on every output.'),
      profiles: always(
        z.strictObject({ scoring: sha256Schema, yardstick: sha256Schema }),
        'SHA-256 of the profiles in force at the start.',
      ),
    },
  },
  'identity.enrol': {
    says: 'Enrols a person and a public key in the case.',
    v: 1,
    fields: {
      ...commonAlways,
      enrolment: always(enrolmentSchema, 'Principal, person, public key line.'),
      request: always(
        idSchema('request').nullable(),
        'The approved request; null only for the first person of a case.',
      ),
    },
  },
  'identity.revoke': {
    says: 'Ends the enrolment of a person: later approvals and releases by that key do not count.',
    v: 1,
    fields: {
      ...commonAlways,
      principal: always(principalSchema, 'Whose.'),
      request: always(idSchema('request'), 'The approved request.'),
    },
  },
  'source.add': {
    says: 'Adds a source.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('source'), 'Identifier.'),
      name: field(nameText, 'Name.'),
      kind: field(nameText, 'Kind of source, in free words.'),
      reliability: field(z.enum(reliabilities), 'Admiralty reliability.'),
      descriptor: text('Descriptor after ICD 206: access, motivation, history.'),
    },
  },
  'intake.open': {
    says: 'Opens an intake; holds once what its items share.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('intake'), 'Identifier.'),
      source: field(idSchema('source').nullable(), 'Source of all its items.'),
      collection: field(collectionSchema, 'Collected by whom, when, how and under what authority.'),
      note: text('Remark.'),
    },
  },
  'evidence.add': {
    says: 'Takes in one item of evidence; also the first event of its custody.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('evidence'), 'Identifier.'),
      ...newItemFields,
      grade: skeleton(gradeSchema, 'The skeleton of the item: what its weight is computed from, no free text.'),
    },
  },
  'evidence.correct': {
    says: 'Corrects an item; null fields stay as they were, the earlier line stays on record.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('evidence'), 'The item.'),
      corrects: field(countSchema, 'Number of the line that it corrects.'),
      ...correctedItemFields,
      grade: skeleton(gradeSchema.nullable(), 'The whole new grade, or null: unchanged.'),
      reason: text('Why.'),
    },
  },
  'evidence.acquire': acquisitionLineType(common),
  ...custodyLineTypes,
  ...importLineTypes(common),
  ...sourceLineTypes(common),
  ...hashSetLineTypes(common),
  ...findingLineTypes,
  'hypothesis.add': {
    says: 'Adds a hypothesis.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('hypothesis'), 'Identifier.'),
      kind: skeleton(z.enum(hypothesisKinds), 'Kind.'),
      level: skeleton(z.number().int().min(1).max(4), '1 infrastructure, 2 group, 3 organisation, 4 State.'),
      statement: text('What is claimed.'),
      predicts: text('What one would expect to see if it were true.'),
      refutedBy: text('What would refute it.'),
      actorName: field(nameText, 'Name of the actor as a source uses it; empty where none.'),
    },
  },
  ...hypothesisLineTypes,
  'group.set': {
    says: 'Sets a group of shared origin. Items join it by the field `group` of their grade.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('group'), 'Identifier.'),
      name: field(nameText, 'Name.'),
      relation: skeleton(z.enum(originRelations), 'How its items depend on each other.'),
      rho: skeleton(decimalSchema, 'Dependence, 0 to 1.'),
      reason: text('Why.'),
    },
  },
  'rating.set': {
    says: 'Rates one item against hypotheses: one line for each matrix row saved together.',
    v: 1,
    fields: {
      ...common,
      item: skeleton(idSchema('evidence'), 'The item.'),
      rater: field(nameText, 'Who rated.'),
      ratings: skeleton(hypothesisMap(z.enum(ratingCodes).nullable()), 'Rating by hypothesis; null clears one.'),
      rationales: field(hypothesisMap(textSchema), 'Rationale by hypothesis.', { texts: ['*'] }),
    },
  },
  ...opinionLineTypes,
  ...rankingLineTypes,
  ...comparisonLineTypes,
  'prior.set': {
    says: 'States the prior probabilities of one level; without such a line they are uniform.',
    v: 1,
    fields: {
      ...common,
      level: skeleton(z.number().int().min(1).max(4), 'Level.'),
      priors: skeleton(hypothesisMap(decimalSchema), 'Prior by hypothesis, summing to 1; empty: uniform again.'),
      reason: text('Why, with the base rate used.'),
    },
  },
  'assumption.set': {
    says: 'States an assumption or its new status.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('assumption'), 'Identifier.'),
      status: skeleton(z.enum(['open', 'resolved']), 'Status.'),
      critical: skeleton(z.boolean(), 'Whether the result rests on it.'),
      statement: text('What is assumed.'),
    },
  },
  ...harmLineTypes,
  ...notificationLineTypes,
  ...remediationLineTypes,
  ...measureLineTypes,
  ...assetLineTypes,
  ...redressLineTypes,
  ...exerciseLineTypes,
  ...confidenceLineTypes,
  ...yardstickLineTypes,
  ...registerLineTypes,
  ...responsibilityLineTypes,
  ...nameLineTypes,
  ...clusterLineTypes,
  ...sentenceLineTypes,
  'profile.activate': {
    says: 'Activates a profile. Its exact bytes are in the approved request.',
    v: 1,
    fields: {
      ...commonAlways,
      purpose: always(z.enum(['scoring', 'yardstick', 'policy']), 'What it governs.'),
      sha256: always(sha256Schema, 'SHA-256 of its bytes.'),
      request: always(idSchema('request'), 'The approved request.'),
    },
  },
  'approval.request': {
    says: 'Asks for an act that needs two persons. Any line but approvals of it before the act voids it.',
    v: 1,
    fields: {
      ...commonAlways,
      id: always(idSchema('request'), 'Identifier.'),
      act: always(actSchema, 'What is to be done, in full.'),
    },
  },
  'approval.record': {
    says: 'Records one approval: a signature over the checkpoint that covers the request.',
    v: 1,
    fields: {
      ...commonAlways,
      request: always(idSchema('request'), 'The request.'),
      principal: always(principalSchema, 'Who approved.'),
      checkpoint: always(checkpointSchema, 'The three lines that were signed.'),
      signature: always(signatureSchema, 'SSHSIG in the namespace plumbline-checkpoint-v1.'),
    },
  },
  'release.freeze': {
    says: 'Freezes a release: its last line.',
    v: 1,
    fields: {
      ...commonAlways,
      request: always(
        idSchema('request').nullable(),
        'The approved request; null in a case with fewer than two persons, which makes drafts only.',
      ),
      sections: always(
        z.record(z.string().regex(/^[a-z]{1,40}$/u), z.number().int().min(1)),
        'Sections of assessment.json and their versions.',
      ),
    },
  },
  'export.record': {
    says: 'Records an export.',
    v: 1,
    fields: {
      ...common,
      edition: field(z.enum(editions), 'Edition.'),
      release: field(countSchema, 'Number of the line that froze the release.'),
      file: field(
        z.strictObject({ name: nameText, sha256: sha256Schema, size: countSchema }),
        'The ZIP that was written.',
      ),
      signers: field(z.array(principalSchema), 'Who must sign it.'),
    },
  },
  ...exportLineTypes,
  ...standingLineTypes,
  'handover.record': {
    says: 'Records that material was handed over.',
    v: 1,
    fields: {
      ...common,
      hands: field(handsSchema, 'Giver, receiver, purpose, authority, place, seal, transport, witness.'),
      sha256: field(sha256Schema, 'SHA-256 of what was handed over.'),
      checkpoint: field(checkpointSchema, 'The three lines printed on the sheet.'),
      note: text('Remark.'),
    },
  },
  'review.import': {
    says: 'Takes in the signed answer of a reviewer.',
    v: 1,
    fields: {
      ...common,
      sha256: field(sha256Schema, 'SHA-256 of the review file.'),
      reviewer: field(enrolmentSchema, 'Who reviewed, with the key that signed.'),
      conclusion: skeleton(z.enum(reviewConclusions), 'Conclusion.'),
      checkpoint: skeleton(checkpointSchema, 'The three lines reviewed.'),
      review: text('The exact bytes of review.json.'),
    },
  },
  ...reviewLineTypes,
  correction: {
    says: 'Says in words that an earlier line is wrong. What the case holds changes by a line of the proper type.',
    v: 1,
    fields: {
      ...common,
      corrects: field(countSchema, 'Number of the line.'),
      reason: text('What is wrong, and what is right.'),
    },
  },
  'log.succeed': {
    says: 'Takes over a copied case under a new origin and log key.',
    v: 1,
    fields: {
      ...commonAlways,
      previous: always(
        z.strictObject({ origin: nameText, root: lineText(44), size: countSchema }),
        'Origin, size and root of the log that this one continues.',
      ),
      logKey: always(lineText(500), 'Verifier key of the new log.'),
      by: always(enrolmentSchema, 'Who took over, with the key that signed.'),
      signature: always(
        signatureSchema,
        'SSHSIG (plumbline-checkpoint-v1) over new origin, previous size and previous root as three lines.',
      ),
    },
  },
};

/** Versions that are read and no longer written: the lines of a ledger stay as they are. */
export const earlierLineTypes: EarlierLineTypes = { ...earlierCustodyLineTypes, ...earlierMeasureLineTypes };

/** The version that is written. */
export const currentLineType = (type: string): LineType | undefined =>
  Object.hasOwn(lineTypes, type) ? lineTypes[type] : undefined;

export const lineTypeOf = (type: string, v: number): LineType | undefined => {
  const lineType = currentLineType(type);
  if (lineType?.v === v) return lineType;
  const earlier = Object.hasOwn(earlierLineTypes, type) ? earlierLineTypes[type] : undefined;
  return earlier?.find((one) => one.v === v);
};
