import { itemConsequenceKinds } from '../consequence/item-consequence.ts';
import { z } from 'zod';
import { assessmentRows } from '../attribution/assessment-rows.ts';
import {
  acquisition,
  caseFolder,
  caseInfo,
  count,
  doctorCheck,
  fileEntry,
  inCase,
  json,
  path,
  principal,
  recentCase,
  reference,
  settings,
  workstation,
} from './contract-shapes.ts';
import { hypothesisStanding, levelStanding } from './hypothesis-contract.ts';
import { evidenceRow } from './evidence-contract.ts';
import { custodyEvent, custodyState } from './custody-shapes.ts';
import { redactionSchema } from '../bundle/redaction.ts';
import { releaseRequest, releaseStanding } from './release-shapes.ts';
import { editions, tlpSchema } from '../domain/vocabulary.ts';
import { defaultDemoCase, demoCaseNames } from '../reference/demo-cases.ts';

const text = z.string().nullable();

/** A window into a long list: `count` rows from number `from` on. Only what is on the screen crosses. */
const slice = { from: count.default(0), count: z.number().int().min(1).max(500).default(100) };

const ledgerRow = z.object({
  seq: count,
  type: z.string(),
  day: z.string(),
  at: text,
  actor: text,
  tlp: text,
  /** The line in one sentence, plain text. */
  words: z.string(),
});

const sourceRow = z.object({
  id: z.string(),
  name: text,
  kind: text,
  reliability: text,
  descriptor: text,
  tlp: text,
  line: count,
  items: count,
});

