import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { plainText, type PartialText } from '../ledger/field-types.ts';
import {
  carriageSchema,
  collectionSchema,
  contentSchema,
  custodyHandsSchema,
  custodyHashesSchema,
  gradeSchema,
  handlingSchema,
  handsSchema,
  hashesSchema,
  itemSchema,
  originSchema,
  privacySchema,
  toolSchema,
} from '../ledger/field-schemas.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { acquisitionFields, acquisitionSchemas } from './acquisition.ts';
import { seqKey, type CaseTables, type EvidenceRow } from './case-tables.ts';
import type { AcquisitionRow, CustodyRow } from './custody-rows.ts';
import { readFields, type FieldReader } from './line-fields.ts';
import { custodyGrades, worseCustody } from './vocabulary.ts';

const restsSchema = z.array(z.number());

/** Lines about sources, intakes, items and their custody. */
export const applyEvidenceLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  switch (line.type) {
    case 'source.add': {
      const id = fields.string('id');
      if (id === null) return;
      tables.put('source', {
        key: id,
        seq,
        name: fields.string('name'),
        kind: fields.string('kind'),
        reliability: fields.string('reliability'),
        descriptor: fields.text('descriptor'),
        tlp: fields.string('tlp'),
      });
      return;
    }
    case 'intake.open': {
      const id = fields.string('id');
      if (id === null) return;
      const collection = fields.value('collection', collectionSchema);
      tables.put('intake', {
        key: id,
        seq,
        source: fields.string('source'),
        collectedBy: collection?.by ?? null,
        collectedAt: collection?.at ?? null,
        authority: collection?.authority ?? null,
        method: collection?.method ?? null,
        note: fields.text('note'),
      });
      return;
    }
    case 'evidence.add': {
      const id = fields.string('id');
      if (id === null) return;
      tables.put('evidence', {
        ...emptyItem,
        key: id,
        seq,
        ...itemColumns(fields),
        tlp: fields.string('tlp'),
        addedAt: fields.string('at'),
        addedBy: fields.string('actor'),
      });
      return;
    }
    case 'evidence.correct': {
      const item = tables.get('evidence', fields.string('id') ?? '');
      if (item !== undefined) tables.put('evidence', countCustody({ ...item, ...itemColumns(fields) }, tables));
      return;
    }
    case 'evidence.acquire': {
      const key = fields.string('item') ?? fields.string('intake');
      if (key === null) return;
      const stated = acquisitionFields.flatMap((name) => {
        const value = optional(fields, name, acquisitionSchemas[name]);
        return value === null ? [] : [[name, canonicalJson(value)] as const];
      });
      const before = tables.get('acquisition', key) ?? emptyAcquisition;
      tables.put('acquisition', { ...before, ...Object.fromEntries(stated), key, seq });
      return;
    }
    case 'custody.event': {
      tables.put('custody', {
        key: seqKey(seq),
        seq,
        item: fields.string('item'),
        event: fields.string('event'),
        at: fields.string('at'),
        actor: fields.string('actor'),
        note: fields.text('note'),
        ...(line.v === 1 ? firstCustodyColumns(fields) : custodyColumns(fields)),
      });
      return;
    }
    case 'custody.grade': {
      const id = fields.string('item');
      if (id === null) return;
      const rests = fields.value('rests', restsSchema);
      tables.put('custody_grade', {
        key: id,
        seq,
        grade: fields.string('grade'),
        reason: fields.text('reason'),
        rests: rests === null ? null : canonicalJson(rests),
      });
      const item = tables.get('evidence', id);
      if (item !== undefined) tables.put('evidence', countCustody(item, tables));
      return;
    }
  }
};

/** The worse of what was stated and what follows from the chain; what is withheld cannot be worse. */
const countCustody = (item: EvidenceRow, tables: CaseTables): EvidenceRow => {
  const derived = toGrade(tables.get('custody_grade', item.key)?.grade);
  const stated = toGrade(item.custodyStated);
  const custody = derived === undefined || stated === undefined ? item.custodyStated : worseCustody(stated, derived);
  return { ...item, custody };
};
const toGrade = (text: string | null | undefined) => custodyGrades.find((grade) => grade === text);

type CustodyColumns = Omit<CustodyRow, 'key' | 'seq' | 'item' | 'event' | 'at' | 'actor' | 'note'>;

