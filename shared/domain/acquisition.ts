import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import type { Json, JsonObject } from '../ledger/canonical-json.ts';
import { idSchema, lineText, nameText } from '../ledger/field-types.ts';
import { diamondVertices, mandateTypes, papLabels } from './vocabulary.ts';

/** How an item came to be, beside what its own line says: method, section 4.2. One schema for each field of the line. */
const dateSchema = z.string().refine((text) => isInstant(`${text}T00:00:00Z`), 'a date is YYYY-MM-DD');
const longText = lineText(2000);

export const acquisitionSchemas = {
  aiUse: z.strictObject({
    humanVerifiedBy: nameText,
    promptRef: longText,
    tool: nameText,
    used: z.boolean(),
    version: nameText,
  }),
  changes: z.array(z.strictObject({ by: nameText, what: longText, why: longText })).max(100),
  clock: z.strictObject({
    /** The time as it was noted on the spot, with its offset, such as 2026-03-01T12:02:11+02:00. */
    noted: nameText,
    offsetSeconds: z.number().int().min(-1_000_000_000).max(1_000_000_000).nullable(),
    source: nameText,
    zone: nameText,
  }),
  collector: z.strictObject({ competence: longText, role: nameText }),
  lineage: z.strictObject({
    derivedFrom: z.array(idSchema('evidence')).max(100),
    rootExhibit: nameText,
    transformation: longText,
  }),
  mandate: z.strictObject({ identifier: nameText, type: z.enum(mandateTypes).nullable() }),
  place: z.strictObject({ location: nameText, system: nameText }),
  privacy: z.strictObject({ categories: z.array(nameText).max(100), lawfulBasis: longText, minimised: z.boolean() }),
  restriction: z.strictObject({
    encryptionAtRest: nameText,
    legalHold: z.boolean(),
    pap: z.enum(papLabels).nullable(),
    retentionUntil: dateSchema.nullable(),
  }),
  tool: z.strictObject({ config: longText, name: nameText, validation: longText, version: nameText }),
  vertex: z.enum(diamondVertices),
  volatility: z.number().int().min(1).max(7),
} as const;

export type AcquisitionField = keyof typeof acquisitionSchemas;
/** What counts for an item: null where nobody stated that part, or an edition withholds it. */
export type Acquisition = { readonly [Field in AcquisitionField]: z.infer<(typeof acquisitionSchemas)[Field]> | null };

export const acquisitionFields = [
  'aiUse',
  'changes',
  'clock',
  'collector',
  'lineage',
  'mandate',
  'place',
  'privacy',
  'restriction',
  'tool',
  'vertex',
  'volatility',
] as const satisfies readonly AcquisitionField[];

export const acquisitionSays: Readonly<Record<AcquisitionField, string>> = {
  aiUse: 'Whether artificial intelligence was used, which, by what prompt, and who checked it.',
  changes: 'What was unavoidably changed at the original, why and by whom.',
  clock: 'Clock of the collection: what it was set by, seconds that it was ahead, its zone, the time as noted.',
  collector: 'Role and competence of who collected.',
  lineage: 'Items that it was made from, how, and the exhibit at the root.',
  mandate: 'Kind of right to collect, and its identifier.',
  place: 'Location, and system of origin.',
  privacy: 'Categories of personal data, lawful basis, whether they were minimised.',
  restriction: 'PAP, retention, legal hold, encryption of where it is kept.',
  tool: 'Tool, version, configuration, reference of its validation.',
  vertex: 'Vertex of the diamond model.',
  volatility: 'Rank of volatility after RFC 3227, 1 to 7.',
};

/** What somebody states of it; a member of a group that is left out says nothing. */
export const acquisitionInput = z
  .strictObject({
    aiUse: acquisitionSchemas.aiUse.partial(),
    changes: acquisitionSchemas.changes,
    clock: acquisitionSchemas.clock.partial(),
    collector: acquisitionSchemas.collector.partial(),
    // What it derives from is named as items are, and resolved by the service.
    lineage: acquisitionSchemas.lineage.omit({ derivedFrom: true }).partial(),
    mandate: acquisitionSchemas.mandate.partial(),
    place: acquisitionSchemas.place.partial(),
    privacy: acquisitionSchemas.privacy.partial(),
    restriction: acquisitionSchemas.restriction.partial(),
    tool: acquisitionSchemas.tool.partial(),
    vertex: acquisitionSchemas.vertex,
    volatility: acquisitionSchemas.volatility,
  })
  .partial();
export type AcquisitionInput = z.infer<typeof acquisitionInput>;
/** The same with what it derives from. */
export type StatedAcquisition = Omit<AcquisitionInput, 'lineage'> & {
  readonly lineage?:
    | {
        readonly derivedFrom?: readonly string[] | undefined;
        readonly rootExhibit?: string | undefined;
        readonly transformation?: string | undefined;
      }
    | undefined;
};

const emptyGroups = {
  aiUse: { humanVerifiedBy: '', promptRef: '', tool: '', used: false, version: '' },
  clock: { noted: '', offsetSeconds: null, source: '', zone: '' },
  collector: { competence: '', role: '' },
  lineage: { derivedFrom: [], rootExhibit: '', transformation: '' },
  mandate: { identifier: '', type: null },
  place: { location: '', system: '' },
  privacy: { categories: [], lawfulBasis: '', minimised: false },
  restriction: { encryptionAtRest: '', legalHold: false, pap: null, retentionUntil: null },
  tool: { config: '', name: '', validation: '', version: '' },
} as const;

/** The fields of the line, whole; null for what nobody stated. Undefined where nothing was stated at all. */
export const completeAcquisition = (given: StatedAcquisition): JsonObject | undefined => {
  const fields: JsonObject = {
    aiUse: given.aiUse === undefined ? null : { ...emptyGroups.aiUse, ...stated(given.aiUse) },
    changes: given.changes === undefined || given.changes.length === 0 ? null : given.changes.map(stated),
    clock: given.clock === undefined ? null : { ...emptyGroups.clock, ...stated(given.clock) },
    collector: given.collector === undefined ? null : { ...emptyGroups.collector, ...stated(given.collector) },
    lineage: given.lineage === undefined ? null : { ...emptyGroups.lineage, ...stated(given.lineage) },
    mandate: given.mandate === undefined ? null : { ...emptyGroups.mandate, ...stated(given.mandate) },
    place: given.place === undefined ? null : { ...emptyGroups.place, ...stated(given.place) },
    privacy: given.privacy === undefined ? null : { ...emptyGroups.privacy, ...stated(given.privacy) },
    restriction: given.restriction === undefined ? null : { ...emptyGroups.restriction, ...stated(given.restriction) },
    tool: given.tool === undefined ? null : { ...emptyGroups.tool, ...stated(given.tool) },
    vertex: given.vertex ?? null,
    volatility: given.volatility ?? null,
  };
  return Object.values(fields).every((value) => value === null) ? undefined : fields;
};

type Stated = { readonly [name: string]: string | number | boolean | null | readonly string[] | undefined };

const stated = (group: Stated): JsonObject => {
  const json: Record<string, Json> = {};
  for (const [name, value] of Object.entries(group)) if (value !== undefined) json[name] = value;
  return json;
};
