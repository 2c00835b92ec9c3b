import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { piecesToBytes } from '../../shared/base/pieces.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { missingSkeleton } from '../../shared/bundle/edition-plan.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { exportedItems, itemsToCsv, itemsToNdjson } from '../../shared/domain/evidence-export.ts';
import { noEvidenceFilter } from '../../shared/domain/evidence-filter.ts';
import { matrixToCsv, matrixToNdjson } from '../../shared/domain/matrix-export.ts';
import { shareCase, type Disclosed } from '../../shared/interchange/disclosed-case.ts';
import { caseToMisp } from '../../shared/interchange/misp.ts';
import { disclosedToUco } from '../../shared/interchange/render.ts';
import { caseToStix } from '../../shared/interchange/stix.ts';
import { canonicalPieces, isJsonObject, type Json, type JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import { resolveItems } from '../evidence/chosen-items.ts';
import { checkpointLines } from '../evidence/custody-report.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { identifyParts } from '../releases/identify.ts';
import type { CaseSession } from './case-session.ts';
import { assess } from './assess.ts';
import { findRow } from './find-row.ts';
import { shownLines } from './shown-lines.ts';

type Input = Checked<'case.convert'>;
type Written = Result<Output<'case.convert'>>;

const convert = (session: CaseSession, input: Input, deps: AppDeps): Written => {
  const fault = inputFault(input);
  if (fault !== undefined) return err(fault);
  const named = input.evidence === undefined ? undefined : findRow(session.tables, 'evidence', input.evidence);
  if (named?.ok === false) return named;
  if (input.to === 'stix' || input.to === 'misp') {
    const identified = identifyParts(session, deps);
    if (!identified.ok) return identified;
  }
  const shown = shownLines(session, input, deps);
  if (!shown.ok) return shown;
  const tables = tablesOfLines(shown.value);
  const only = named?.value.key;
  if (only !== undefined && tables.get('evidence', only) === undefined) {
    return err({
      code: 'WITHHELD',
      message: `The ${input.edition} edition does not show this item.`,
      hint: 'Name an edition that shows it, such as `--edition full`.',
    });
  }
  switch (input.to) {
    case 'csv':
    case 'ndjson': {
      const chosen = chosenKeys(session, { ...input, only }, deps);
      return chosen.ok ? writeItems(exportedItems(tables, chosen.value), input, deps) : chosen;
    }
    case 'matrix':
      return writeMatrix(tables, input, deps);
    case 'case-uco':
    case 'stix':
    case 'misp':
      return writeDocument(session, { lines: shown.value, tables, only, input }, deps);
  }
};

/**
 * The case, its custody or the table of its evidence for other programs; no more than the edition shows. What tells of ratings
 * is refused while somebody rates blind, and noted as shown.
 */
export const convertCase = showingRatings(convert, (_, { to, evidence }) =>
  to === 'case-uco' ? evidence === undefined : to !== 'csv' && to !== 'ndjson',
);

const inputFault = ({ to, edition, tlp, evidence, filter, items }: Input): Failure | undefined => {
  if (tlp !== undefined && edition !== 'restricted') {
    return {
      code: 'BAD_INPUT',
      message: `A widest marking was named for the ${edition} edition, whose marking is fixed.`,
      hint: 'Leave `--tlp` out, or convert `--edition restricted`.',
    };
  }
  const isTable = to === 'csv' || to === 'ndjson';
  const isPart = (evidence !== undefined && !isTable && to !== 'case-uco') || (filter !== undefined && !isTable);
  return isPart || (items !== undefined && !isTable)
    ? {
        code: 'BAD_INPUT',
        message: `In this format the whole case goes out, so no items can be chosen.`,
        hint: 'Choose items as CSV or NDJSON, and one item also as CASE/UCO.',
      }
    : undefined;
};

type Shown = {
  readonly lines: readonly RevealedLine[];
  readonly tables: CaseTables;
  readonly only: string | undefined;
  readonly input: Input;
};

const writeDocument = (session: CaseSession, { lines, tables, only, input }: Shown, deps: AppDeps): Written => {
  const checkpoint = checkpointLines(session, true, deps);
  if (!checkpoint.ok) return checkpoint;
  const origin = session.origin;
  // Custody alone rests on no number.
  const sections = only === undefined ? assess(tables, missingSkeleton(lines), deps) : ok({});
  if (!sections.ok) return sections;
  const disclosed: Disclosed = { origin, checkpoint: checkpoint.value, lines, tables, sections: sections.value };
  const { shared } = shareCase(disclosed, deps.crypto);
  const made = ((): { readonly document: JsonObject; readonly types: readonly string[] } => {
    switch (input.to) {
      case 'stix': {
        const document = caseToStix(shared);
        return { document, types: typesIn(document['objects'], 'type') };
      }
      case 'misp': {
        const document = caseToMisp(shared, deps.crypto);
        const event = document['Event'];
        return { document, types: isJsonObject(event) ? typesIn(event['Attribute'], 'type') : [] };
      }
      case 'case-uco':
      case 'matrix':
      case 'csv':
      case 'ndjson': {
        const document = disclosedToUco(disclosed, only === undefined ? shared.hypotheses : [], only);
        return { document, types: typesIn(document['@graph'], '@type').map((type) => type.replace(/^.*:/u, '')) };
      }
    }
  })();
  const bytes = piecesToBytes([...canonicalPieces(made.document), '\n']);
  const written = writeNewFile(input.out, bytes, deps);
  if (!written.ok) return written;
  const byType: Record<string, number> = {};
  for (const type of made.types) byType[type] = (byType[type] ?? 0) + 1;
  return ok({ ...describe(input.out, bytes), objects: made.types.length, byType, beside: null });
};

const typesIn = (nodes: Json | undefined, member: string): readonly string[] =>
  (Array.isArray(nodes) ? nodes.filter(isJsonObject) : []).map((node) => {
    const type = node[member];
    return typeof type === 'string' ? type : '';
  });

const describe = (out: string, bytes: Uint8Array) => ({
  out,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

const writeMatrix = (tables: CaseTables, { out }: Input, deps: AppDeps): Written => {
  const written = writePair(out, { table: matrixToCsv(tables), lossless: matrixToNdjson(tables) }, deps);
  if (!written.ok) return written;
  const byType = Object.fromEntries(
    (['evidence', 'hypothesis', 'rating'] as const).map((table) => [table, tables.rows(table).length]),
  );
  return ok({ ...written.value, objects: tables.rows('rating').length, byType });
};

const chosenKeys = (
  session: CaseSession,
  { only, filter, items }: Pick<Input, 'filter' | 'items'> & { readonly only: string | undefined },
  deps: AppDeps,
): Result<ReadonlySet<string> | undefined> => {
  if (only !== undefined) return ok(new Set([only]));
  if (filter === undefined && items === undefined) return ok(undefined);
  const what =
    items === undefined
      ? { kind: 'filter' as const, filter: filter ?? noEvidenceFilter }
      : { kind: 'items' as const, items };
  const keys = resolveItems(session, what, deps);
  return keys.ok ? ok(new Set(keys.value)) : keys;
};

const writeItems = (items: ReturnType<typeof exportedItems>, { out, to }: Input, deps: AppDeps): Written => {
  const counts = { objects: items.length, byType: { evidence: items.length } };
  const lossless = itemsToNdjson(items);
  if (to === 'csv') {
    const written = writePair(out, { table: itemsToCsv(items), lossless }, deps);
    return written.ok ? ok({ ...written.value, ...counts }) : written;
  }
  const bytes = utf8ToBytes(lossless);
  const written = writeNewFile(out, bytes, deps);
  return written.ok ? ok({ ...describe(out, bytes), ...counts, beside: null }) : written;
};

/** A CSV never stands alone: what it cannot hold is in the lossless file of the same name. */
const writePair = (
  out: string,
  { table, lossless }: { readonly table: string; readonly lossless: string },
  deps: AppDeps,
): Result<ReturnType<typeof describe> & { readonly beside: string }> => {
  const beside = `${out.replace(/\.csv$/iu, '')}.ndjson`;
  const first = writeNewFile(beside, utf8ToBytes(lossless), deps);
  if (!first.ok) return first;
  const bytes = utf8ToBytes(table);
  const written = writeNewFile(out, bytes, deps);
  if (written.ok) return ok({ ...describe(out, bytes), beside });
  rmSync(beside, { force: true });
  return written;
};
