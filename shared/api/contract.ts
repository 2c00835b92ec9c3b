import { z } from 'zod';
import {
  caseMarks,
  credibilities,
  hypothesisKinds,
  originRelations,
  ratingCodes,
  reliabilities,
  tlpSchema,
} from '../domain/vocabulary.ts';
import { acquisitionInput } from '../domain/acquisition.ts';
import { proofContract } from './proof-contract.ts';
import { bundleContract } from './bundle-contract.ts';
import { pureContract } from './contract-pure.ts';
import { attackContract } from './attack-contract.ts';
import { assetContract } from './asset-contract.ts';
import { harmContract } from './harm-contract.ts';
import { measureContract } from './measure-contract.ts';
import { notificationContract } from './notification-contract.ts';
import { hashSetContract } from './hash-set-contract.ts';
import { evidenceContract } from './evidence-contract.ts';
import { findingsContract } from './findings-contract.ts';
import { importContract } from './import-contract.ts';
import { screenContract } from './contract-screens.ts';
import { custodyContract, custodyEvent, custodyRecordInput, custodyState } from './custody-shapes.ts';
import { hypothesisContract } from './hypothesis-contract.ts';
import { pairContract } from './pair-contract.ts';
import { comparisonContract } from './comparison-contract.ts';
import { rankingContract } from './ranking-contract.ts';
import { raterContract } from './rater-contract.ts';
import { searchContract } from './search-contract.ts';
import { formsContract } from './forms-contract.ts';
import { viewingContract } from './viewing-contract.ts';
import { clusterContract } from './cluster-contract.ts';
import { namingContract } from './naming-contract.ts';
import { reasoningContract } from './reasoning-contract.ts';
import { refusedSource, watchContract } from './watch-contract.ts';
import { reviewContract } from './review-contract.ts';
import { deltaContract } from './delta-contract.ts';
import { redactionContract } from './redaction-contract.ts';
import { reportContract } from './report-contract.ts';
import { lintContract } from './lint-contract.ts';
import { standingContract, standingRequests } from './standing-contract.ts';
import { deadlineContract } from './deadline-contract.ts';
import { exerciseContract } from './exercise-contract.ts';
import { redressContract } from './redress-contract.ts';
import { responseContract } from './response-contract.ts';
import { sourceContract } from './source-contract.ts';
import { yardstickContract } from './yardstick-contract.ts';
import {
  approvalReply,
  requestReply,
  caseCheck,
  caseFolder,
  caseInfo,
  collection,
  count,
  grade,
  identity,
  inCase,
  intakeForm,
  itemDetails,
  json,
  longText,
  offeredKey,
  passphrase,
  path,
  principal,
  reference,
  shortText,
  taken,
  type verificationSchema,
} from './contract-shapes.ts';

export type VerificationReply = z.infer<typeof verificationSchema>;
export type CaseInfoReply = z.infer<typeof caseInfo>;
export type ItemDetails = z.infer<typeof itemDetails>;
export type IntakeForm = z.infer<typeof intakeForm>;

