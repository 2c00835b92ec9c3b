import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { ImportRow } from '../../shared/domain/case-tables.ts';
import {
  isAct,
  isPartOfNode,
  isProvenanceRecord,
  orderStatedActs,
  statedExhibit,
  type ProvenanceNode,
} from '../../shared/domain/stated-custody.ts';
import type { IndexDatabase } from '../../db/index-database.ts';
import {
  listHashRecords,
  listRecordsBefore,
  listReferringRecords,
  type ReferringRecord,
} from '../../db/queries/provenance-records.ts';
import { findRecordByKey, findStoredImport, type StoredImport } from '../../db/queries/record-page.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { activeImports, withIndex } from '../imports/case-index.ts';

type Stated = Output<'custody.stated'>;
type Statement = Stated['statements'][number];

/**
 * What imported CASE/UCO files state about the provenance of an item. A file speaks of the item where it names the same
 * SHA-256; a name or an exhibit number alone makes nothing the same. It is the word of that file: no event is recorded,
 * and no grade follows from it.
 */
export const readStatedCustody = (session: CaseSession, { evidence }: Checked<'custody.stated'>): Result<Stated> => {
  const item = findRow(session.tables, 'evidence', evidence);
  if (!item.ok) return item;
  const { sha256 } = item.value;
  const imports = activeImports(session).filter(({ format }) => format === 'case-uco');
  if (sha256 === null || imports.length === 0) return ok({ statements: [], unread: 0 });
  return withIndex(session, (index) => {
    let unread = 0;
    const statements: Statement[] = [];
    for (const row of imports) {
      const stored = findStoredImport(index, row.key);
      if (stored === undefined) unread += 1;
      else statements.push(...readStatement(session, index, { row, stored, sha256 }));
    }
    return ok({ statements, unread });
  });
};

const hashesMax = 100;
const actsMax = 500;
/** How far up a part stands below its node: hashes below their facet, facets below their file. */
const nearMax = 64;
const hopsMax = 4;

const readStatement = (
  session: CaseSession,
  index: IndexDatabase,
  { row, stored, sha256 }: { readonly row: ImportRow; readonly stored: StoredImport; readonly sha256: string },
): readonly Statement[] => {
  const observables = new Set<string>();
  for (const hash of listHashRecords(index, stored, sha256, hashesMax)) {
    for (const key of findOwners(index, stored, hash)) observables.add(key);
  }
  if (observables.size === 0) return [];
  const referring = new Map<number, ReferringRecord>();
  const gather = (key: string): readonly ReferringRecord[] => {
    const found = listReferringRecords(index, stored, key, actsMax + 1).filter((record) =>
      toNode(record, stored).links.some(({ to }) => to === key),
    );
    for (const record of found) referring.set(record.number, record);
    return found;
  };
  const subjects = new Set(observables);
  for (const key of observables) {
    for (const record of gather(key)) if (isProvenanceRecord(record) && record.key !== null) subjects.add(record.key);
  }
  for (const key of subjects) if (!observables.has(key)) gather(key);
  const nodes = [...referring.values()].map((record) => toNode(record, stored));
  const acts = orderStatedActs(nodes.filter(isAct), subjects, (key) => {
    const found = findRecordByKey(index, stored, key);
    return found === undefined ? key : found.title;
  });
  const source = row.item === null ? undefined : session.tables.get('evidence', row.item);
  return [
    {
      evidence: row.item ?? '',
      exhibit: source?.exhibit ?? null,
      title: source?.title ?? null,
      exhibits: nodes.filter(isProvenanceRecord).map(statedExhibit),
      acts: acts.slice(0, actsMax).map((act) => ({
        ...act,
        performers: [...act.performers],
        participants: [...act.participants],
        instruments: [...act.instruments],
        locations: [...act.locations],
        objects: [...act.objects],
        results: [...act.results],
      })),
      isCut: acts.length > actsMax,
    },
  ];
};

/** Keys of the nodes that a hash belongs to: those around it, or in a flat graph those that refer to it. */
const findOwners = (index: IndexDatabase, stored: StoredImport, hash: ReferringRecord): readonly string[] => {
  const owners: string[] = [];
  let parts: readonly ReferringRecord[] = [hash];
  for (let hop = 0; hop < hopsMax && parts.length > 0; hop += 1) {
    const next: ReferringRecord[] = [];
    for (const part of parts) {
      const around = nodeAround(index, stored, part);
      const above =
        around === undefined
          ? part.key === null
            ? []
            : listReferringRecords(index, stored, part.key, hashesMax)
          : [around];
      for (const record of above) {
        if (isPartOfNode(record)) next.push(record);
        else if (record.key !== null && !isAct(record) && !isProvenanceRecord(record)) owners.push(record.key);
      }
    }
    parts = next;
  }
  return owners;
};

const nodeAround = (index: IndexDatabase, stored: StoredImport, part: ReferringRecord): ReferringRecord | undefined => {
  const own = pointerOf(part);
  return listRecordsBefore(index, stored, part.number, nearMax).find((record) => {
    const pointer = pointerOf(record);
    return pointer !== '' && own.startsWith(`${pointer}/`);
  });
};

const toNode = (record: ReferringRecord, { first }: StoredImport): ProvenanceNode => ({
  ...record,
  record: record.number - first + 1,
  fields: readJson(record.fields, fieldsSchema) ?? [],
  links: readJson(record.links, linksSchema) ?? [],
});

const fieldsSchema = z.array(z.tuple([z.string(), z.string()]));
const linksSchema = z.array(z.object({ kind: z.string(), to: z.string() }));
const placeSchema = z.object({ pointer: z.string() });
const pointerOf = ({ place }: ReferringRecord): string => readJson(place, placeSchema)?.pointer ?? '';

/** What stands in the index in the place of something that this program writes is nothing. */
const readJson = <T extends z.ZodType>(text: string, schema: T): z.infer<T> | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
