import { z } from 'zod';
import { claimantKinds, redressGrounds, redressOutcomes, redressRemedies } from '../domain/redress-vocabulary.ts';
import { countSchema, idSchema, nameText, sha256Schema } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

const claim = skeleton(idSchema('redress'), 'The claim.');
const on = (says: string) => skeleton(z.iso.date(), says);
const cites = (says: string) => field(z.array(idSchema('evidence')), says);

/** The redress docket (method, section 7.8). Who complains, and in what words, can be withheld; what is decided cannot. */
export const redressLineTypes = {
  'redress.receive': {
    says: 'Enters a claim for redress in the docket.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('redress'), 'Identifier.'),
      on: on('Day on which it was received.'),
      claimant: skeleton(z.enum(claimantKinds), 'Kind of claimant.'),
      ground: skeleton(z.enum(redressGrounds), 'Ground.'),
      release: skeleton(countSchema.nullable(), 'Line that froze the release that it is about; null: none.'),
      measure: skeleton(idSchema('measure').nullable(), 'The measure that it is about; null: none.'),
      hypothesis: skeleton(
        idSchema('hypothesis').nullable(),
        'The hypothesis whose attribution is contested; null: none is.',
      ),
      acknowledgeBy: on('Day by which receipt is to be acknowledged, by the policy profile in force then.'),
      decideBy: on('Day by which it is to be decided, by the same profile.'),
      profile: skeleton(sha256Schema, 'SHA-256 of that profile.'),
      name: field(nameText, 'Who complains.'),
      words: text('The words of the claimant.'),
      cites: cites('Items that the claimant relies on.'),
    },
  },
  'redress.acknowledge': {
    says: 'Records that receipt of a claim was acknowledged to the claimant.',
    v: 1,
    fields: { ...common, claim, on: on('Day on which it was.'), note: text('How, and what was said.') },
  },
  'redress.decide': {
    says: 'Decides a claim, by somebody who neither approved nor wrote what it is about.',
    v: 1,
    fields: {
      ...common,
      claim,
      on: on('Day of the decision.'),
      outcome: skeleton(z.enum(redressOutcomes), 'Outcome.'),
      remedies: skeleton(z.array(z.enum(redressRemedies)), 'Remedies that are owed.'),
      releases: skeleton(
        z.array(countSchema),
        'Lines that froze a release by two people whose scores led with the contested hypothesis at some level, computed for the decision; none unless a misattribution is upheld.',
      ),
      measures: skeleton(
        z.array(idSchema('measure')),
        'Measures that ran then and must be reviewed: the one that the claim is about and, of a misattribution, those that rest on the contested hypothesis or on such a release; none unless it is upheld.',
      ),
      decider: field(nameText, 'Who decided.'),
      reasons: text('The reasons.'),
    },
  },
  'redress.remedy': {
    says: 'Records that a remedy was carried out.',
    v: 1,
    fields: {
      ...common,
      claim,
      on: on('Day on which it was.'),
      remedy: skeleton(z.enum(redressRemedies), 'Which remedy of the decision.'),
      line: skeleton(countSchema.nullable(), 'Line of the ledger that carried it out; null: none did.'),
      note: text('What was done.'),
      cites: cites('Items that prove it.'),
    },
  },
  'redress.rescore': {
    says: 'Records that the case was scored again after a misattribution was upheld.',
    v: 1,
    fields: {
      ...common,
      claim,
      run: skeleton(
        sha256Schema,
        'SHA-256 of the section `scores` over all lines before this one, in JCS form: whoever scores them again gets the same.',
      ),
      note: text('What was corrected, and what came out.'),
    },
  },
  'redress.lesson': {
    says: 'Records what was learnt from a claim.',
    v: 1,
    fields: {
      ...common,
      claim,
      lesson: text('What went wrong, and why.'),
      change: text('What is done otherwise from now on.'),
      owner: field(nameText, 'Who sees to it.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
