import { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import {
  acquisitionFields,
  acquisitionSchemas,
  completeAcquisition,
  type Acquisition,
  type AcquisitionInput,
  type StatedAcquisition,
} from '../../shared/domain/acquisition.ts';
import type { CaseTables, EvidenceRow } from '../../shared/domain/case-tables.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';

/** The line that says how items came to be; undefined where nobody said anything. */
export const acquisitionLine = (
  of: { readonly item: string } | { readonly intake: string },
  given: StatedAcquisition,
  common: ReturnType<typeof commonFields>,
): LineDraft | undefined => {
  const fields = completeAcquisition(given);
  return fields === undefined
    ? undefined
    : { type: 'evidence.acquire', fields: { ...common, item: null, intake: null, ...of, ...fields } };
};

export const stateAcquisition = (
  session: CaseSession,
  input: Checked<'evidence.acquire'>,
  deps: AppDeps,
): Result<Output<'evidence.acquire'>> => {
  const item = findRow(session.tables, 'evidence', input.evidence);
  if (!item.ok) return item;
  const { lineage } = input.acquisition;
  // What an item was made from is not said anew; it stays.
  const derivedFrom = acquisitionOf(session.tables, item.value).lineage?.derivedFrom ?? [];
  const line = acquisitionLine(
    { item: item.value.key },
    { ...input.acquisition, lineage: lineage === undefined ? undefined : { ...lineage, derivedFrom } },
    commonFields(session, deps, input.tlp),
  );
  if (line === undefined) {
    return err({
      code: 'NOTHING_STATED',
      message: 'Nothing was said about how the item came to be, so nothing was recorded.',
      hint: 'State at least one part of it, such as the clock or the tool.',
    });
  }
  const appended = session.append(() => ok({ drafts: [line] }));
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** What items of an intake were made from, with the root that follows where none is stated. */
export const lineageOf = (
  tables: CaseTables,
  parents: readonly EvidenceRow[],
  given: AcquisitionInput['lineage'],
): StatedAcquisition['lineage'] => {
  const [first] = parents;
  if (first === undefined) return given;
  const root = acquisitionOf(tables, first).lineage?.rootExhibit ?? '';
  return {
    derivedFrom: parents.map(({ key }) => key),
    rootExhibit: given?.rootExhibit ?? (root === '' ? (first.exhibit ?? '') : root),
    transformation: given?.transformation,
  };
};

/** How an item came to be: its own statement where there is one, else that of its intake, part by part. */
export const acquisitionOf = (tables: CaseTables, row: Pick<EvidenceRow, 'key' | 'intake'>): Acquisition => {
  const rows = [tables.get('acquisition', row.key), tables.get('acquisition', row.intake ?? '')];
  const value = (name: (typeof acquisitionFields)[number]): unknown => {
    const text = rows.map((one) => one?.[name] ?? null).find((one) => one !== null);
    const json = parseJson(text ?? 'null');
    return json.ok ? json.value : null;
  };
  return storedAcquisition.parse(Object.fromEntries(acquisitionFields.map((name) => [name, value(name)])));
};

const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null);

// A row is made from checked fields, but the file is not ours alone: what does not fit is as good as not stated.
const storedAcquisition = z.object({
  aiUse: orNull(acquisitionSchemas.aiUse),
  changes: orNull(acquisitionSchemas.changes),
  clock: orNull(acquisitionSchemas.clock),
  collector: orNull(acquisitionSchemas.collector),
  lineage: orNull(acquisitionSchemas.lineage),
  mandate: orNull(acquisitionSchemas.mandate),
  place: orNull(acquisitionSchemas.place),
  privacy: orNull(acquisitionSchemas.privacy),
  restriction: orNull(acquisitionSchemas.restriction),
  tool: orNull(acquisitionSchemas.tool),
  vertex: orNull(acquisitionSchemas.vertex),
  volatility: orNull(acquisitionSchemas.volatility),
});
