import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { hashesIn } from '../../shared/domain/hash-words.ts';
import type { IndexDatabase } from '../../db/index-database.ts';
import {
  countRecords,
  findRecord,
  findRecordByKey,
  findStoredImport,
  listRecords,
  type StoredImport,
} from '../../db/queries/record-page.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { withKnownHashes } from '../hash-sets/known-hashes.ts';
import { activeImportOf, withIndex } from './case-index.ts';
import { describeListed } from './describe-record.ts';
import { describeImport } from './list-imports.ts';
import { notImported } from './undo-import.ts';

type Page = Output<'record.page'>;

/** How many records a filter lets through, by import and filter: going on through a table asks it again and again. */
export type RecordCountCache = Map<string, number>;
const cachedMax = 32;

/** One window into the records of an item: only what is on the screen crosses. */
export const readRecordPage = (
  session: CaseSession,
  { evidence, filter, sort, descending, from, count }: Checked<'record.page'>,
  counts: RecordCountCache,
): Result<Page> => {
  const item = findRow(session.tables, 'evidence', evidence);
  if (!item.ok) return item;
  const active = activeImportOf(session, item.value.key);
  if (active === undefined) return ok({ import: null, total: 0, from, rows: [] });
  return withIndex(session, (index) => {
    const stored = findStoredImport(index, active.key);
    const described = describeImport(session, active, stored !== undefined);
    if (stored === undefined) {
      return ok({ import: { ...described, byType: {}, skipped: [] }, total: 0, from, rows: [] });
    }
    const name = JSON.stringify([active.key, stored.digest, filter]);
    const total = counts.get(name) ?? countRecords(index, stored, filter);
    keep(counts, name, total);
    return ok({
      import: {
        ...described,
        byType: readJson(stored.byType, typeCounts, {}),
        skipped: readJson(stored.marked, marks, []),
      },
      total,
      from,
      rows: listRecords(index, stored, filter, { sort, descending, from, count, total }).map((row) =>
        describeListed(row, stored.first),
      ),
    });
  });
};

const keep = (counts: RecordCountCache, name: string, total: number): void => {
  counts.delete(name);
  counts.set(name, total);
  const [oldest] = counts.keys();
  if (counts.size > cachedMax && oldest !== undefined) counts.delete(oldest);
};

/** One record with everything that the file says in it. */
export const readRecord = (
  session: CaseSession,
  { evidence, record }: Checked<'record.read'>,
  deps: AppDeps,
): Result<Output<'record.read'>> => {
  const item = findRow(session.tables, 'evidence', evidence);
  if (!item.ok) return item;
  const active = activeImportOf(session, item.value.key);
  if (active === undefined) return err(notImported(item.value.exhibit ?? item.value.key));
  return withIndex(session, (index) => {
    const stored = findStoredImport(index, active.key);
    const found = stored === undefined ? undefined : findRecord(index, stored, stored.first + record - 1);
    if (stored === undefined || found === undefined) return err(noSuchRecord(record));
    return withKnownHashes(session, deps, (known) =>
      ok({
        record: {
          ...describeListed(found, stored.first),
          known: known.of(hashesIn([found.fields])),
          fields: readJson(found.fields, fields, []).map(([name, value]) => ({ name, value })),
          links: readJson(found.links, links, [])
            .slice(0, linksMax)
            .map(({ kind, to }) => ({ kind, to, record: linkedRecord(index, stored, to) })),
        },
      }),
    );
  });
};

const linksMax = 1000;

const linkedRecord = (index: IndexDatabase, stored: StoredImport, key: string) => {
  const found = findRecordByKey(index, stored, key);
  return found === undefined ? null : { ...found, number: found.number - stored.first + 1 };
};

const noSuchRecord = (number: number): Failure => ({
  code: 'NOT_FOUND',
  message: `The index has no record ${number} of this item.`,
  hint: 'If the index was removed, make it again: `plumbline import --rebuild DIR`.',
});

const typeCounts = z.record(z.string(), z.number());
const places = z.union([
  z.object({ pointer: z.string() }),
  z.object({ line: z.number() }),
  z.object({ offset: z.number(), length: z.number() }),
]);
const marks = z.array(z.object({ place: places, code: z.string(), message: z.string() }));
const fields = z.array(z.tuple([z.string(), z.string()]));
const links = z.array(z.object({ kind: z.string(), to: z.string() }));

/** What stands in the index in the place of something that this program writes is nothing. */
const readJson = <T extends z.ZodType>(text: string, schema: T, otherwise: z.infer<T>): z.infer<T> => {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : otherwise;
  } catch {
    return otherwise;
  }
};
