import { z } from 'zod';
import type { Json, JsonObject } from '../ledger/canonical-json.ts';
import { gradeSchema } from '../ledger/field-schemas.ts';
import { nameText, textSchema } from '../ledger/field-types.ts';
import { plainText } from '../ledger/field-types.ts';
import type { EvidenceRow } from './case-tables.ts';
import {
  credibilities,
  custodyGrades,
  evidenceClasses,
  evidenceKinds,
  forgeabilities,
  reliabilities,
  tlpSchema,
} from './vocabulary.ts';

/** What may be set of an item in the table; what is left out stays. */
export const amendmentSchema = z
  .strictObject({
    exhibit: nameText.max(100).refine((text) => text.trim() !== '', 'an item needs a number'),
    title: nameText,
    source: z.string().min(1).max(100).nullable(),
    reliability: z.enum(reliabilities),
    credibility: z.enum(credibilities),
    /** As a person states it; what the chain gives may be worse, and then counts. */
    custodyStated: z.enum(custodyGrades),
    forgeability: z.enum(forgeabilities),
    kind: z.enum(evidenceKinds),
    evidenceClass: z.enum(evidenceClasses).nullable(),
    marking: tlpSchema,
  })
  .partial();
export type Amendment = z.infer<typeof amendmentSchema>;
export type AmendedPart = keyof Amendment;
export const amendedParts: readonly AmendedPart[] = [
  'exhibit',
  'title',
  'source',
  'reliability',
  'credibility',
  'custodyStated',
  'forgeability',
  'kind',
  'evidenceClass',
  'marking',
];

export type Amended = {
  /** Only the parts that become another. */
  readonly before: Amendment;
  readonly after: Amendment;
  /** The groups of the line `evidence.correct`; null for what stays. */
  readonly fields: { readonly item: Json; readonly origin: Json; readonly grade: Json };
};

/**
 * What an amendment makes of an item: null where it changes nothing, undefined where this edition withholds a part that a
 * correction must repeat. `derivedFrom`: as its own line has it.
 */
export const amendItem = (
  row: EvidenceRow,
  derivedFrom: readonly string[],
  change: Amendment,
): Amended | null | undefined => {
  const parts = amendedParts.filter((part) => change[part] !== undefined && change[part] !== row[part]);
  if (parts.length === 0) return null;
  const isRenamed = parts.includes('title') || parts.includes('exhibit');
  const named = { ...row, title: change.title ?? row.title, exhibit: change.exhibit ?? row.exhibit };
  const item = isRenamed ? itemGroup(named) : null;
  const origin = parts.includes('source') ? originGroup({ ...row, source: change.source ?? null }, derivedFrom) : null;
  const isGraded = parts.some((part) => part !== 'exhibit' && part !== 'title' && part !== 'source');
  const grade = isGraded ? gradeGroup(row, change) : null;
  const before = amendmentSchema.safeParse(pick(parts, row));
  if (item === undefined || origin === undefined || grade === undefined || !before.success) return undefined;
  return { before: before.data, after: pick(parts, change), fields: { item, origin, grade } };
};

const pick = (parts: readonly AmendedPart[], from: Readonly<Record<AmendedPart, unknown>> | Amendment): Amendment =>
  Object.fromEntries(parts.map((part) => [part, from[part]]));

const itemGroup = ({ exhibit, name, title, description }: EvidenceRow): JsonObject | undefined => {
  if (exhibit === null || name === null || title === null || description === null) return undefined;
  const text = textSchema.safeParse(description);
  return text.success ? { exhibit, name, title, description: plainText(text.data) } : undefined;
};

const originGroup = ({ intake, source, url }: EvidenceRow, derivedFrom: readonly string[]): JsonObject | undefined =>
  url === null ? undefined : { derivedFrom: [...derivedFrom], intake, source, url };

const gradeGroup = (row: EvidenceRow, change: Amendment): JsonObject | undefined => {
  const parsed = gradeSchema.safeParse({
    adequacy: row.adequacy,
    class: change.evidenceClass === undefined ? row.evidenceClass : change.evidenceClass,
    credibility: change.credibility ?? row.credibility,
    custody: change.custodyStated ?? row.custodyStated,
    forgeability: change.forgeability ?? row.forgeability,
    group: row.originGroup,
    kind: change.kind ?? row.kind,
    layer: row.layer,
    marking: change.marking ?? row.marking,
    reliability: change.reliability ?? row.reliability,
  });
  return parsed.success ? parsed.data : undefined;
};