const custodyColumns = (fields: FieldReader): CustodyColumns => {
  const hands = fields.value('hands', custodyHandsSchema);
  const hashes = fields.value('hashes', custodyHashesSchema);
  const transport = fields.value('transport', carriageSchema);
  const tool = fields.value('tool', toolSchema);
  return {
    fromPerson: hands?.from ?? null,
    toPerson: hands?.to ?? null,
    purpose: hands?.purpose ?? null,
    authority: hands?.authority ?? null,
    place: hands?.place ?? null,
    seal: hands?.seal ?? null,
    transport: transport?.carrier ?? null,
    witness: hands?.witness ?? null,
    hashBefore: hashes?.before ?? null,
    hashAfter: hashes?.after ?? null,
    happened: fields.string('happened'),
    role: hands?.role ?? null,
    condition: hands?.condition ?? null,
    tracking: transport?.tracking ?? null,
    toolName: tool?.name ?? null,
    toolVersion: tool?.version ?? null,
    hashStored: hashes?.stored ?? null,
    corrects: fields.number('corrects'),
  };
};

/** Version 1 had fewer fields; its hashes were all computed by the program. */
const firstCustodyColumns = (fields: FieldReader): CustodyColumns => {
  const hands = fields.value('hands', handsSchema);
  const hashes = fields.value('hashes', hashesSchema);
  return {
    fromPerson: hands?.from ?? null,
    toPerson: hands?.to ?? null,
    purpose: hands?.purpose ?? null,
    authority: hands?.authority ?? null,
    place: hands?.place ?? null,
    seal: hands?.seal ?? null,
    transport: hands?.transport ?? null,
    witness: hands?.witness ?? null,
    hashBefore: hashes?.before ?? null,
    hashAfter: hashes?.after ?? null,
    happened: null,
    role: null,
    condition: null,
    tracking: null,
    toolName: null,
    toolVersion: null,
    hashStored: null,
    corrects: null,
  };
};

const emptyAcquisition: Omit<AcquisitionRow, 'key' | 'seq'> = {
  aiUse: null,
  changes: null,
  clock: null,
  collector: null,
  lineage: null,
  mandate: null,
  place: null,
  privacy: null,
  restriction: null,
  tool: null,
  vertex: null,
  volatility: null,
};

type ItemColumns = Omit<EvidenceRow, 'key' | 'seq' | 'tlp' | 'addedAt' | 'addedBy'>;

const emptyItem: ItemColumns = {
  exhibit: null,
  name: null,
  title: null,
  description: null,
  media: null,
  sha256: null,
  size: null,
  source: null,
  intake: null,
  url: null,
  collectedBy: null,
  collectedAt: null,
  authority: null,
  method: null,
  copy: null,
  md5: null,
  sha1: null,
  note: null,
  personalData: null,
  caveats: null,
  kind: null,
  reliability: null,
  credibility: null,
  custody: null,
  custodyStated: null,
  forgeability: null,
  originGroup: null,
  evidenceClass: null,
  layer: null,
  adequacy: null,
  marking: null,
};

const plain = (text: PartialText): string => plainText(text);
const optional = <T extends z.ZodType>(fields: FieldReader, name: string, schema: T) =>
  fields.isNull(name) ? null : fields.value(name, schema);

/** Only the columns that the line speaks of: fields that are null or withheld leave the others as they were. */
const itemColumns = (fields: FieldReader): Partial<ItemColumns> => {
  const item = optional(fields, 'item', itemSchema);
  const content = fields.value('content', contentSchema);
  const origin = optional(fields, 'origin', originSchema);
  const collection = optional(fields, 'collection', collectionSchema);
  const handling = optional(fields, 'handling', handlingSchema);
  const privacy = optional(fields, 'privacy', privacySchema);
  const grade = optional(fields, 'grade', gradeSchema);
  return {
    ...(item && { exhibit: item.exhibit, name: item.name, title: item.title, description: plain(item.description) }),
    ...(content && { media: content.media, sha256: content.sha256, size: content.size }),
    ...(origin && { source: origin.source, intake: origin.intake, url: origin.url }),
    ...(collection && {
      collectedBy: collection.by,
      collectedAt: collection.at,
      authority: collection.authority,
      method: collection.method,
    }),
    ...(handling && { copy: handling.copy, md5: handling.md5, sha1: handling.sha1, note: plain(handling.note) }),
    ...(privacy && { personalData: privacy.personalData ? 1 : 0, caveats: canonicalJson(privacy.caveats) }),
    ...(grade && {
      kind: grade.kind,
      reliability: grade.reliability,
      credibility: grade.credibility,
      custody: grade.custody,
      custodyStated: grade.custody,
      forgeability: grade.forgeability,
      originGroup: grade.group,
      evidenceClass: grade.class,
      layer: grade.layer,
      adequacy: grade.adequacy,
      marking: grade.marking,
    }),
  };
};
