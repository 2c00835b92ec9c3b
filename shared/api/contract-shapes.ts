import { z } from 'zod';
import { acquisitionInput, acquisitionSchemas } from '../domain/acquisition.ts';
import { checkNames } from '../bundle/check.ts';
import {
  credibilities,
  editions,
  evidenceClasses,
  evidenceKinds,
  forgeabilities,
  custodyGrades,
  adequacies,
  layers,
  opinionStandings,
  reliabilities,
  tlpSchema,
} from '../domain/vocabulary.ts';

/** Shapes that the rows of the contract share. A path is one on the machine that the handlers run on. */

// No file system has a name with NUL in it; Node throws at one.
export const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'), 'a path cannot hold NUL');
export const shortText = z.string().min(1).max(500);
export const longText = z.string().max(200_000);
export const principal = z.string().min(1).max(63);
/** Reaches no log and no error; held only as long as the call lasts. */
export const passphrase = z.string().min(1).max(1024);
/** What opens a bundle that came encrypted with age: files with identities, or its passphrase. */
const ageKeys = z.strictObject({
  identities: z.array(path).max(20).default([]),
  passphrase: passphrase.optional(),
});
/** For whom a bundle is encrypted: recipients, or whoever knows the passphrase. */
export const ageRecipients = z.strictObject({
  recipients: z.array(z.string().min(1).max(5000)).max(100).default([]),
  passphrase: passphrase.optional(),
});
export const reference = z.string().min(1).max(100);
export const count = z.number().int().min(0);
export const caseFolder = z.strictObject({ folder: path });
export const inCase = <Shape extends z.ZodRawShape>(shape: Shape) => caseFolder.extend(shape);
export const json = z.unknown();

export const identity = z.object({
  principal: z.string(),
  person: z.string(),
  fingerprint: z.string(),
  allowedSignersLine: z.string(),
  createdAt: z.string(),
});

/** A key of a file that somebody is asked to trust. */
export const offeredKey = z.object({
  name: z.string(),
  kind: z.enum(['signer', 'log', 'witness', 'time-stamp']),
  /** What to compare with what its owner says. */
  fingerprint: z.string(),
  isKnown: z.boolean(),
});

const check = z.object({
  name: z.enum(checkNames),
  status: z.enum(['ok', 'failed', 'not checked']),
  detail: z.string(),
  first: z.string().nullable(),
});
export const verificationSchema = z.object({
  ok: z.boolean(),
  verdict: z.enum(['verified', 'not anchored', 'failed']),
  origin: z.string().nullable(),
  size: z.number().nullable(),
  root: z.string().nullable(),
  edition: z.enum(editions).nullable(),
  mark: z.string().nullable(),
  checks: z.array(check),
  notProven: z.array(z.string()),
});

export const caseCheck = z.object({
  name: z.string(),
  status: check.shape.status,
  detail: z.string(),
  first: z.string().nullable(),
});
const anchors = z.strictObject({
  signers: path.optional(),
  logKey: path.optional(),
  witnesses: z.array(path).default([]),
  /** Certificates in PEM of authorities whose time stamps are believed. */
  tsaRoots: z.array(path).max(16).default([]),
  retained: z.array(path).default([]),
  retain: z.boolean().default(false),
  requiredWitnesses: z.array(z.string()).default([]),
});

/** A bundle from somebody else, with what opens it and what it is held against. */
export const receivedBundle = z.strictObject({
  path,
  age: ageKeys.optional(),
  anchors: anchors.default({ witnesses: [], tsaRoots: [], retained: [], retain: false, requiredWitnesses: [] }),
});

/** `standing` null: withheld in this edition. */
export const openOpinion = z.object({
  id: z.string(),
  line: count,
  level: z.number().int().min(1).max(4),
  rater: z.string().nullable(),
  standing: z.enum(opinionStandings).nullable(),
});

export const caseInfo = z.object({
  origin: z.string(),
  title: z.string().nullable(),
  mark: z.string().nullable(),
  tlp: z.string().nullable(),
  stage: z.enum([
    'draft',
    'single-signer draft',
    'internal review',
    'independent review',
    'approval requested',
    'released',
    'amended',
    'retracted',
    'read-only',
  ]),
  actor: z.string(),
  ledger: z.object({ size: count, root: z.string() }),
  counts: z.record(z.string(), count),
  readOnly: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** The second opinion that is being given: until it ends, ratings and what follows from them are hidden. */
  opinion: openOpinion.nullable(),
});