/** Every call of every shell: one row, named noun.verb. */
export const contract = {
  'identity.create': {
    input: z.strictObject({ principal, person: z.string().max(200).default(''), passphrase }),
    output: identity,
  },
  'identity.import': {
    input: z.strictObject({
      principal,
      person: z.string().max(200).default(''),
      file: path,
      filePassphrase: z.string().max(1024).default(''),
      passphrase,
    }),
    output: identity,
  },
  'identity.list': {
    input: z.strictObject({}),
    output: z.object({ identities: z.array(identity), damaged: z.array(z.string()) }),
  },
  'identity.export': { input: z.strictObject({ principal }), output: z.object({ text: z.string() }) },
  'identity.trust': {
    input: z.strictObject({
      file: path,
      /** Only says what would be added. */
      preview: z.boolean().default(false),
      /** SHA-256 of the file as it was shown: what changed since is not trusted. */
      sha256: z.string().max(64).optional(),
    }),
    output: z.object({ added: z.array(z.string()), keys: z.array(offeredKey), sha256: z.string() }),
  },

  'case.create': {
    input: z.strictObject({
      folder: path,
      title: shortText,
      question: longText.default(''),
      identity: principal.optional(),
      tlp: tlpSchema.default('AMBER'),
      mark: z.enum(caseMarks).default('none'),
    }),
    output: caseInfo,
  },
  'case.info': { input: caseFolder, output: caseInfo },
  'case.verify': {
    input: inCase({
      readAll: z.boolean().default(false),
      retained: z.array(path).default([]),
      /** Checkpoints as text: the three lines from paper, or a whole note. */
      checkpoints: z.array(z.string().max(20_000)).max(20).default([]),
    }),
    output: z.object({ ok: z.boolean(), checks: z.array(caseCheck), notProven: z.array(z.string()) }),
  },
  'case.rebuild': {
    input: caseFolder,
    output: z.object({ equal: z.boolean(), lines: count, differences: z.array(z.string()) }),
  },
  'case.at': {
    input: inCase({
      seq: count,
      /** Every row as it was; without it only counts and scores cross. */
      withState: z.boolean().default(true),
      cover: z.boolean().default(false),
    }),
    output: z.object({
      seq: count,
      at: z.string().nullable(),
      counts: z.record(z.string(), count),
      state: json,
      sections: json,
    }),
  },
  'case.adopt': { input: inCase({ identity: principal, passphrase }), output: caseInfo },
  'case.anchors': { input: inCase({ out: path }), output: z.object({ signers: z.string(), logKey: z.string() }) },

  'source.add': {
    input: inCase({
      name: shortText,
      reliability: z.enum(reliabilities),
      kind: z.string().max(500).default(''),
      descriptor: longText.default(''),
      tlp: tlpSchema.optional(),
      /** Whether the register of this workstation takes it up; left out: unless it or its case is TLP:RED. */
      register: z.boolean().optional(),
    }),
    output: z.object({ id: z.string(), registered: z.boolean() }),
  },
  'intake.take': {
    input: inCase({
      paths: z.array(path).min(1).max(100_000),
      credibility: z.enum(credibilities).optional(),
      details: itemDetails.optional(),
      ...collection,
    }),
    output: z.object({
      taken: z.array(taken),
      duplicates: z.array(taken),
      refused: z.array(refusedSource),
    }),
  },
  'intake.record': {
    input: inCase({ title: shortText, details: itemDetails, ...collection }),
    output: z.object({ id: z.string() }),
  },
  'intake.form': { input: caseFolder, output: z.object({ form: intakeForm.nullable() }) },
  'intake.keep': { input: inCase({ form: intakeForm }), output: z.object({ kept: z.boolean() }) },
  'evidence.correct': {
    input: inCase({
      evidence: reference,
      grade: z.strictObject(grade).partial(),
      /** The group that the item leaves for another. An item is in one: without this, one that is in a group joins no other. */
      leaves: reference.optional(),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** States how an item came to be, later or better than its intake did; what was stated stays on record. */
  'evidence.acquire': {
    input: inCase({ evidence: reference, acquisition: acquisitionInput, tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  'custody.read': {
    input: inCase({ evidence: reference }),
    output: z.object({
      id: z.string(),
      exhibit: z.string().nullable(),
      title: z.string().nullable(),
      custody: z.string().nullable(),
      sha256: z.string().nullable(),
      state: custodyState,
      events: z.array(custodyEvent.omit({ event: true }).extend({ type: z.string().nullable() })),
    }),
  },
  'custody.record': {
    input: custodyRecordInput,
    output: z.object({ line: count, hashMatches: z.boolean().nullable(), state: custodyState }),
  },

  'hypothesis.add': {
    input: inCase({
      statement: longText.min(1),
      level: z.number().int().min(1).max(4),
      kind: z.enum(hypothesisKinds).default('specific'),
      predicts: longText.default(''),
      refutedBy: longText.default(''),
      actorName: z.string().max(500).default(''),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ id: z.string() }),
  },
  'group.set': {
    input: inCase({
      id: reference.optional(),
      name: shortText,
      relation: z.enum(originRelations),
      rho: z.string().max(14).optional(),
      reason: longText.default(''),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ id: z.string() }),
  },
  'rating.set': {
    input: inCase({
      evidence: reference,
      cells: z.record(
        z.string(),
        z.strictObject({ rating: z.enum(ratingCodes).nullable(), rationale: longText.default('') }),
      ),
      rater: principal.optional(),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({
      line: count,
      /** Ratings of somebody else that the case counts no longer. */
      replaces: z.array(
        z.object({ hypothesis: z.string(), rating: z.string(), rater: z.string().nullable(), line: count }),
      ),
    }),
  },
  'prior.set': {
    input: inCase({
      level: z.number().int().min(1).max(4),
      priors: z.record(z.string(), z.string()),
      reason: longText,
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  'assumption.set': {
    input: inCase({
      id: reference.optional(),
      statement: longText.min(1),
      critical: z.boolean(),
      status: z.enum(['open', 'resolved']).default('open'),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ id: z.string() }),
  },
  /** States who tests an assumption, how, and what follows if it is wrong; the latest counts. */
  'assumption.examine': {
    input: inCase({
      id: reference,
      test: longText.min(1),
      owner: shortText,
      consequence: longText.default(''),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  'score.case': {
    input: inCase({
      level: z.number().int().min(1).max(4).optional(),
      at: count.optional(),
      /** Leaves out the levels that who acts has not ranked; see `ranking.set`. */
      cover: z.boolean().default(false),
    }),
    output: z.object({
      sections: json,
      /** Rated levels that who acts has neither ranked nor asked to see without a ranking. */
      unranked: z.array(count),
    }),
  },

  'checkpoint.write': {
    input: inCase({ out: path.optional() }),
    output: z.object({ note: z.string(), out: z.string().nullable() }),
  },
  'checkpoint.cosign': {
    input: z.strictObject({ path, identity: principal, passphrase }),
    output: z.object({ witness: z.string(), size: count, file: z.string().nullable() }),
  },

  'approval.request': {
    input: inCase({
      act: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('release'),
          redactions: z.array(path).default([]),
          /** Rules of export whose errors are to be let stand; the reason is printed in every edition. */
          overrides: z
            .array(z.strictObject({ rule: z.string().min(1).max(40), reason: z.string().min(1).max(2000) }))
            .max(50)
            .default([]),
        }),
        z.strictObject({ kind: z.literal('enrol'), file: path, person: z.string().max(200).optional() }),
        /** The same for a person with a key on this workstation, where two approve one after the other. */
        z.strictObject({ kind: z.literal('enrol-here'), principal }),
        z.strictObject({ kind: z.literal('revoke'), principal }),
        /** `sha256`: what the file must be. */
        z.strictObject({ kind: z.literal('profile'), file: path, sha256: z.string().max(64).optional() }),
        ...standingRequests,
      ]),
      identity: principal,
      passphrase,
    }),
    output: requestReply,
  },
  'approval.give': { input: inCase({ request: reference, identity: principal, passphrase }), output: approvalReply },
  'release.freeze': {
    input: inCase({
      identity: principal,
      passphrase,
      witnesses: z.array(z.strictObject({ identity: principal, passphrase })).default([]),
    }),
    output: z.object({ line: count, size: count, checkpoint: z.string(), draft: z.boolean() }),
  },
  ...bundleContract,
  ...proofContract,
  ...pureContract,
  ...custodyContract,
  ...evidenceContract,
  ...findingsContract,
  ...importContract,
  ...screenContract,
  ...hypothesisContract,
  ...raterContract,
  ...searchContract,
  ...formsContract,
  ...viewingContract,
  ...reasoningContract,
  ...yardstickContract,
  ...deltaContract,
  ...redactionContract,
  ...reportContract,
  ...reviewContract,
  ...lintContract,
  ...namingContract,
  ...harmContract,
  ...measureContract,
  ...assetContract,
  ...responseContract,
  ...deadlineContract,
  ...redressContract,
  ...notificationContract,
  ...exerciseContract,
  ...clusterContract,
  ...watchContract,
  ...sourceContract,
  ...standingContract,
  ...hashSetContract,
  ...attackContract,
  ...pairContract,
  ...rankingContract,
  ...comparisonContract,
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type Contract = typeof contract;
export type Method = keyof Contract;
/** As callers write it: what has a default may be left out. */
export type Input<M extends Method> = z.input<Contract[M]['input']>;
/** As handlers get it: checked, defaults filled in. */
export type Checked<M extends Method> = z.output<Contract[M]['input']>;
export type Output<M extends Method> = z.output<Contract[M]['output']>;