/** The rows of the contract that the screens read by, and what belongs to the workstation rather than to a case. */
export const screenContract = {
  'workstation.read': { input: z.strictObject({}), output: workstation },
  /** Works under another profile: that of a demonstration, or with null this workstation's own. */
  'workstation.use': { input: z.strictObject({ profile: path.nullable() }), output: workstation },
  'workstation.examine': {
    input: z.strictObject({}),
    output: z.object({ ok: z.boolean(), checks: z.array(doctorCheck) }),
  },
  'settings.write': { input: settings.partial(), output: settings },
  'files.list': {
    input: z.strictObject({ folder: path.optional() }),
    output: z.object({
      folder: z.string(),
      parent: text,
      places: z.array(z.object({ name: z.string(), path: z.string() })),
      entries: z.array(fileEntry),
      /** More entries than are listed. */
      truncated: z.boolean(),
    }),
  },
  'demo.make': {
    /** Which demonstration case; left out, the first. */
    input: z.strictObject({ case: z.enum(demoCaseNames).default(defaultDemoCase) }),
    output: z.object({
      folder: z.string(),
      case: z.string(),
      profile: z.string(),
      bundles: z.object({ full: z.string(), public: z.string() }),
      anchors: z.object({ signers: z.string(), logKey: z.string(), witness: z.string() }),
      lead: text,
      ok: z.boolean(),
    }),
  },
  /** Passphrases of the demonstration's invented persons; refused under any other profile. */
  'demo.passphrase': { input: z.strictObject({ principal }), output: z.object({ passphrase: z.string() }) },
  /** Ends a long call where it is; what it had acknowledged stays. */
  'job.cancel': { input: z.strictObject({ id: reference }), output: z.object({ cancelled: z.boolean() }) },
  /** Lets a job stand where nothing is half done; it is `paused` when it has come there. */
  'job.pause': { input: z.strictObject({ id: reference }), output: z.object({ paused: z.boolean() }) },
  'job.resume': { input: z.strictObject({ id: reference }), output: z.object({ paused: z.boolean() }) },

  'case.recent': { input: z.strictObject({}), output: z.object({ cases: z.array(recentCase) }) },
  /** Takes a case off the list of recent ones; the case itself stays as it is. */
  'case.forget': { input: caseFolder, output: z.object({ cases: z.array(recentCase) }) },
  /** Opens a case for work: the same as `case.info`, and puts it on the list of recent cases. */
  'case.enter': { input: caseFolder, output: caseInfo },
  /** How long the ledger is, and the nouns of the line types from line `since` on: what a screen has to read again. */
  'case.changes': {
    input: inCase({ since: count }),
    output: z.object({ size: count, topics: z.array(z.string()) }),
  },

  'evidence.read': {
    input: inCase({ evidence: reference }),
    output: z.object({
      item: evidenceRow.extend({
        line: count,
        description: text,
        url: text,
        note: text,
        caveats: z.array(z.string()),
        personalData: z.boolean().nullable(),
        collectedBy: text,
        collectedAt: text,
        authority: text,
        method: text,
        copy: text,
        md5: text,
        sha1: text,
        group: text,
        groupName: text,
        evidenceClass: text,
        layer: text,
        adequacy: text,
        marking: text,
        addedBy: text,
        hasFile: z.boolean(),
      }),
      derivedFrom: z.array(z.object({ id: z.string(), exhibit: text, title: text })),
      acquisition,
      custody: z.array(custodyEvent),
      custodyState,
      /** What of harm, red lines and the register of services cites it. */
      consequence: z.array(
        z.object({ kind: z.enum(itemConsequenceKinds), name: z.string(), says: z.string(), line: count }),
      ),
      /** A second opinion is being given: `ratings` is empty, whatever there is. */
      ratingsHidden: z.boolean(),
      ratings: z.array(
        z.object({ hypothesis: z.string(), rating: text, rationale: text, rater: text, line: count, at: text }),
      ),
    }),
  },
  /** Some bytes of an item's file, for looking at as text and hex. Nothing is decoded or rendered. */
  'evidence.excerpt': {
    input: inCase({ evidence: reference, offset: count.default(0), length: z.number().int().min(1).max(65_536) }),
    output: z.object({ offset: count, size: count, base64: z.string() }),
  },
  'source.list': { input: caseFolder, output: z.object({ sources: z.array(sourceRow) }) },
  'hypothesis.list': {
    input: caseFolder,
    output: z.object({
      question: text,
      hypotheses: z.array(
        z.object({
          id: z.string(),
          line: count,
          kind: text,
          level: z.number().nullable(),
          statement: text,
          predicts: text,
          refutedBy: text,
          actorName: text,
          prior: text,
          ...hypothesisStanding,
        }),
      ),
      /** Of each level that has hypotheses, ascending. */
      levels: z.array(levelStanding),
      groups: z.array(
        z.object({
          id: z.string(),
          line: count,
          name: text,
          relation: text,
          rho: text,
          reason: text,
          items: z.array(z.object({ id: z.string(), exhibit: text, title: text })),
        }),
      ),
      assumptions: z.array(
        z.object({
          id: z.string(),
          line: count,
          statement: text,
          critical: z.boolean().nullable(),
          status: text,
          /** Null where nobody said. */
          examination: z.object({ line: count, owner: text, test: text, consequence: text }).nullable(),
        }),
      ),
    }),
  },
  /** The matrix of every level: what `score.case` computes from; `at` replays to that line. */
  'matrix.read': {
    input: inCase({ at: count.optional() }),
    output: z.object({
      size: count,
      missing: z.array(z.string()),
      profileText: z.string(),
      rows: assessmentRows,
      raters: z.array(z.string()),
    }),
  },
  'ledger.page': {
    input: inCase({
      text: z.string().max(500).default(''),
      types: z.array(z.string().max(100)).max(100).default([]),
      actors: z.array(z.string().max(200)).max(100).default([]),
      /** Lines up to this number only: the ledger as it was then. */
      until: count.optional(),
      descending: z.boolean().default(true),
      ...slice,
    }),
    output: z.object({
      total: count,
      from: count,
      rows: z.array(ledgerRow),
      types: z.array(z.string()),
      actors: z.array(z.string()),
    }),
  },
  'ledger.line': {
    input: inCase({ seq: count }),
    output: z.object({
      row: ledgerRow,
      fields: z.array(z.object({ name: z.string(), value: json, withheld: z.boolean() })),
      /** The line as it stands in the ledger, and its SHA-256: what the next line holds as `prev`. */
      text: z.string(),
      sha256: z.string(),
    }),
  },
  'release.list': {
    input: caseFolder,
    output: z.object({
      /** The bundle that the case was opened from; null for a case that was not. `files` null: an earlier version kept none. */
      opened: z
        .object({
          edition: z.enum(editions),
          tlp: tlpSchema,
          signers: z.array(z.string()),
          withheld: count,
          recomputable: z.boolean(),
          files: count.nullable(),
        })
        .nullable(),
      /** Whether somebody gave a second opinion, and whether somebody independent answered. */
      held: z.object({ internalReview: z.boolean(), independentReview: z.boolean() }),
      /** Lines since the last release that only record what was done with it: a new release would add nothing by them. */
      recordsSince: count,
      identities: z.array(
        z.object({ principal: z.string(), person: z.string(), line: count, revokedLine: z.number().nullable() }),
      ),
      requests: z.array(releaseRequest),
      releases: z.array(
        z.object({
          line: count,
          size: count,
          at: z.string(),
          actor: z.string(),
          request: text,
          closed: z.boolean(),
          witnesses: z.array(z.string()),
          checkpoint: text,
          timeStamps: z.array(z.object({ time: z.string(), authority: z.string() })),
          ...releaseStanding.shape,
        }),
      ),
      exports: z.array(
        z.object({
          line: count,
          edition: text,
          release: z.number().nullable(),
          name: text,
          sha256: text,
          at: text,
          signers: z.array(z.string()),
        }),
      ),
    }),
  },
  /** What a stranger will see of an edition of the case as it is now. Writes nothing. */
  'release.preview': {
    input: inCase({
      edition: z.enum(editions),
      tlp: tlpSchema.optional(),
      redaction: redactionSchema.nullable().default(null),
      /** The answer to whether what is withheld would change the result takes as long as scoring the case twice. */
      withAnswer: z.boolean().default(false),
    }),
    output: z.object({
      lines: count,
      fields: count,
      withheldCount: count,
      /** No more than can be looked through: what a person chose by hand first, then in the order of the lines. */
      withheld: z.array(
        z.object({
          line: count,
          type: z.string(),
          field: z.string(),
          reason: z.string(),
          item: text,
          excerpt: z.string(),
        }),
      ),
      evidence: z.array(
        z.object({ id: z.string(), exhibit: text, title: text, file: z.enum(['shown', 'withheld', 'none']) }),
      ),
      recomputable: z.boolean(),
      missing: z.array(z.string()),
      /** In the words of the report; null where every item is shown, no number is stated, or nobody asked. */
      answer: text,
      /** Places where a withheld value still stands: an export would be refused. By hand: the redaction may say why it stays. */
      remaining: z.array(z.object({ withheld: z.string(), shown: z.string(), byHand: z.boolean() })),
      /** The same in words, as the export would say it; null: it would not be refused for that. */
      refusal: z.object({ message: z.string(), hint: text }).nullable(),
    }),
  },
  /** Whom this workstation trusts: the address book, by which a bundle's signatures are anchored. */
  'identity.trusted': {
    input: z.strictObject({}),
    output: z.object({
      signers: z.array(z.object({ principal: z.string(), fingerprint: z.string() })),
      logKeys: z.array(z.string()),
      witnesses: z.array(z.string()),
      timeStampRoots: z.array(z.object({ name: z.string(), fingerprint: z.string() })),
    }),
  },
} as const;