export const grade = {
  kind: z.enum(evidenceKinds),
  reliability: z.enum(reliabilities),
  credibility: z.enum(credibilities),
  custody: z.enum(custodyGrades),
  forgeability: z.enum(forgeabilities),
  group: reference.nullable(),
  evidenceClass: z.enum(evidenceClasses).nullable(),
  layer: z.enum(layers).nullable(),
  adequacy: z.enum(adequacies).nullable(),
  marking: tlpSchema,
};

/** What may be said about an item when it comes in; what is left out has a cautious default. */
export const itemDetails = z.strictObject({
  exhibit: z.string().max(100).optional(),
  title: z.string().max(500).optional(),
  description: longText.optional(),
  media: z.string().max(200).optional(),
  url: z.string().max(2000).optional(),
  caveats: z.array(z.string().max(500)).optional(),
  personalData: z.boolean().optional(),
  note: longText.optional(),
  /** Items that these were made from; then the root exhibit follows from them unless it is stated. */
  derivedFrom: z.array(reference).max(100).optional(),
  copy: z.enum(['original', 'working_copy', 'derived', 'record']).optional(),
  acquisition: acquisitionInput.optional(),
  grade: z.strictObject(grade).partial().optional(),
});

/** How an item came to be, as the case has it; null where nobody said. */
export const acquisition = z.object({
  aiUse: acquisitionSchemas.aiUse.nullable(),
  changes: acquisitionSchemas.changes.nullable(),
  clock: acquisitionSchemas.clock.nullable(),
  collector: acquisitionSchemas.collector.nullable(),
  lineage: acquisitionSchemas.lineage.nullable(),
  mandate: acquisitionSchemas.mandate.nullable(),
  place: acquisitionSchemas.place.nullable(),
  privacy: acquisitionSchemas.privacy.nullable(),
  restriction: acquisitionSchemas.restriction.nullable(),
  tool: acquisitionSchemas.tool.nullable(),
  vertex: acquisitionSchemas.vertex.nullable(),
  volatility: acquisitionSchemas.volatility.nullable(),
});

export const collection = {
  source: reference.optional(),
  collectedBy: z.string().max(500).optional(),
  collectedAt: z.string().max(20).optional(),
  authority: z.string().max(2000).optional(),
  method: z.string().max(2000).optional(),
  tlp: tlpSchema.optional(),
};

/** What the items of a case usually share: kept on the workstation, filled in before the next ones come in. */
export const intakeForm = z.strictObject({
  credibility: z.enum(credibilities).optional(),
  details: itemDetails
    .pick({ acquisition: true, caveats: true, copy: true, grade: true, media: true, note: true, personalData: true })
    .optional(),
  ...collection,
});

export const taken = z.object({
  id: z.string(),
  name: z.string(),
  sha256: z.string().nullable(),
  size: z.number().nullable(),
});
export const approvalReply = z.object({
  request: z.string(),
  checkpoint: z.string(),
  performed: z.boolean(),
  missing: count,
});

export const requestReply = approvalReply.extend({
  /** Why editions of the release could not leave, with the file of the redaction; null: by the marking alone. */
  editionRefusals: z.array(
    z.object({
      redaction: z.string().nullable(),
      editions: z.array(z.object({ edition: z.enum(editions), tlp: tlpSchema })),
      message: z.string(),
      hint: z.string().nullable(),
    }),
  ),
});

export const doctorCheck = z.object({
  name: z.string(),
  status: z.enum(['ok', 'note', 'failed', 'not checked']),
  detail: z.string(),
  hint: z.string().nullable(),
});

/** How the window looks on this workstation; nothing of it is in a case. */
export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  density: z.enum(['compact', 'comfortable']),
  railCollapsed: z.boolean(),
  tourClosed: z.boolean(),
});

export const workstation = z.object({
  version: z.string(),
  /** Folder of the profile in use, and of this workstation's own; they differ in a demonstration. */
  profile: z.string(),
  ownProfile: z.string(),
  isDemonstration: z.boolean(),
  userName: z.string(),
  /** Where new cases go unless another folder is chosen. */
  casesFolder: z.string(),
  settings,
});

export const recentCase = z.object({
  folder: z.string(),
  title: z.string(),
  mark: z.string().nullable(),
  openedAt: z.string(),
  /** Profile under which it was opened. */
  profile: z.string(),
  /** False where the folder is not there now, as with a stick that was taken out. */
  isThere: z.boolean(),
});

/** A name in a folder, as bytes made text; never opened, links never followed. */
export const fileEntry = z.object({
  name: z.string(),
  path: z.string(),
  kind: z.enum(['folder', 'case', 'file', 'link', 'special']),
  size: z.number().nullable(),
  modifiedAt: z.string().nullable(),
});
